"""Our own mistakes, and input that no page of ours would send."""

import json
import logging
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.core.models import Mail
from alongside.core.outbox import send_due
from alongside.gatherings.models import Gathering
from alongside.web.post import deliver
from alongside.words.views import mine
from tests.conftest import World


def test_a_mistake_of_ours_has_two_words_to_say_and_the_log_has_the_same(
    world: World, monkeypatch, caplog
):
    def fail(*args: object) -> None:
        raise RuntimeError("our mistake")

    monkeypatch.setattr(mine, "my_words", fail)
    client = world.client("own")
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR, "alongside"):
        page = client.get("/words/")
    assert page.status_code == 500
    text = page.content.decode()
    token = text.partition("say this: <b>")[2].partition("</b>")[0]
    assert len(token.split()) == 2
    assert token in caplog.text
    assert "You did nothing wrong" in text


def test_another_hosts_name_is_not_understood(world: World, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    page = Client(headers={"Host": "evil.invalid"}).get("/")
    assert page.status_code == 400
    assert "Nothing was changed" in page.content.decode()


@pytest.mark.parametrize(
    "credential", ["", "nothing", "{}", "[]", '{"id": 7}', '{"id": "\\u0000"}', "null", "1e999"]
)
def test_a_passkey_that_is_none(world: World, credential: str):
    assert Client().post("/sign-in/passkey", {"credential": credential}).status_code == 302
    member = world.client("member")
    member.get("/me/passkeys/new")
    made = member.post("/me/passkeys/new", {"credential": credential, "name": "x"})
    assert made.status_code == 200
    assert "That did not work" in made.content.decode()


def test_thirty_people_behind_one_address_are_not_refused(world: World):
    for number in range(30):
        form = {"email": f"person{number}@demo.invalid"}
        assert Client().post("/sign-in", form).status_code == 303
        assert Client().post("/sign-in/passkey", {"credential": "{}"}).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "9999-12-31"},
        {"day": "0001-01-01"},
        {"day": "2026-13-40"},
        {"time": "25:99"},
        {"title": "x" * 121},
        {"video": "javascript:alert(1)"},
        {"video": "https://example.org/" + "x" * 300},
        {"once": "not a number"},
    ],
)
def test_a_plan_that_cannot_be(world: World, wrong: dict[str, str]):
    before = Gathering.objects.count()
    form = {"title": "T", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())} | wrong
    page = world.client("host").post(f"/g/{world.slug}/gatherings/new", form)
    assert page.status_code == 422
    assert Gathering.objects.count() == before


@pytest.mark.parametrize("next_", ["/" + "x" * 600, "/\x00", "/\n", "/me\r\nX: y"])
def test_a_way_back_that_cannot_be_kept_leads_home(world: World, next_: str):
    client = Client()
    form = {"email": "member@demo.invalid", "next": next_}
    assert client.post("/sign-in", form).status_code == 303
    path = Mail.objects.get().text.partition("http://testserver")[2].split()[0]
    assert client.post(path)["Location"] == "/me"


def test_a_title_of_two_lines_is_one_line_also_in_a_mail(world: World):
    form = {"title": "One\r\nBcc: all", "recipient": "R", "text": "X", "demand": "D"}
    host = world.client("host")
    made = host.post(f"/g/{world.slug}/letters/new", form | {"once": str(uuid4())})["Location"]
    for step in (
        {"do": "open"},
        {"do": "close"},
        {"do": "send", "to": "c@t.invalid", "sent_on": "2026-11-24", "reply_due": "2026-12-24"},
    ):
        assert host.post(f"{made}/step", step).status_code == 303
    assert Mail.objects.get(to="c@t.invalid").subject == "One Bcc: all"
    assert send_due(deliver, now()) == 1


def test_a_mail_that_cannot_be_written_stops_no_other(world: World):
    for subject in ("two\nlines", "one line"):
        Mail.objects.create(to="a@b.invalid", subject=subject, text="x", due=now())
    assert send_due(deliver, now()) == 1
    assert sorted(Mail.objects.values_list("state", flat=True)) == ["failed", "sent"]


def test_everything_of_mine_is_json(world: World):
    copied = json.loads(world.client("own").get("/me/copy").content)
    assert copied["words"][0]["allowed"]["readers"] == "group"
    assert copied["groups"] == [{"name": "The Kettle", "left": False}]
