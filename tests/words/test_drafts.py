"""A story that is kept while somebody writes it."""

import re
from uuid import uuid4

import pytest
from django.test import TestCase
from django.utils.timezone import now

from alongside.core import sealing
from alongside.words.models import Beside, Consent, Words
from alongside.words.operations.uses import NotAllowed, quote
from tests.conftest import World


def send(
    world: World,
    window: object,
    words: str,
    save: str = "draft",
    who: str = "member",
    **more: object,
) -> object:
    data = {"words": words, "window": str(window), "save": save} | more
    path = f"/g/{world.slug}/share"
    if "once" in data:
        path += f"/{data['once']}"
    else:
        data["once"] = str(uuid4())
    with TestCase.captureOnCommitCallbacks(execute=True):
        return world.client(who).post(path, data)


def draft_of(world: World, who: str = "member") -> Words:
    return Words.objects.get(person=world.id(who), kind="draft")


def test_a_draft_is_sealed_and_only_its_teller_opens_it(world):
    send(world, uuid4(), "Half a story", note="hospital")
    row = draft_of(world)
    assert b"Half" not in bytes(row.sealed)
    path = f"/g/{world.slug}/share/{row.id}"
    page = world.client("member").get(path).content.decode()
    assert "Half a story" in page
    assert "hospital" in page
    for who in ("host", "own", "stranger", "anonymous"):
        assert world.client(who).get(path).status_code == 404
        assert world.client(who).get(f"/words/{row.id}/throw-away").status_code == 404
    assert (
        "Half a story" not in world.client("host").get(f"/g/{world.slug}/stories").content.decode()
    )


def test_a_draft_becomes_a_story_once(world):
    window = uuid4()
    send(world, window, "Begun")
    first = draft_of(world)
    answers = [send(world, window, "Begun, and done", save="", once=first.id) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {f"/words/{first.id}/consent/1"}
    row = Words.objects.get(person=world.id("member"))
    assert (row.kind, sealing.unseal(row.key, bytes(row.sealed))) == ("story", "Begun, and done")
    assert sealing.known([first.key]) == set()


def test_two_windows_never_overwrite_each_other_unseen(world):
    one, other = uuid4(), uuid4()
    send(world, one, "From the first window")
    row = draft_of(world)
    send(world, other, "From the second", once=row.id, saw=one)
    answer = send(world, one, "First again", once=row.id)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From the second" in page
    assert "First again" in page
    assert send(world, one, "First again", once=row.id, saw=other).status_code == 303
    row = draft_of(world)
    assert sealing.unseal(row.key, bytes(row.sealed)) == "First again"


def test_one_window_that_keeps_quietly_never_meets_itself(world):
    """A quiet keeping may still be on its way when its person presses the button."""
    window = uuid4()
    answer = send(world, window, "One", save="quiet").json()
    assert answer["kept"]
    for words in ("One two", "One two three"):
        assert send(world, window, words, save="quiet", once=answer["once"]).json()["kept"]
    assert send(world, window, "One two three four", once=answer["once"]).status_code == 303
    other = send(world, uuid4(), "Another", save="quiet", once=answer["once"])
    assert other.status_code == 422
    assert other.json() == {"kept": False, "other": True}


def test_nothing_written_keeps_nothing(world):
    assert send(world, uuid4(), "  ").status_code == 422
    assert send(world, uuid4(), "", save="quiet").status_code == 422
    assert not Words.objects.filter(person=world.id("member")).exists()


def test_thrown_away_its_keys_are_destroyed(world):
    send(world, uuid4(), "Not this", note="heavy")
    row = draft_of(world)
    keys = [row.key, Beside.objects.get(words=row).key]
    for _ in range(2):
        world.client("member").post(f"/words/{row.id}/throw-away")
    assert sealing.known(keys) == set()
    assert not Words.objects.filter(pk=row.id).exists()


def test_who_is_at_risk_leaves_no_name_and_no_day(world):
    answer = send(world, uuid4(), "They would know", save="", hidden="on")
    member, path = world.client("member"), answer["Location"]
    for question, choice in enumerate(("group", "no-name", "count", "taken-back"), 1):
        member.post(path[:-1] + str(question), {"choice": choice})
    row = Words.objects.get(person=world.id("member"), kind="story")
    assert row.told_on.day == 1
    assert {consent.at.day for consent in row.consents.all()} == {1}
    page = world.client("host").get(f"/g/{world.slug}/stories").content.decode()
    assert "They would know" in page
    assert "Name: No name" in page
    assert "Member" not in page


def test_a_heavy_story_stays_closed_for_who_wants_it_so(world):
    answer = send(world, uuid4(), "What they did", save="", note="Hospital, restraint")
    member, path = world.client("member"), answer["Location"]
    for question in range(1, 5):
        member.post(path[:-1] + str(question), {"choice": "group"} if question == 1 else {})
    host, stories = world.client("host"), f"/g/{world.slug}/stories"
    assert "Hospital, restraint" in host.get(stories).content.decode()
    assert "Open this story" not in host.get(stories).content.decode()
    host.post("/words/folding", {"things": "dogs\nrestraint"})
    assert "Open this story" in host.get(stories).content.decode()
    assert "Open this story" not in world.client("own").get(stories).content.decode()
    assert "restraint" in host.get("/words/folding").content.decode()
    host.post("/words/folding", {"things": ""})
    assert "Open this story" not in host.get(stories).content.decode()


def text_of(row: Words) -> str | None:
    return sealing.unseal(row.key, bytes(row.sealed))


@pytest.mark.parametrize("save", ["", "draft", "quiet"])
def test_another_window_hears_that_the_words_were_told(world, save):
    one, other = uuid4(), uuid4()
    send(world, one, "Begun")
    row = draft_of(world)
    send(world, one, "Told in one", save="", once=row.id)
    answer = send(world, other, "Typed in the other", save=save, once=row.id, saw=one)
    assert answer.status_code == 422
    if save == "quiet":
        assert answer.json() == {"kept": False, "other": True}
        return
    page = answer.content.decode()
    assert "You told this story already." in page
    assert "Told in one" in page
    assert "Typed in the other" in page
    assert text_of(Words.objects.get(pk=row.id)) == "Told in one"


def test_what_was_typed_in_the_other_window_can_be_told_as_another_story(world):
    one = uuid4()
    told = send(world, one, "Told in one", save="")["Location"]
    page = send(world, uuid4(), "The other", save="", once=told.split("/")[2]).content.decode()
    form = dict(re.findall(r'name="(once|window|saw)" value="([^"]*)"', page))
    assert f'action="/g/{world.slug}/share"' in page
    answer = world.client("member").post(
        f"/g/{world.slug}/share", {"words": "The other", **form, "save": ""}
    )
    assert answer.status_code == 303
    rows = Words.objects.filter(person=world.id("member"), kind="story")
    assert {text_of(row) for row in rows} == {"Told in one", "The other"}


def test_the_same_window_that_keeps_once_more_after_telling_does_no_harm(world):
    """A quiet keeping was still on its way."""
    window = uuid4()
    send(world, window, "Begun")
    row = draft_of(world)
    send(world, window, "Begun, and done", save="", once=row.id)
    assert send(world, window, "Begun, and", save="quiet", once=row.id).json()["kept"]
    row = Words.objects.get(pk=row.id)
    assert (row.kind, text_of(row)) == ("story", "Begun, and done")


@pytest.mark.parametrize("changed", [{"words": "Other"}, {"note": "heavy"}, {"hidden": "on"}])
def test_the_same_window_never_drops_what_was_changed_after_telling(world, changed):
    window = uuid4()
    told = send(world, window, "Told", save="")["Location"]
    form = {"words": "Told"} | changed
    answer = send(world, window, form.pop("words"), save="", once=told.split("/")[2], **form)
    assert answer.status_code == 422
    assert "You told this story already." in answer.content.decode()


def test_words_that_were_taken_back_say_so_in_another_window(world):
    told = send(world, uuid4(), "Told", save="")["Location"].split("/")[2]
    world.client("member").post(f"/words/{told}/take-back")
    for save, window in (("", uuid4()), ("draft", Words.objects.get(pk=told).window)):
        page = send(world, window, "Typed in another", save=save, once=told).content.decode()
        assert "You took these words back." in page
        assert "Typed in another" in page


def test_a_page_gone_back_to_with_a_new_form_is_the_same_story(world):
    """Without a script a browser puts the words back, but into a form with another number."""
    first = send(world, uuid4(), "Told", save="")["Location"]
    assert send(world, uuid4(), "Told", save="")["Location"] == first
    assert send(world, uuid4(), "Told", save="", hidden="on")["Location"] != first
    assert send(world, uuid4(), "Told", save="", who="own")["Location"] != first
    for question in range(1, 5):
        world.client("member").post(first[:-1] + str(question), {})
    assert send(world, uuid4(), "Told", save="")["Location"] != first


@pytest.mark.parametrize(
    "page", ["", "consent/1", "people", "pictures", "what-it-is", "take-back", "together", "show"]
)
def test_nothing_of_words_that_were_told_opens_a_draft(world, page):
    send(world, uuid4(), "Half a story")
    path, member = f"/words/{draft_of(world).id}/{page}", world.client("member")
    data = {"choice": "group", "to": str(world.id("host")), "with": str(world.id("host"))}
    assert member.get(path).status_code in (404, 405)
    assert member.post(path, data).status_code in (404, 405)
    assert draft_of(world).taken_back_at is None
    assert not Consent.objects.filter(words=draft_of(world)).exists()


@pytest.mark.parametrize("kind", ["draft", "answer", "check-in"])
def test_only_a_story_is_quoted_whatever_stands_beside_it(world, kind):
    Words.objects.filter(pk=world.story).update(kind=kind)
    with pytest.raises(NotAllowed, match="Choose a story of this group"):
        quote(
            world.story,
            "kettle",
            place_kind="report",
            place=uuid4(),
            title="",
            path="",
            by=world.id("host"),
            group=world.group,
            now=now(),
        )
