"""A host cannot come: what the page and the mails say of it is what happens."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.core.models import Mail
from alongside.gatherings.access.reminders import ticket
from alongside.gatherings.models import Hosting
from alongside.gatherings.operations import hosts
from alongside.groups import operations as groups
from tests.conftest import World
from tests.gatherings.test_on_home import planned

HOST, SUPPORT, OWN = (f"{who}@demo.invalid" for who in ("host", "support", "own"))


@pytest.fixture
def one(world: World) -> str:
    people = {"host": world.id("host"), "support": world.id("support")}
    number = planned(world, "Tea", ahead=timedelta(days=3), **people)
    return f"/g/{world.slug}/gatherings/{number}"


def look(world: World, who: str, page: str) -> str:
    return world.client(who).get(page).content.decode()


def cannot(world: World, who: str, one: str) -> str:
    """The page that the press leads to."""
    answer = world.client(who).post(f"{one}/cannot-come")
    return look(world, who, answer["Location"])


def stand_in(world: World, who: str, one: str, role: str = "host", *, offers: bool = False):
    if offers:
        hosts.offer(world.group, world.id(who), {role})
    return world.client(who).post(f"{one}/stand-in", {"role": role})


def mails() -> dict[str, str]:
    return {mail.to: f"{mail.subject}\n{mail.text}" for mail in Mail.objects.order_by("pk")}


def test_where_nobody_offered_the_other_host_hears_and_the_page_says_what_one_can_do(world, one):
    cannot(world, "host", one)
    told = mails()
    assert set(told) == {SUPPORT}
    assert "So we asked nobody." in told[SUPPORT]
    page = look(world, "support", one)
    assert "Nobody has said that they can." in page
    assert "/plan#call-off" in page


def test_the_mails_name_day_time_and_role(world, one):
    hosts.offer(world.group, world.id("own"), {"host"})
    cannot(world, "host", one)
    told, when = mails(), Hosting.objects.filter(person=None).get().gathering.starts_at
    assert set(told) == {OWN, SUPPORT}
    for text in told.values():
        assert f"{when:%A} {when.day}" in text
        assert "The host cannot come" in text
    assert "We asked 1 person" in told[SUPPORT]


def test_with_both_gone_all_hosts_of_the_group_hear_and_everybody_sees_the_doubt(world, one):
    groups.give_role(world.group, world.id("steward"), "host", by=None, now=now())
    cannot(world, "host", one)
    Mail.objects.all().delete()
    cannot(world, "support", one)
    assert set(mails()) == {HOST, "steward@demo.invalid"}
    for who in ("member", "steward"):
        assert "not sure yet that this happens" in look(world, who, one)
    page = look(world, "steward", one)
    assert "I can stand in as host" in page
    assert "I can stand in as supporting host" in page
    assert "Call it off" in page


def test_it_can_be_undone_until_somebody_stands_in(world, one):
    page = cannot(world, "host", one)
    assert "You said that you cannot host." in page
    Mail.objects.all().delete()
    assert stand_in(world, "host", one).status_code == 303
    assert Hosting.objects.get(gathering=one[-36:], role="host").person_id == world.id("host")
    assert "There is a host again" in mails()[SUPPORT]
    cannot(world, "host", one)
    stand_in(world, "own", one, offers=True)
    assert "I can host after all" not in look(world, "host", one)
    late = stand_in(world, "host", one)
    assert late.status_code == 422


def test_who_stands_in_is_thanked_and_both_others_hear(world, one):
    cannot(world, "host", one)
    Mail.objects.all().delete()
    done = stand_in(world, "own", one, offers=True)
    assert "Thank you." in look(world, "own", done["Location"])
    assert set(mails()) == {HOST, SUPPORT}
    Mail.objects.all().delete()
    stand_in(world, "own", one, offers=True)  # pressed twice
    assert mails() == {}


def test_a_host_of_it_is_not_asked_to_be_the_other_one_too(world, one):
    cannot(world, "host", one)
    assert "I can stand in" not in look(world, "support", one)


def test_where_to_say_so_is_the_place_itself(world, one):
    cannot(world, "host", one)
    assert "/gatherings/#stand-in" in look(world, "member", one)
    said = world.client("member").post(f"/g/{world.slug}/gatherings/", {"role": "host"})
    assert "Saved." in look(world, "member", said["Location"])


def test_the_reminder_says_what_happened_and_undoes_it(world, one):
    phone, row = Client(), Hosting.objects.filter(gathering=one[-36:], role="host")
    link = f"/today/{ticket(row.get().gathering_id, world.id('host'))}"
    assert "not-today" not in phone.get(link).content.decode()
    phone.post(link, {"do": "cannot-host"})
    assert row.get().person is None
    assert "The other hosts know." in phone.get(link).content.decode()
    phone.post(link, {"do": "host-after-all"})
    assert row.get().person_id == world.id("host")
