"""Signing in, as somebody with an email does it."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.utils.timezone import now

from alongside.core.models import Mail
from alongside.people import emails
from alongside.people.models import Person, SignInMail
from alongside.people.operations import CodeRefused, ask_to_sign_in, make_account, use_code
from tests.conftest import World


def ask(client: Client, email: str, **more: str) -> Mail:
    assert client.post("/sign-in", {"email": email} | more).status_code == 303
    return Mail.objects.order_by("-due").first()


def link_in(mail: Mail) -> str:
    return re.search(r"http://testserver(\S+)", mail.text)[1]


def code_in(mail: Mail) -> str:
    return re.search(r"\n([A-Z2-9]{4} [A-Z2-9]{4})\n", mail.text)[1]


def signed_in(client: Client) -> bool:
    return client.get("/me/settings").status_code == 200


def test_the_button_behind_the_link(world):
    client = Client()
    path = link_in(ask(client, "member@demo.invalid"))
    assert client.get(path).status_code == 200
    assert not signed_in(client)  # opening the link does nothing
    assert client.post(path)["Location"] == "/me"
    assert signed_in(client)


def test_the_code_in_any_spelling(world):
    client = Client()
    code = code_in(ask(client, "Member@demo.invalid"))
    assert client.post("/sign-in/code", {"code": f" {code.lower()} "}).status_code == 303
    assert signed_in(client)


def test_it_leads_to_where_they_wanted_to_go(world):
    client = Client()
    page = client.get(f"/g/{world.slug}/stories")
    assert page.status_code == 404
    wanted = re.search(r'href="/sign-in\?next=([^"]+)"', page.content.decode())[1]
    path = link_in(ask(client, "member@demo.invalid", next=wanted))
    assert client.post(path)["Location"] == f"/g/{world.slug}/stories"


@pytest.mark.parametrize("next_", ["https://elsewhere.invalid/", "//elsewhere.invalid", "me"])
def test_it_never_leads_elsewhere(world, next_):
    client = Client()
    path = link_in(ask(client, "member@demo.invalid", next=next_))
    assert client.post(path)["Location"] == "/me"


def test_used_up(world):
    client, other = Client(), Client()
    mail = ask(client, "member@demo.invalid")
    client.post(link_in(mail))
    again = other.post(link_in(mail))
    assert again.status_code == 422
    assert "was used" in again.content.decode()
    assert client.post(link_in(mail)).status_code == 303  # the same button, pressed twice


def test_too_old(world):
    client = Client()
    mail = ask(client, "member@demo.invalid")
    SignInMail.objects.update(code_ends=now(), link_ends=now())
    assert client.post("/sign-in/code", {"code": code_in(mail)}).status_code == 422
    assert client.post(link_in(mail)).status_code == 422


def test_an_unknown_address_gets_the_same_page_and_a_mail_that_lets_nobody_in(world):
    known, unknown = Client(), Client()
    ask(known, "member@demo.invalid")
    mail = ask(unknown, "nobody@demo.invalid")
    assert known.get("/sign-in/code").content == unknown.get("/sign-in/code").content
    assert "We do not know it" in mail.text
    assert "http" not in mail.text
    assert not Person.objects.filter(email="nobody@demo.invalid").exists()


def test_a_wrong_code_says_what_to_do_and_keeps_it(world):
    client = Client()
    ask(client, "member@demo.invalid")
    page = client.post("/sign-in/code", {"code": "WRONG WORD"})
    assert page.status_code == 422
    assert 'value="WRONG WORD"' in page.content.decode()
    assert "press the link" in page.content.decode()


def test_after_fifteen_wrong_codes_the_link_still_works(world):
    client = Client()
    mail = ask(client, "member@demo.invalid")
    for _ in range(15):
        client.post("/sign-in/code", {"code": "AAAAAAAA"})
    right = client.post("/sign-in/code", {"code": code_in(mail)})
    assert right.status_code == 422
    assert "Press the link" in right.content.decode()
    assert client.post(link_in(mail)).status_code == 303


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_wrong_codes_at_once_slip_past_nothing():
    make_account("ada@demo.invalid", "Ada", now=now())
    unknown = emails.not_known()
    mail = ask_to_sign_in(
        "ada@demo.invalid", link="/", next="", known=emails.sign_in, unknown=unknown, now=now()
    )

    def wrong(_: int) -> str:
        try:
            use_code(mail, "AAAAAAAA", now=now())
        except CodeRefused as refused:
            return str(refused)
        finally:
            connections.close_all()
        return "let in"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(wrong, range(40)))
    assert sum("not the code" in answer for answer in answers) == 15
    assert sum("Too many" in answer for answer in answers) == 25


@pytest.mark.django_db(transaction=True, databases=["default", "keys"])
def test_a_right_code_pressed_at_once_lets_in_once():
    make_account("ada@demo.invalid", "Ada", now=now())
    codes: list[str] = []

    def known(code: str, link: str) -> tuple[str, str]:
        codes.append(code)
        return "", ""

    mail: UUID = ask_to_sign_in(
        "ada@demo.invalid", link="/", next="", known=known, unknown=("", ""), now=now()
    )

    def right(_: int) -> bool:
        try:
            use_code(mail, codes[0], now=now())
        except CodeRefused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(right, range(16))) == 1


def test_many_mails_to_one_address_are_slowed_and_nothing_typed_is_lost(world):
    client = Client()
    for _ in range(5):
        ask(client, "member@demo.invalid")
    page = client.post("/sign-in", {"email": "member@demo.invalid"})
    assert page.status_code == 422
    assert 'value="member@demo.invalid"' in page.content.decode()


@pytest.mark.parametrize("email", ["", "sam.example.org", "a\x00@b.invalid", "a@b" * 200])
def test_no_address(world, email):
    page = Client().post("/sign-in", {"email": email})
    assert page.status_code == 422
    assert "Like sam@example.org" in page.content.decode()
    assert Mail.objects.count() == 0


def test_a_shared_device_forgets_when_the_browser_closes(world):
    client = Client()
    client.post(link_in(ask(client, "member@demo.invalid")), {"shared": "on"})
    assert client.cookies["here"]["max-age"] == ""
    other = Client()
    other.post(link_in(ask(other, "member@demo.invalid")))
    assert other.cookies["here"]["max-age"] > 0


def test_leaving_ends_the_session_without_a_script(world):
    client = world.client("member")
    answer = client.post("/leave")
    assert answer.status_code == 200
    assert answer["Refresh"].startswith("0; url=https://")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert not signed_in(client)


def test_a_form_on_another_site_changes_nothing(world):
    client = world.client("member")
    for header in ({"Origin": "https://evil.invalid"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = client.post("/me/rest", headers=header)
        assert answer.status_code == 403
    assert Person.objects.get(pk=world.id("member")).paused_at is None
    assert client.post("/me/rest", headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303


def test_settings_show_on_every_page(world: World):
    client = world.client("member")
    choices = {"name": "Mo", "size": "largest", "easy": "on", "plain_titles": "on"}
    assert client.post("/me/settings", choices).status_code == 303
    page = client.get(f"/g/{world.slug}/").content.decode()
    assert 'class="easy largest"' in page
    assert "Hello, Mo" in page
    assert "<title>Notes</title>" in page
    assert "Kettle" not in page.partition("</head>")[0]
