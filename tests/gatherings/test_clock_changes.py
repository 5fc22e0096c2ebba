"""The clocks change in the night of a Sunday: 28 March 2027 forward, 25 October 2026 back."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from django.test import Client
from icalendar import Calendar, Event

from alongside.gatherings.domain.recurrence import until
from alongside.gatherings.models import Gathering
from alongside.gatherings.operations import planning, series
from tests.conftest import World
from tests.gatherings.test_calendar_link import make
from tests.gatherings.test_series import TOLD, weekly

LONDON = ZoneInfo("Europe/London")
SATURDAY = datetime(2027, 3, 27, 12, tzinfo=UTC)


def planned(world: World, day: str, time: str) -> str:
    """The path of a gathering on that day at that local time, made with the form."""
    form = {"title": "Early", "day": day, "time": time, "minutes": "60", "once": str(uuid4())}
    made = world.client("host").post(f"/g/{world.slug}/gatherings/new", form)
    assert made.status_code == 303
    return str(made["Location"]).partition("?")[0]


def move(world: World, path: str, day: str, time: str) -> None:
    form = {"when-title": "Early", "when-day": day, "when-time": time, "when-minutes": "60"}
    assert world.client("host").post(f"{path}/plan", form).status_code == 303


def row(path: str) -> Gathering:
    return Gathering.objects.get(pk=UUID(path.rpartition("/")[2]))


def in_calendar(world: World) -> Event:
    """The one event called Early, as a phone's calendar reads it."""
    link = make(world, real="yes")
    events = Calendar.from_ical(Client().get(link).content).walk("VEVENT")
    (found,) = [event for event in events if event["SUMMARY"] == "Early"]
    return found


@pytest.mark.parametrize(
    ("day", "time", "shown", "starts"),
    [
        # Before the clocks change, after it, and in the hour that is skipped or comes twice.
        ("2027-03-28", "00:30", "12:30 am to 2:30 am", (2027, 3, 28, 0, 30)),
        ("2027-03-28", "03:00", "3 am to 4 am", (2027, 3, 28, 2, 0)),
        ("2027-03-28", "01:30", "2:30 am to 3:30 am", (2027, 3, 28, 1, 30)),
        ("2027-10-31", "00:30", "12:30 am to 1:30 am", (2027, 10, 30, 23, 30)),
        ("2027-10-31", "01:30", "1:30 am to 1:30 am", (2027, 10, 31, 0, 30)),
        ("2027-10-31", "03:00", "3 am to 4 am", (2027, 10, 31, 3, 0)),
    ],
)
def test_moved_over_it_the_page_and_the_calendar_say_the_same_time(world, day, time, shown, starts):
    path = planned(world, f"{day[:8]}01", "00:15")
    move(world, path, day, time)
    at = datetime(*starts, tzinfo=UTC)
    assert row(path).starts_at == at
    assert (row(path).ends_at - at).total_seconds() == 3600  # an hour is an hour, also that night
    page = world.client("member").get(path).content.decode()
    assert shown in " ".join(page.split())
    event = in_calendar(world)
    assert (event["DTSTART"].dt, (event["DTEND"].dt - at).total_seconds()) == (at, 3600)


def test_the_plan_page_gives_back_the_time_that_was_typed(world):
    path = planned(world, "2027-03-27", "19:00")
    move(world, path, "2027-03-28", "19:00")
    page = world.client("host").get(f"{path}/plan").content.decode()
    assert 'value="2027-03-28"' in page
    assert 'value="19:00"' in page
    assert row(path).starts_at == datetime(2027, 3, 28, 18, tzinfo=UTC)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2026, 10, 25)])
def test_a_series_goes_on_at_local_time_when_one_of_it_was_moved_over_the_change(world, day):
    before = datetime(day.year, day.month, day.day - 9, 12, tzinfo=UTC)
    one = weekly(world, before)  # Saturdays, 7 pm; the clocks change in one of its nights
    made = list(Gathering.objects.filter(series=one).order_by("starts_at"))
    moved = next(each for each in made if (day - each.on).days == 1)
    sunday = datetime(day.year, day.month, day.day, 19, tzinfo=LONDON)
    planning.rename(
        moved.id,
        planning.Details("Tuesdays"),
        starts_at=sunday,
        ends_at=until(sunday, 90),
        **TOLD,
    )
    series.make_all_ahead(now=before)
    rows = list(Gathering.objects.filter(series=one).order_by("starts_at"))
    assert len(rows) == len(made)
    assert {each.starts_at.astimezone(LONDON).hour for each in rows} == {19}
    link = make(world, real="yes")
    calendar = Calendar.from_ical(Client().get(link).content)
    seen = recurring_ical_events.of(calendar).between(before, rows[-1].ends_at)
    times = sorted(event["DTSTART"].dt for event in seen if event["SUMMARY"] == "Tuesdays")
    assert times == [each.starts_at for each in rows]
