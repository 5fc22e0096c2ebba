"""What somebody stumbled over who walked through their words with the screen only."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.words.models import Showing, Use, Words, newest_consents
from alongside.words.operations import showings
from alongside.words.operations.taking_back import mark_taken_back
from alongside.words.operations.together import told_with
from tests.conftest import World, tell
from tests.words.test_together import answer_all, stories, story  # noqa: F401


def look(world: World, who: str, path: str) -> str:
    return world.client(who).get(path).content.decode()


def test_who_was_only_named_cannot_wipe_the_story(world):
    mine = tell("We held the door.", world.id("own"), world.group)
    told_with(mine, world.id("member"), person=world.id("own"), now=now())
    path = f"/words/{mine}/"
    assert "I did not tell this" in look(world, "member", f"{path}take-back")
    world.client("member").post(f"{path}take-back")
    assert Words.objects.get(pk=mine).taken_back_at is None
    assert "We held the door." in look(world, "own", path)


def test_a_co_teller_ends_every_use_and_the_first_keeps_the_words(world, story):  # noqa: F811
    answer_all(world, story, readers="group", quoting="no-name")
    words = story.split("/")[2]
    Use.objects.create(
        words_id=words,
        place_kind="report",
        place=uuid4(),
        title="R",
        path="/reports/r",
        cut=[[0, 5]],
        by=world.id("host"),
        at=now(),
    )
    world.client("member").post(f"{story}take-back")
    assert "We held the door." not in stories(world)
    assert Use.objects.get(words=words).ended_at is not None
    page = look(world, "own", story)
    assert "We held the door." in page
    assert "Somebody who told it with you ended it" in page
    assert "We do only what you both allow." in page


def test_other_time_for_a_consent_does_not_end_the_thinking(world):
    mine = tell("It was cold.", world.id("own"), world.group)
    path, own = f"/words/{mine}/consent/4", world.client("own")
    own.post(path, {"choice": "3-months", "think": "on"})
    row = Words.objects.get(pk=mine)
    first = newest_consents([row])[mine].begins
    assert first == localdate() + timedelta(days=3)
    page = own.get(path).content.decode()
    assert "I am still thinking." in page
    assert 'name="think" id="id_think" checked' in page
    own.post(path, {"choice": "1-year", "think": "on"})
    assert newest_consents([row])[mine].begins == first
    own.post(path, {"choice": "1-year"})
    assert newest_consents([row])[mine].begins is None


def test_who_is_at_risk_is_offered_no_name(world):
    Words.objects.filter(pk=world.story).update(hidden=True)
    path = f"/words/{world.story}/consent/2"
    page = look(world, "own", path)
    assert "Yes, with no name" in page
    assert "with the name I use here" not in page
    assert "other_name" not in page
    assert world.client("own").post(path, {"choice": "my-name"}).status_code == 422


@pytest.mark.parametrize("where", ["/words/", "one", "take-back"])
def test_my_words_say_that_they_are_shown_to_one_person(world, where):
    mine = tell("Only this.", world.id("own"), world.group, readers="me")
    showings.show_to(mine, world.id("member"), person=world.id("own"), now=now())
    path = {"one": f"/words/{mine}/", "take-back": f"/words/{mine}/take-back"}.get(where, where)
    said = "You showed it to one person." if where == "take-back" else "Shown to one person"
    assert said in look(world, "own", path)
    Showing.objects.update(ended_at=now())
    assert said not in look(world, "own", path)


def test_the_copy_has_notes_and_what_somebody_folds_away(world):
    own = world.client("own")
    own.post("/words/folding", {"things": "noise"})
    copy = own.get("/me/copy")
    assert copy.json()["what I fold away"] == ["noise"]
    assert "first" in copy.json()["words"][0]


def test_no_choice_never_makes_a_consent_longer(world):
    soon = localdate() + timedelta(days=5)
    mine = tell("It was cold.", world.id("own"), world.group, until=soon)
    world.client("own").post(f"/words/{mine}/consent/4", {})
    assert newest_consents([Words.objects.get(pk=mine)])[mine].until == soon


def test_a_yes_to_a_cut_that_is_pressed_twice_is_a_yes(world):
    use = Use.objects.create(
        words_id=world.story,
        place_kind="report",
        place=uuid4(),
        title="R",
        path="/reports/r",
        cut=[[0, 5]],
        waits_for=[str(world.id("own"))],
        by=world.id("host"),
        at=now(),
    )
    for _ in range(2):
        world.client("own").post(f"/words/{world.story}/uses/{use.id}", {"say": "yes"})
    use.refresh_from_db()
    assert (use.waits_for, use.ended_at) == ([], None)


def test_the_night_leaves_alone_what_was_sealed_anew_meanwhile(world):
    row = Words.objects.get(pk=world.story)
    gone = {uuid4(): row.id}  # the key that was there when the night began to look
    mark_taken_back(gone.values(), keys=gone, now=now(), by=None)
    assert Words.objects.get(pk=row.id).taken_back_at is None
