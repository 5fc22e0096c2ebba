"""One person's own calendar: made, read by their phone, stopped."""

import re
from datetime import date
from uuid import uuid4

from django.test import Client
from django.utils.timezone import now

from alongside.gatherings.models import CalendarLink, Gathering
from alongside.groups import operations as groups
from tests.conftest import World


def make(world: World, **form: str) -> str:
    page = world.client("member").post("/me/calendar", form).content.decode()
    found = re.search(r"/calendar/[\w-]+\.ics", page)
    return found[0] if found else page


def read(path: str) -> str:
    answer = Client().get(path)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_a_phone_reads_it_without_signing_in_and_sees_only_a_meeting(world):
    title = Gathering.objects.get(pk=world.gathering).title
    plain = read(make(world))
    assert "BEGIN:VEVENT" in plain
    assert "SUMMARY:Meeting" in plain
    assert title not in plain
    assert title in read(make(world, real="yes"))


def test_the_link_is_shown_once_and_kept_only_as_a_hash(world):
    secret = make(world).removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in world.client("member").get("/me/calendar").content.decode()
    assert CalendarLink.objects.get().secret != secret
    assert read("/calendar/nobody.ics") == "404"


def test_stopped_it_is_gone_and_nobody_stops_anothers(world):
    path = make(world)
    number = str(CalendarLink.objects.get().id)
    world.client("own").post("/me/calendar", {"stop": number})
    assert "BEGIN:VCALENDAR" in read(path)
    world.client("member").post("/me/calendar", {"stop": number})
    assert read(path) == "404"


def test_who_left_the_group_does_not_see_when_it_meets(world):
    path = make(world)
    groups.leave(world.group, world.id("member"), now=now())
    assert "BEGIN:VEVENT" not in read(path)


def test_a_series_is_one_event_with_its_rule(world):
    form = {
        "title": "Weekly",
        "day": date(2030, 1, 1).isoformat(),
        "time": "19:00",
        "repeats": "1",
        "once": str(uuid4()),
    }
    assert world.client("host").post(f"/g/{world.slug}/gatherings/new", form).status_code == 303
    found = read(make(world, real="yes"))
    assert "RRULE:FREQ=WEEKLY" in found
    assert found.count("SUMMARY:Weekly") == 1
    assert "TZID=Europe/London" in found


def test_six_links_are_one_too_many(world):
    for _ in range(5):
        assert make(world).endswith(".ics")
    assert "Stop one first" in make(world)
