"""Another calendar is looked at first, then brought: all that was ticked, once."""

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.timezone import localdate

from alongside.gatherings.domain.calendar_in import read
from alongside.gatherings.domain.recurrence import nth_weekday
from alongside.gatherings.forms.bringing import signed
from alongside.gatherings.models import Gathering, Hosting, Series
from tests.conftest import World
from tests.gatherings.test_calendar_in import DATA, calendar, needs_data

SOON = localdate() + timedelta(days=9)


def event(title: str, *lines: str, days: int = 0) -> str:
    day = f"{SOON + timedelta(days=days):%Y%m%d}"
    times = [f"{name};TZID=Europe/London:{day}T{at}00" for name, at in TIMES.items()]
    return "\n".join([f"SUMMARY:{title}", f"UID:{title}", *times, *lines])


TIMES = {"DTSTART": "1900", "DTEND": "2030"}


def look(client: Client, world: World, data: bytes) -> str:
    file = SimpleUploadedFile("ours.ics", data)
    return client.post(f"/g/{world.slug}/gatherings/bring", {"file": file}).content.decode()


def ticked(page: str) -> dict[str, object]:
    """Its form, with everything ticked."""
    hidden = dict(re.findall(r'name="(once|offered)" value="([^"]+)"', page))
    return hidden | {"take": re.findall(r'name="take" value="([^"]+)"', page)}


def test_a_tick_is_found_again_however_late_the_page_is_made_again(monkeypatch):
    (kettle,), _ = read(calendar(event("Kettle")))
    before = signed(kettle)
    monkeypatch.setattr("django.core.signing.time.time", lambda: 4_000_000_000.0)
    assert signed(kettle) == before


def test_nothing_is_ticked_at_first_and_a_press_without_a_tick_loses_nothing(world):
    host, where = world.client("host"), f"/g/{world.slug}/gatherings/brought"
    page = look(host, world, calendar(event("Kettle"), event("Fair", days=1)))
    assert " checked>" not in page
    form = ticked(page)
    answer = host.post(where, form | {"take": []})
    again = answer.content.decode()
    assert answer.status_code == 422
    assert "Tick one at least." in again
    assert ticked(again) == form
    assert host.post(where, form | {"take": form["take"][:1]}).status_code == 303
    assert not Gathering.objects.filter(title="Fair").exists()
    forged = host.post(where, {"offered": form["offered"] + "x", "once": form["once"]})
    assert "Look at it" in forged.content.decode()


def test_a_series_and_a_single_one_are_brought_and_a_daily_one_is_refused_with_its_reason(world):
    host = world.client("host")
    data = calendar(
        event("Kettle", "RRULE:FREQ=WEEKLY;INTERVAL=2", "LOCATION:The hut"),
        event("Fair", days=1),
        event("Every day", "RRULE:FREQ=DAILY"),
    )
    before = Gathering.objects.count()
    page = look(host, world, data)
    assert "Every second" in page
    assert "It repeats every day." in page
    assert Gathering.objects.count() == before  # looking makes nothing
    form = ticked(page)
    for _ in range(2):  # the same form twice is once
        assert host.post(f"/g/{world.slug}/gatherings/brought", form).status_code == 303
    series = Series.objects.get()
    assert (series.title, series.place, series.every) == ("Kettle", "The hut", 2)
    one = Gathering.objects.get(title="Fair")
    local = one.starts_at.astimezone(ZoneInfo("Europe/London"))
    assert (local.date(), local.hour, local.minute) == (SOON + timedelta(days=1), 19, 0)
    assert one.ends_at - one.starts_at == timedelta(minutes=90)
    held = Hosting.objects.filter(gathering=one).exclude(person=None)
    assert set(held.values_list("role", flat=True)) == {"host", "support"}


def test_a_month_rule_stays_one(world):
    nth = nth_weekday(SOON.year, SOON.month, 2, 1)
    data = calendar(
        f"SUMMARY:Second\nUID:x\nDTSTART;TZID=Europe/London:{nth:%Y%m%d}T100000\n"
        f"DTEND;TZID=Europe/London:{nth:%Y%m%d}T110000\nRRULE:FREQ=MONTHLY;BYDAY=2TU"
    )
    host = world.client("host")
    host.post(f"/g/{world.slug}/gatherings/brought", ticked(look(host, world, data)))
    assert Series.objects.get().nth == 2


def test_what_is_over_is_not_brought(world):
    page = look(world.client("host"), world, calendar(event("Old", days=-400)))
    assert "All its days are over." in page
    assert 'name="take"' not in page


def test_of_chosen_days_only_those_to_come(world):
    days = [SOON + timedelta(days=each) for each in (-300, 0, 5)]
    more = ",".join(f"{day:%Y%m%d}T190000" for day in days[1:])
    data = calendar(event("Walks", f"RDATE;TZID=Europe/London:{more}", days=-300))
    host = world.client("host")
    host.post(f"/g/{world.slug}/gatherings/brought", ticked(look(host, world, data)))
    assert Series.objects.get().days == [day.isoformat() for day in days[1:]]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "This file is empty"),
        (b"PK\x03\x04 a zip", "This is not a calendar"),
        (b"BEGIN:VCALENDAR\n" + b"X:y\n" * 300_000, "The file is over 1 MB"),
    ],
)
def test_what_is_no_calendar_is_said_plainly(world, data, says):
    file = SimpleUploadedFile("x.ics", data)
    answer = world.client("host").post(f"/g/{world.slug}/gatherings/bring", {"file": file})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_no_file_nothing_ticked_too_many_and_a_forged_one(world):
    host, where = world.client("host"), f"/g/{world.slug}/gatherings"
    assert "Choose a file." in host.post(f"{where}/bring").content.decode()
    once = {"once": str(uuid4())}
    assert "Tick one" in host.post(f"{where}/brought", once).content.decode()
    forged = once | {"take": ["WyJhIl0:x:y"]}
    assert "Begin again" in host.post(f"{where}/brought", forged).content.decode()
    page = look(host, world, calendar(*(event(f"E{each}") for each in range(51))))
    answer = host.post(f"{where}/brought", ticked(page))
    assert answer.status_code == 422
    assert "Choose 50 at most" in answer.content.decode()
    assert answer.content.decode().count(" checked>") == 51  # what was ticked is ticked still
    assert not Gathering.objects.filter(title__startswith="E").exists()


@needs_data
def test_every_real_file_gives_a_page(world):
    host = world.client("host")
    for path in sorted(Path(DATA).glob("*.ics")):
        file = SimpleUploadedFile(path.name, path.read_bytes())
        answer = host.post(f"/g/{world.slug}/gatherings/bring", {"file": file})
        assert answer.status_code in (200, 422), path.name
        assert b"What we" in answer.content or b"Please look at this again" in answer.content


def test_what_is_here_already_is_marked_and_not_ticked(world):
    host = world.client("host")
    data = calendar(event("Kettle", "RRULE:FREQ=WEEKLY"), event("Fair", days=1))
    first = look(host, world, data)
    assert "This is here already." not in first
    host.post(f"/g/{world.slug}/gatherings/brought", ticked(first))
    page = look(host, world, calendar(event("Kettle", "RRULE:FREQ=WEEKLY"), event("New", days=2)))
    assert page.count("This is here already.") == 1
    assert " checked>" not in page
    stranger = look(world.client("stranger"), world, data)
    assert "This is here already." not in stranger
