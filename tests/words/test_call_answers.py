"""Answering a call, with an account and without; what became of it; taking it back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client, TestCase
from django.utils.timezone import localdate, now

from alongside.core import sealing
from alongside.core.keyring.models import OwnerKey
from alongside.core.models import LedgerLine
from alongside.words.domain.consent import No, Use, Yes, allows
from alongside.words.domain.return_code import whole
from alongside.words.models import (
    Beside,
    CallAnswer,
    CallReading,
    Consent,
    Words,
    newest_consents,
)
from alongside.words.operations import call_answers
from alongside.words.queries import keys_of, troubles
from tests.words.calls_help import TEXT, a_call, by_code, choose, give

HELD = ("words", "code", "consent/1", "take-back")


def consent_of(words: object) -> object:
    row = Words.objects.get(pk=words)
    return newest_consents([row])[row.id]


def test_without_an_account_code_first_then_four_questions(world):
    call = a_call(world)
    client, code, words = by_code(call, note="hospital")
    answer = client.post("/calls/mine/code")
    picked = ("collection", "chosen", "count", "1-year")
    for question, choice in enumerate(picked, 1):
        assert answer["Location"] == f"/calls/mine/consent/{question}"
        page = client.get(answer["Location"]).content.decode()
        assert f"Question {question} of 4" in page
        assert "checked" not in page
        answer = client.post(answer["Location"], {"choice": choice, "other_name": "Nettle"})
    assert answer["Location"] == "/calls/mine/words"
    page = client.get("/calls/mine/words").content.decode()
    for said in (TEXT, "hospital", "It waits for the readers", "As “Nettle”."):
        assert said in page
    consent = consent_of(words)
    assert isinstance(allows(consent, Use.PUBLISH_IN_CALL, localdate()), Yes)
    for use in (Use.QUOTE, Use.READ_IN_GROUP, Use.READ_BY_ALL, Use.GIVE):
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
    for use in Use:
        assert isinstance(allows(consent_of(words), use, localdate()), No)
    page = client.get("/calls/mine/words").content.decode()
    assert "Nobody reads it now" in page
    assert "There is nothing to read now" in call.page("support", f"{call.inside}/read")


def test_the_code_is_shown_until_it_is_written_down_and_kept_nowhere(world):
    client, code, words = by_code(a_call(world))
    assert code in client.get("/calls/mine/code").content.decode()
    answer = CallAnswer.objects.get()
    digits = code.replace(" ", "")
    assert digits not in answer.code
    assert len(answer.code) == 64
    key = Beside.objects.get(words=words, what="code").key
    client.post("/calls/mine/code")
    assert not Beside.objects.filter(words=words, what="code").exists()
    assert sealing.known([key]) == set()
    assert code not in client.get("/calls/mine/code").content.decode()


def test_a_code_that_nobody_wrote_down_goes_the_next_night(world):
    by_code(a_call(world))
    call_answers.forget_codes(now=now())
    assert Beside.objects.filter(what="code").count() == 1
    call_answers.forget_codes(now=now() + timedelta(days=1))
    assert not Beside.objects.filter(what="code").exists()


@pytest.mark.parametrize("between", [" ", "", "-", "  "])
def test_the_code_opens_it_in_any_browser_however_it_is_typed(world, between):
    _, code, _ = by_code(a_call(world))
    other = Client()
    typed = code.replace(" ", between)
    assert other.post("/calls/mine", {"code": typed})["Location"] == "/calls/mine/words"
    assert TEXT in other.get("/calls/mine/words").content.decode()
    other.post("/calls/mine/done")
    assert other.get("/calls/mine/words").status_code == 404


def test_a_wrong_code_and_an_ended_one_say_the_same(world):
    call = a_call(world)
    _, code, _ = by_code(call)
    digits = code.replace(" ", "")
    slip = str((int(digits[0]) + 1) % 10) + digits[1:]
    pages = []
    for typed in (slip, whole("123456789012345"), "12", "x" * 16):
        answer = Client().post("/calls/mine", {"code": typed})
        assert answer.status_code == 422
        pages.append(answer.content.decode().replace(f'value="{typed}"', ""))
    call_answers.destroy_what_is_over(now=now() + timedelta(days=800))
    answer = Client().post("/calls/mine", {"code": code})
    assert answer.status_code == 422
    pages.append(answer.content.decode().replace(f'value="{code}"', ""))
    assert len(set(pages)) == 1


def test_many_wrong_codes_from_one_place_have_to_wait(world):
    _, code, _ = by_code(a_call(world))
    for _ in range(60):
        Client().post("/calls/mine", {"code": "12"})
    answer = Client().post("/calls/mine", {"code": code})
    assert answer.status_code == 422
    assert "Wait ten minutes" in answer.content.decode()
    elsewhere = Client(REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post("/calls/mine", {"code": code}).status_code == 303


def test_right_codes_are_not_counted(world):
    _, code, _ = by_code(a_call(world))
    for _ in range(70):
        assert Client().post("/calls/mine", {"code": code}).status_code == 303


def test_the_browser_forgets_after_two_hours(world, monkeypatch):
    from alongside.words.views import call_holding

    client, _, _ = by_code(a_call(world))
    later = now() + timedelta(hours=2, minutes=1)
    monkeypatch.setattr(call_holding, "now", lambda: later)
    for page in HELD:
        assert client.get(f"/calls/mine/{page}").status_code == 404


def test_nobody_else_comes_to_it(world):
    call = a_call(world)
    words = give(call)
    by_code(call)
    for who in ("host", "support", "member", "stranger", "anonymous"):
        for page in HELD:
            assert world.client(who).get(f"/calls/mine/{page}").status_code == 404
            assert world.client(who).post(f"/calls/mine/{page}").status_code == 404
    session = Client().session
    session["answer"] = [str(words), (now() + timedelta(hours=1)).isoformat()]
    session.save()
    client = Client()
    client.cookies["here"] = session.session_key
    assert client.get("/calls/mine/words").status_code == 404  # theirs with an account: no code


def test_the_same_form_twice_is_one_answer_and_later_no_way_in(world):
    call = a_call(world)
    sent = {"words": TEXT, "once": str(uuid4())}
    first, second = Client(), Client()
    for client in (first, second, first):
        assert client.post(f"{call.path}/answer", sent).status_code == 303
    assert CallAnswer.objects.count() == 1
    assert CallAnswer.objects.get().pk != CallAnswer.objects.get().once
    first.post("/calls/mine/code")
    stranger = Client()
    answer = stranger.post(f"{call.path}/answer", sent)
    assert answer.status_code == 422
    assert "Use your code" in answer.content.decode()
    assert stranger.get("/calls/mine/words").status_code == 404


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
    words = CallAnswer.objects.get().pk
    for question, choice in enumerate(("collection", "chosen", "no", "3-months"), 1):
        assert answer["Location"] == f"/words/{words}/consent/{question}"
        assert client.get(answer["Location"]).status_code == 200
        answer = client.post(answer["Location"], {"choice": choice, "other_name": "Nettle"})
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
    assert isinstance(allows(consent_of(words), Use.READ_FOR_CALL, localdate()), No)
    assert isinstance(allows(consent_of(words), Use.COUNT, localdate()), Yes)


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
    assert "Told on" not in page
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
