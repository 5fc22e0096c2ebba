import re

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.core.models import Mail
from alongside.groups.models import Group, JoinCard, Membership
from alongside.groups.operations import make_card
from alongside.people.models import Person


@pytest.fixture
def code(world) -> str:
    return make_card(world.group, by=world.id("host"), now=now())


def test_three_presses_from_card_to_member(world, code):
    client = Client()
    page = client.get(f"/join/{code}").content.decode()
    assert "Join The Kettle" in page
    asked = client.post(f"/join/{code}", {"email": "new@demo.invalid", "name": "Nia"})
    assert asked.status_code == 303
    path = re.search(r"http://testserver(\S+)", Mail.objects.get().text)[1]
    assert client.get(path).status_code == 200
    assert not Person.objects.filter(email="new@demo.invalid").exists()
    assert client.post(path)["Location"] == f"/g/{world.slug}/"
    assert "Hello, Nia" in client.get(f"/g/{world.slug}/").content.decode()


def test_without_a_name_no_part_of_the_address_shows(world, code):
    client = Client()
    client.post(f"/join/{code}", {"email": "secretive@demo.invalid"})
    path = re.search(r"http://testserver(\S+)", Mail.objects.get().text)[1]
    client.post(path)
    home = client.get(f"/g/{world.slug}/").content.decode()
    assert "Hello, Someone new" in home
    assert "secretive" not in home


def test_by_the_code_in_the_mail(world, code):
    client = Client()
    client.post(f"/join/{code}", {"email": "new@demo.invalid", "name": "Nia"})
    typed = re.search(r"\n([A-Z2-9]{4} [A-Z2-9]{4})\n", Mail.objects.get().text)[1]
    answer = client.post("/sign-in/code", {"code": typed})
    assert answer["Location"] == f"/join/{code}"
    assert client.post(answer["Location"])["Location"] == f"/g/{world.slug}/"


@pytest.mark.parametrize("spell", [str.lower, lambda code: f"{code[:4]} {code[4:]}"])
def test_a_card_read_out_loud(world, code, spell):
    answer = Client().post("/join", {"code": spell(code)})
    assert answer["Location"] == f"/join/{code}"


def test_a_wrong_card_says_what_to_do(world):
    answer = Client().post("/join", {"code": "NOSUCHCD"})
    assert answer.status_code == 422
    assert "Look at the card again" in answer.content.decode()
    assert 'value="NOSUCHCD"' in answer.content.decode()


def test_a_closed_card_lets_nobody_in(world, code):
    host, client = world.client("host"), Client()
    client.post(f"/join/{code}", {"email": "new@demo.invalid"})
    path = re.search(r"http://testserver(\S+)", Mail.objects.get().text)[1]
    card = JoinCard.objects.get(code=code)
    assert host.post(f"/g/{world.slug}/cards/{card.id}/close").status_code == 303
    for answer in (client.get(f"/join/{code}"), client.post(path)):
        assert answer.status_code == 422
        assert "does not work any more" in answer.content.decode()
    assert not Person.objects.filter(email="new@demo.invalid").exists()


def test_a_card_for_a_closed_group(world, code):
    Group.objects.filter(pk=world.group).update(closed_at=now())
    answer = Client().post("/join", {"code": code})
    assert answer.status_code == 422
    assert "does not work any more" in answer.content.decode()


def test_joining_twice_is_joining_once(world, code):
    member = world.client("member")
    for _ in range(2):
        assert member.post(f"/join/{code}").status_code == 303
    rows = Membership.objects.filter(person=world.id("member"), group=world.group)
    assert rows.count() == 1


def test_leaving_takes_two_presses_and_ends_every_role(world):
    host = world.client("host")
    asked = host.get(f"/g/{world.slug}/leaving").content.decode()
    assert "We do not ask you why" in asked
    assert host.post(f"/g/{world.slug}/leave-group")["Location"] == "/me"
    assert host.get(f"/g/{world.slug}/").status_code == 404
    assert host.get("/words/").status_code == 200


def test_whoever_comes_back_is_no_host_any_more(world, code):
    host = world.client("host")
    host.post(f"/g/{world.slug}/leave-group")
    host.post(f"/join/{code}")
    assert host.get(f"/g/{world.slug}/").status_code == 200
    assert host.get(f"/g/{world.slug}/cards").status_code == 404


def test_resting_and_coming_back(world):
    member = world.client("member")
    member.post("/me/rest")
    home = member.get(f"/g/{world.slug}/")
    assert "You are having a rest" in home.content.decode()
    assert member.get(f"/g/{world.slug}/share").status_code == 404
    member.post("/me/rest", {"back": "1"})
    assert member.get(f"/g/{world.slug}/share").status_code == 200
