"""Telling a story, and the four questions, as somebody does it on a page."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import TestCase
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.groups.models import Group
from alongside.words.domain.consent import No, Use, Yes, allows
from alongside.words.models import Consent, Words, newest_consents
from tests.conftest import World


def share(world: World, text: str, once: object = None) -> object:
    data = {"words": text, "once": str(once or uuid4())}
    return world.client("member").post(f"/g/{world.slug}/share", data)


def story_of(world: World) -> Words:
    return Words.objects.get(person=world.id("member"), kind="story")


def test_ten_presses_and_it_is_in_my_words(world):
    member = world.client("member")
    answer = share(world, "It was a good day")
    for question, choice in enumerate(("group", "member", "count", "1-year"), 1):
        assert answer.status_code == 303
        page = member.get(answer["Location"]).content.decode()
        assert f"Question {question} of 4" in page
        assert "checked" not in page
        answer = member.post(answer["Location"], {"choice": choice})
    assert answer["Location"] == "/words/"
    back = member.get(f"/words/{story_of(world).id}/").content.decode()
    assert "My group, The Kettle." in back
    assert "Yes, as “A member of The Kettle”." in back
    for page in (back, member.get("/words/").content.decode()):
        assert "It was a good day" in page
        assert "Nobody quotes it now" in page


def test_not_choosing_is_the_safest_answer(world):
    path = share(world, "Quiet")["Location"]
    for _ in range(4):
        path = world.client("member").post(path, {})["Location"]
    row = Consent.objects.get(words=story_of(world))
    assert (row.readers, row.quoting, row.counting) == ("me", "no", "no")
    assert row.until is not None


def test_until_answered_only_its_teller_reads_it(world):
    share(world, "Half way")
    assert "Half way" not in world.client("host").get(f"/g/{world.slug}/stories").content.decode()
    assert "You have not answered" in world.client("member").get("/words/").content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_question_out_of_order_says_which_comes_first(world, method):
    share(world, "In order")
    path = f"/words/{story_of(world).id}/consent/3"
    page = getattr(world.client("member"), method)(path)
    assert page.status_code == 422
    assert "Question 1 comes first" in page.content.decode()
    assert not Consent.objects.filter(words=story_of(world)).exists()


def test_the_same_form_twice_is_one_story(world):
    once = uuid4()
    first, second = share(world, "Once", once), share(world, "Once", once)
    assert first["Location"] == second["Location"]
    assert Words.objects.filter(person=world.id("member")).count() == 1


def test_a_number_of_somebody_elses_story_meets_nothing(world):
    answer = share(world, "Mine", world.story)
    assert str(world.story) not in answer["Location"]
    assert story_of(world).id != world.story


@pytest.mark.parametrize("text", ["", "   ", "with a \x00 in it", "x" * 10_000_000])
def test_what_cannot_be_taken_comes_back_whole(world, text):
    before = Words.objects.count()
    answer = share(world, text)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert re.search(r'role="alert"', page)
    assert text.replace("\x00", "").strip() in page
    assert Words.objects.count() == before


def test_hostile_words_are_words(world):
    odd = "\u202e \u200d"  # turns writing round; joins signs
    text = f"<script>alert(1)</script> {odd} =cmd|' /C calc'!A0 {{{{ 7*7 }}}} 🌧"
    share(world, text)
    row = story_of(world)
    assert sealing.unseal(row.key, bytes(row.sealed)) == text
    page = world.client("member").get("/words/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_last_question_sent_twice_is_one_consent(world):
    path = share(world, "Twice")["Location"]
    member, answers = world.client("member"), []
    for question in (1, 2, 3, 4, 4):
        form = {"choice": "taken-back"} if question == 4 else {}
        answers.append(member.post(path[:-1] + str(question), form)["Location"])
    assert answers[3:] == ["/words/", f"/words/{story_of(world).id}/"]
    assert Consent.objects.filter(words=story_of(world)).count() == 1


def test_on_the_way_an_answer_can_be_changed_and_nothing_counts(world):
    path = share(world, "Back and on")["Location"]
    member = world.client("member")
    member.post(path, {"choice": "everyone"})
    assert "checked" in member.get(path).content.decode()
    member.post(path[:-1] + "2", {"choice": "no"})
    assert member.post(path, {"choice": "group"})["Location"] == path[:-1] + "2"
    assert newest_consents([story_of(world)])[story_of(world).id] is None
    for question in (2, 3, 4):
        member.post(path[:-1] + str(question), {})
    consent = newest_consents([story_of(world)])[story_of(world).id]
    assert (consent.readers, consent.quoting) == ("group", "no")


def test_a_change_of_mind_is_a_new_row_and_changes_one_answer(world):
    own, before = world.client("own"), Consent.objects.get(words=world.story, answered=4)
    answer = own.post(f"/words/{world.story}/consent/2", {"choice": "my-name"})
    assert answer["Location"] == f"/words/{world.story}/"
    rows = Consent.objects.filter(words=world.story).order_by("number")
    assert [row.quoting for row in rows] == [before.quoting, "my-name"]
    after = rows.last()
    assert (after.readers, after.counting, after.until) == (
        before.readers,
        before.counting,
        before.until,
    )


def test_another_name_is_sealed_and_goes_with_the_next(world):
    own, path = world.client("own"), f"/words/{world.story}/consent/2"
    answer = own.post(path, {"choice": "chosen"})
    assert answer.status_code == 422
    assert "Write the name that should stand there." in answer.content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        own.post(path, {"choice": "chosen", "other_name": "Rook"})
    row = Consent.objects.filter(words=world.story).order_by("number").last()
    assert b"Rook" not in bytes(row.name_sealed)
    page = world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    assert "Name: Rook" in page
    with TestCase.captureOnCommitCallbacks(execute=True):
        own.post(path, {"choice": "no-name", "other_name": "Rook"})
    assert sealing.known([row.name_key]) == set()
    page = world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    assert "Rook" not in page


def test_other_groups_read_only_when_they_are_named(world):
    other = Group.objects.get(slug="quiet-corner").id
    own, stranger = world.client("own"), world.client("stranger")
    assert "Nobody asked" not in stranger.get("/g/quiet-corner/stories").content.decode()
    path = f"/words/{world.story}/consent/1"
    refused = own.post(path, {"choice": "me", "groups": [str(other)]})
    assert refused.status_code == 422
    own.post(path, {"choice": "group", "groups": [str(other)]})
    page = stranger.get("/g/quiet-corner/stories").content.decode()
    assert "Nobody asked" in page
    assert "Shared with us by somebody in The Kettle." in page
    assert "And Quiet Corner." in own.get(f"/words/{world.story}/").content.decode()
    own.post(path, {"choice": "group"})
    assert "Nobody asked" not in stranger.get("/g/quiet-corner/stories").content.decode()


def test_thinking_first_uses_nothing_for_two_days_and_then_does(world):
    own, today = world.client("own"), localdate()
    own.post(f"/words/{world.story}/consent/4", {"choice": "1-year", "think": "on"})
    assert "You are thinking." in own.get(f"/words/{world.story}/").content.decode()
    assert (
        "Nobody asked"
        not in world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    )
    consent = newest_consents([Words.objects.get(pk=world.story)])[world.story]
    for days, allowed in ((0, No), (2, No), (3, Yes)):
        said = allows(consent, Use.READ_IN_GROUP, today + timedelta(days=days))
        assert isinstance(said, allowed)


def test_a_rest_stops_every_use_and_keeps_the_answers(world):
    own, member = world.client("own"), world.client("member")
    path = f"/words/{world.story}/rest"
    own.post(path, {"paused": "yes"})
    assert "It rests." in own.get(f"/words/{world.story}/").content.decode()
    assert "Nobody asked" not in member.get(f"/g/{world.slug}/stories").content.decode()
    own.post(path, {"paused": "no"})
    assert "Nobody asked" in member.get(f"/g/{world.slug}/stories").content.decode()


POEM = "    The kettle\n  was on.\n\n      We slept."


@pytest.mark.parametrize("typed", [POEM, f"\r\n \r\n{POEM}  \n\n", POEM.replace("\n", "\r\n")])
def test_the_spaces_before_the_lines_of_a_poem_are_kept(world, typed):
    path = share(world, typed)["Location"].partition("consent")[0]
    row = story_of(world)
    assert sealing.unseal(row.key, bytes(row.sealed)) == POEM
    form = {"words": f"{POEM}\n", "version": str(row.key), "once": str(uuid4())}
    suggest, member = f"/g/{world.slug}/stories/{row.id}/suggest", world.client("member")
    page = member.post(suggest, form)
    assert page.status_code == 422
    assert "Nothing is changed yet." in page.content.decode()
    answer = member.post(suggest, form | {"words": POEM.lstrip()})
    assert answer.status_code == 303
    assert path in answer["Location"]


@pytest.mark.parametrize("nothing", ["", "   ", "\n \t\n  "])
def test_spaces_alone_are_no_story(world, nothing):
    assert share(world, nothing).status_code == 422
