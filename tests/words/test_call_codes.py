"""Coming back to an answer with its return code, and only with it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from alongside.core import sealing
from alongside.words.domain.return_code import whole
from alongside.words.models import (
    Beside,
    CallAnswer,
    Words,
)
from alongside.words.operations import call_answers
from tests.words.calls_help import TEXT, a_call, by_code, give

HELD = ("words", "code", "consent/1", "take-back")


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


@pytest.mark.parametrize("risk", [{}, {"hidden": "on"}])
def test_a_code_that_nobody_wrote_down_goes_the_next_night(world, risk):
    """Not in the same one either, where only the month of the words is kept."""
    by_code(a_call(world), **risk)
    Words.objects.filter(hidden=True).update(told_on=localdate() - timedelta(days=20))
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
