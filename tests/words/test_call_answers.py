"""Answering a call, with an account and without; what became of it; taking it back."""

from uuid import uuid4

import pytest
from django.test import Client, TestCase
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.core.keyring.models import OwnerKey
from alongside.core.models import LedgerLine
from alongside.words.domain.consent import No, Yes, allows
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.return_code import whole
from alongside.words.models import (
    CallAnswer,
    CallReading,
    Consent,
    Use,
    Words,
    newest_consents,
)
from alongside.words.operations import call_answers
from alongside.words.queries import keys_of, troubles
from tests.words.calls_help import TEXT, a_call, by_code, choose, give, ids


def consent_of(words: object) -> object:
    row = Words.objects.get(pk=words)
    return newest_consents([row])[row.id]


def test_without_an_account_code_first_then_four_questions(world):
    call = a_call(world)
    client, code, words = by_code(call, note="hospital")
    answer, shown = client.post("/calls/mine/code"), " ".join(ids(call))
    picked = ("collection", "chosen", "count", "1-year")
    for question, choice in enumerate(picked, 1):
        assert answer["Location"] == f"/calls/mine/consent/{question}"
        page = client.get(answer["Location"]).content.decode()
        assert f"Question {question} of 4" in page
        assert "checked" not in page
        answer = client.post(
            answer["Location"], {"choice": choice, "other_name": "Nettle", "shown": shown}
        )
    assert answer["Location"] == "/calls/mine/words"
    page = client.get("/calls/mine/words").content.decode()
    for said in (TEXT, "hospital", "It waits for the readers", "As “Nettle”."):
        assert said in page
    consent = consent_of(words)
    assert isinstance(allows(consent, Asked.PUBLISH_IN_CALL, localdate()), Yes)
    for use in (Asked.QUOTE, Asked.READ_IN_GROUP, Asked.READ_BY_ALL, Asked.GIVE):
        assert isinstance(allows(consent, use, localdate()), No)
    row = Words.objects.get(pk=words)
    assert (row.person_id, row.kind) == (None, "answer")
    assert TEXT.encode() not in bytes(row.sealed)
    assert OwnerKey.objects.filter(pk=words).exists()  # sealed under a key of its own
    assert len(code) == 19


def test_not_choosing_lets_nobody_read(world):
    call = a_call(world)
    client, _, words = by_code(call)
    for question in range(1, 5):
        assert client.post(f"/calls/mine/consent/{question}", {}).status_code == 303
    for use in Asked:
        assert isinstance(allows(consent_of(words), use, localdate()), No)
    page = client.get("/calls/mine/words").content.decode()
    assert "Nobody reads it now" in page
    assert "There is nothing to read now" in call.page("support", f"{call.inside}/read")


def test_an_empty_answer_is_asked_again_with_the_note_still_there(world):
    call = a_call(world)
    answer = Client().post(f"{call.path}/answer", {"words": "", "note": "heavy", "once": uuid4()})
    assert answer.status_code == 422
    assert "heavy" in answer.content.decode()


def test_where_an_account_is_needed_nobody_answers_without(world):
    call = a_call(world, no_account=False)
    page = Client().get(f"{call.path}/answer").content.decode()
    assert "You need an account for this call" in page
    answer = Client().post(f"{call.path}/answer", {"words": TEXT, "once": uuid4()})
    assert answer.status_code == 422
    assert TEXT in answer.content.decode()
    assert not CallAnswer.objects.exists()


def test_a_reader_does_not_answer_what_they_read(world):
    call = a_call(world)
    answer = world.client("support").post(f"{call.path}/answer", {"words": TEXT, "once": uuid4()})
    assert answer.status_code == 422
    assert not CallAnswer.objects.exists()


@pytest.mark.parametrize("who", ["member", "stranger", "left", "paused"])
def test_with_an_account_it_stands_in_my_words(world, who):
    call = a_call(world)
    client = world.client(who)
    answer = client.post(f"{call.path}/answer", {"words": TEXT, "once": uuid4()})
    words, shown = CallAnswer.objects.get().pk, " ".join(ids(call))
    for question, choice in enumerate(("collection", "chosen", "no", "3-months"), 1):
        assert answer["Location"] == f"/words/{words}/consent/{question}"
        assert client.get(answer["Location"]).status_code == 200
        answer = client.post(
            answer["Location"], {"choice": choice, "other_name": "Nettle", "shown": shown}
        )
    assert TEXT in client.get("/words/").content.decode()
    one = client.get(f"/words/{words}/").content.decode()
    for said in ("It waits for the readers", "As “Nettle”.", call.path, "Small things"):
        assert said in one
    assert "Told together" not in one
    assert world.client("own").get(f"/words/{words}/").status_code == 404
    for copy in ("/me/copy", "/me/everything"):
        assert TEXT in client.get(copy).content.decode()


def test_each_answer_is_changed_alone_also_after_the_call_closed(world):
    call = a_call(world)
    client, _, words = by_code(call)
    for question, choice in enumerate(("collection", "none", "count", "3-months"), 1):
        client.post(f"/calls/mine/consent/{question}", {"choice": choice})
    world.client("host").post(f"{call.inside}/step", {"do": "close"})
    before = consent_of(words)
    path = "/calls/mine/consent/2"
    with TestCase.captureOnCommitCallbacks(execute=True):
        assert client.post(path, {"choice": "chosen", "other_name": "Reed"}).status_code == 303
    assert consent_of(words) == before
    assert "As “Reed”." in client.get("/calls/mine/words").content.decode()
    assert "Reed" in client.get(path).content.decode()
    client.post("/calls/mine/consent/1", {"choice": "me"})
    assert isinstance(allows(consent_of(words), Asked.READ_FOR_CALL, localdate()), No)
    assert isinstance(allows(consent_of(words), Asked.COUNT, localdate()), Yes)


def test_taken_back_in_four_presses_keys_first_also_after_it_closed(world):
    call = a_call(world)
    words = give(call, None, note="heavy", name="Nettle")
    choose(call, words, True, "support", "steward", word="Thank you.")
    assert TEXT in call.public
    world.client("host").post(f"{call.inside}/step", {"do": "close"})
    code = new_code(words)
    keys = keys_of(words)
    assert len(keys) == 6  # words, note, code, name, two words of readers
    client = Client()
    client.post("/calls/mine", {"code": code})  # a field and a press
    assert "textarea" not in client.get("/calls/mine/take-back").content.decode()  # a press
    for _ in range(2):
        assert client.post("/calls/mine/take-back").status_code == 303  # and the last
    assert sealing.known(keys) == set()
    row = Words.objects.get(pk=words)
    assert (bytes(row.sealed), row.taken_back_at is None) == (b"", False)
    assert {bytes(each.sealed) for each in CallReading.objects.filter(answer=words)} == {b""}
    assert TEXT not in call.public
    assert "These words were taken back." in call.public
    assert "You took these words back" in client.get("/calls/mine/words").content.decode()
    assert TEXT not in call.page("support", f"{call.inside}/read")
    assert LedgerLine.objects.filter(did="took words back", about=words).count() == 1
    assert list(troubles()) == []


def new_code(words: object) -> str:
    """A code for words that the test gave without a page."""
    code = whole("271828182845904")
    CallAnswer.objects.filter(pk=words).update(code=call_answers.hashed(code))
    return code


def test_with_an_account_taking_back_ends_it_too(world):
    call = a_call(world)
    words = give(call)
    choose(call, words, True, "support", "steward")
    world.client("member").post(f"/words/{words}/take-back")
    assert "These words were taken back." in call.public
    assert TEXT not in call.public


def test_an_account_that_is_erased_takes_its_answers_along(world):
    call = a_call(world)
    words = give(call, name="Nettle")
    choose(call, words, True, "support", "steward", word="Thank you.")
    world.client("member").post("/me/erase")
    assert TEXT not in call.public
    assert "These words were taken back." in call.public
    assert not Consent.objects.filter(words=words).exclude(name_sealed=b"").exists()
    assert list(troubles()) == []


def test_somebody_at_risk_leaves_no_name_no_day_and_only_a_month(world):
    call = a_call(world)
    words = give(call, None, hidden=True, name="Nettle")
    choose(call, words, True, "support", "steward")
    row = Words.objects.get(pk=words)
    assert row.told_on.day == 1
    assert "Nettle" not in call.public
    assert "No name" in call.public
    page = call.page("support", f"{call.inside}/read/{words}")
    assert TEXT in page
    assert "Nettle" not in page
    for line in LedgerLine.objects.filter(about=words):
        assert (line.at.day, line.at.hour) == (1, 0)
    for said in Consent.objects.filter(words=words):
        assert said.at.day == 1


def test_nobody_is_told_who_answers(world):
    call = a_call(world)
    give(call)
    assert (
        not LedgerLine.objects.filter(by=world.id("member"), chain=world.group)
        .exclude(did="joined")
        .exists()
    )
    assert "Member" not in call.page("support", f"{call.inside}/read")


def test_somebody_at_risk_does_not_stand_out_by_a_place_in_the_list(world):
    call = a_call(world)
    for number in range(4):
        words = give(call, None, text=f"Text {number}", hidden=number == 3)
        choose(call, words, True, "support", "steward")
    page = call.public
    shown = sorted(range(4), key=lambda number: page.index(f"Text {number}"))
    uses = Use.objects.order_by("pk").select_related("words")
    by_chance = [sealing.unseal(use.words.key, bytes(use.words.sealed)) for use in uses]
    assert [f"Text {number}" for number in shown] == by_chance
    listed = call.page("support", f"{call.inside}/read")
    assert f"{localdate():%B}" not in listed
