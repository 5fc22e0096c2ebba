"""A reminder goes to who asked for it, once, and one press in it says "not today"."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.models import Job, Mail
from alongside.gatherings import emails
from alongside.gatherings.domain.reminding import HOURS, due_now
from alongside.gatherings.models import Gathering, Hosting, Reminder, Seat
from alongside.gatherings.operations import hosts, planning, reminders, seats
from alongside.gatherings.tasks import remind
from alongside.groups import operations as groups
from alongside.people.models import Person
from tests.conftest import World

HOUR = timedelta(hours=1)


def planned(world: World, *, ahead: timedelta = timedelta(days=3)) -> Gathering:
    starts = now() + ahead
    details = planning.Details("Kettle evening", place="The library", host=world.id("host"))
    number = planning.plan(
        world.group, details, starts_at=starts, ends_at=starts + HOUR, by=None, now=now()
    )
    return Gathering.objects.get(pk=number)


def asked(world: World, who: str, *hours: int) -> None:
    form = {f"group-{world.group}": [str(each) for each in hours]}
    client = world.client(who)
    assert client.post("/me/reminders", form).status_code == 303
    page = client.get("/me/reminders").content.decode()
    if who != "stranger":
        assert len(re.findall(rf'name="group-{world.group}" value="\d+" checked', page)) == len(
            hours
        )


def mails() -> list[Mail]:
    return list(Mail.objects.order_by("to"))


def ticket(mail: Mail) -> str:
    found = re.search(r"/today/\S+", mail.text)
    assert found
    return found[0]


def test_nobody_gets_one_who_did_not_ask(world):
    one = planned(world)
    remind(one.id, now=one.starts_at - HOUR)
    assert mails() == []


def test_each_gets_those_they_chose_and_a_job_done_twice_sends_once(world):
    one = planned(world)
    asked(world, "member", 24)
    asked(world, "own", 24, 2)
    to = {who: world.people[who].email for who in ("member", "own")}
    for _ in range(2):
        remind(one.id, now=one.starts_at - 24 * HOUR)
    assert sorted(mail.to for mail in mails()) == sorted(to.values())
    for _ in range(2):
        remind(one.id, now=one.starts_at - 2 * HOUR)
    assert [mail.to for mail in mails()].count(to["own"]) == 2
    assert [mail.to for mail in mails()].count(to["member"]) == 1


def test_the_moments_to_look_are_left_with_the_plan_and_again_when_it_moves(world):
    one = planned(world)
    due = set(Job.objects.filter(name="remind", about=one.id).values_list("due", flat=True))
    assert due == {one.starts_at - hours * HOUR for hours in (24, 2)}
    asked(world, "member", 24)
    remind(one.id, now=one.starts_at - 20 * HOUR)
    later = one.starts_at + timedelta(days=7)
    form = {"when-title": "X", "when-day": later.date(), "when-time": "19:00", "when-minutes": 60}
    world.client("host").post(f"/g/{world.slug}/gatherings/{one.id}/plan", form)
    one.refresh_from_db()
    assert [mail.subject for mail in mails()][1:] == ["X: a change"]
    assert Job.objects.filter(about=one.id, due=one.starts_at - 2 * HOUR).exists()
    remind(one.id, now=one.starts_at - 24 * HOUR)
    assert len(mails()) == 3


@pytest.mark.parametrize("why", ["rests", "left", "not today", "called off"])
def test_who_rests_left_or_said_no_gets_none(world, why):
    one = planned(world)
    asked(world, "member", 24, 2)
    member = world.id("member")
    match why:
        case "rests":
            Person.objects.filter(pk=member).update(paused_at=now())
        case "left":
            groups.leave(world.group, member, now=now())
        case "not today":
            seats.not_today(one.id, member, "Ash", now=now())
        case "called off":
            Gathering.objects.filter(pk=one.id).update(state="called off")
    remind(one.id, now=one.starts_at - HOUR)
    assert mails() == []


def test_called_off_and_on_again_is_told_to_those_who_wanted_reminders(world):
    one = planned(world)
    asked(world, "member", 2)
    page = f"/g/{world.slug}/gatherings/{one.id}/plan/settle"
    for deed in ("call-off", "call-off", "plan-again"):
        world.client("host").post(page, {"do": deed})
    assert [mail.subject.partition("Kettle evening ")[2] for mail in mails()] == [
        "is called off",
        "happens after all",
    ]


def test_of_a_gathering_that_began_no_change_is_told(world):
    one = planned(world)
    asked(world, "member", 2)
    reminders.tell_of_change(one, mail=emails.moved, site="", now=one.starts_at)
    assert mails() == []
    reminders.tell_of_change(one, mail=emails.moved, site="", now=one.starts_at - HOUR)
    assert len(mails()) == 1


def test_with_plain_titles_neither_mail_nor_page_says_what_or_where(world):
    one = planned(world)
    asked(world, "member", 24)
    Person.objects.filter(pk=world.id("member")).update(plain_titles=True)
    remind(one.id, now=one.starts_at - HOUR)
    (mail,) = mails()
    page = Client().get(ticket(mail)).content.decode()
    for said in (mail.subject, mail.text, page):
        assert "Meeting" in said
        assert "Kettle" not in said
        assert "library" not in said


def test_opening_changes_nothing_one_press_says_not_today_and_one_takes_it_back(world):
    one = planned(world)
    asked(world, "member", 24)
    remind(one.id, now=one.starts_at - HOUR)
    link, phone = ticket(mails()[0]), Client()
    assert phone.get(link).status_code == 200
    assert not Seat.objects.filter(gathering=one).exists()
    assert phone.post(link, {"do": "not-today"}).status_code == 303
    assert Seat.objects.get(gathering=one).state == "not today"
    assert "That is fine" in phone.get(link).content.decode()
    phone.post(link, {"do": "after-all"})
    assert not Seat.objects.filter(gathering=one).exists()
    phone.post(link, {"do": "stop"})
    assert not Reminder.objects.exists()


def test_a_host_cannot_come_and_those_who_offered_are_asked_at_once(world):
    one = planned(world)
    hosts.offer(world.group, world.id("member"), {"host"})
    asked(world, "host", 24)
    remind(one.id, now=one.starts_at - HOUR)
    (mail,) = mails()
    assert "You host it" in mail.text
    Client().post(ticket(mail), {"do": "cannot-host"})
    assert Hosting.objects.get(gathering=one, role="host").person is None
    assert world.people["member"].email in [each.to for each in mails()]


def test_a_ticket_is_for_one_person_and_one_gathering_and_ends(world):
    one = planned(world)
    said = reminders.ticket(one.id, world.id("member"))
    phone = Client()
    assert phone.get(f"/today/{said}").status_code == 200
    assert phone.get(f"/today/{said[:-2]}AA").status_code == 404
    other = reminders.ticket(one.id, world.id("stranger"))
    assert phone.post(f"/today/{other}", {"do": "not-today"}).status_code == 404
    Gathering.objects.filter(pk=one.id).update(ends_at=now() - HOUR)
    phone.post(f"/today/{said}", {"do": "not-today"})
    assert "This is over" in phone.get(f"/today/{said}").content.decode()
    assert not Seat.objects.filter(gathering=one).exists()
    groups.leave(world.group, world.id("member"), now=now())
    assert phone.get(f"/today/{said}").status_code == 404


def test_not_today_is_forgotten_also_where_nobody_opened_the_room(world):
    one, later = planned(world), planned(world)
    for each in (one, later):
        seats.not_today(each.id, world.id("member"), "Ash", now=now())
    Gathering.objects.filter(pk=one.id).update(ends_at=now() - HOUR)
    seats.forget_old_seats(now=now())
    assert [seat.gathering_id for seat in Seat.objects.filter(state="not today")] == [later.id]


def test_nobody_chooses_for_a_group_they_are_not_in(world):
    asked(world, "stranger", 24)
    assert not Reminder.objects.exists()


START = datetime(2026, 11, 24, 19, tzinfo=UTC)


@given(st.lists(st.integers(min_value=-200, max_value=4000), max_size=12))
def test_whenever_it_looks_each_choice_is_sent_once_and_never_too_late(minutes):
    """Looks at these minutes before the start, in order; negative ones are after it."""
    reminded, sent = None, list[int]()
    for before in sorted(minutes, reverse=True):
        due = due_now(START, reminded, START - timedelta(minutes=before))
        assert not due or before > 0
        assert all(before <= hours * 60 for hours in due)
        reminded = min(due, default=reminded)
        sent += due
    assert len(sent) == len(set(sent))
    for hours in HOURS:
        assert (hours in sent) == any(0 < before <= hours * 60 for before in minutes)
