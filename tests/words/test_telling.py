"""Telling a story, and the four questions, as somebody does it on a page."""

import re
from uuid import uuid4

import pytest

from alongside.core import sealing
from alongside.words.models import Answering, Consent, Words
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
    mine = member.get("/words/").content.decode()
    assert "It was a good day" in mine
    assert "A member of The Kettle" in mine
    assert "Nobody quotes it now" in mine


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
    assert not Answering.objects.filter(counting__isnull=False).exists()


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
    assert answers[3:] == ["/words/", "/words/"]
    assert Consent.objects.filter(words=story_of(world)).count() == 1
    other_day = member.post(path[:-1] + "4", {"choice": "1-year"})
    assert other_day.status_code == 422  # not the same form: it would change something


def test_a_change_of_mind_is_a_new_row(world):
    own = world.client("own")
    for question, choice in enumerate(("everyone", "my-name", "give", "taken-back"), 1):
        own.post(f"/words/{world.story}/consent/{question}", {"choice": choice})
    rows = Consent.objects.filter(words=world.story).order_by("number")
    assert [(row.number, row.readers) for row in rows] == [(1, "group"), (2, "everyone")]
