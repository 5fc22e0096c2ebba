"""What a person's phone reads is when the group meets."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as some
from icalendar import Calendar

from alongside.gatherings.domain.calendar_out import PLAIN, Again, One, write
from alongside.gatherings.domain.recurrence import Dates, Nth, Weeks, at, between

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DAYS = some.dates(date(2026, 1, 1), date(2026, 12, 1))
RULES = some.one_of(
    some.builds(Weeks, DAYS, some.integers(1, 5)),
    some.builds(Nth, DAYS, some.sampled_from([1, 2, 3, 4, -1]), some.integers(0, 6)),
    some.lists(DAYS, min_size=1, max_size=6, unique=True).map(
        lambda all_: Dates(tuple(sorted(all_)))
    ),
)


def again(rule, *made: One, ended: datetime | None = None) -> Again:
    return Again(uuid4(), "Kettle", "Library", rule, time(19), LONDON, 90, ended, made)


def read(data: bytes, start: date, end: date) -> list[datetime]:
    found = recurring_ical_events.of(Calendar.from_ical(data)).between(start, end)
    return sorted(event["DTSTART"].dt for event in found)


@settings(max_examples=60, deadline=None)
@given(RULES)
def test_another_reader_finds_the_same_times_across_clock_changes(rule):
    data = write([again(rule)], [], real=True, stamp=NOW)
    start, end = date(2026, 1, 1), date(2027, 6, 1)
    ours = [at(day, time(19), LONDON) for day in between(rule, start, end - timedelta(days=1))]
    assert read(data, start, end) == ours


def test_one_moved_and_one_called_off():
    rule = Weeks(date(2026, 11, 3))
    moved = at(date(2026, 11, 11), time(20), LONDON)
    data = write(
        [
            again(
                rule,
                One(uuid4(), "Kettle", "Library", moved, moved, on=date(2026, 11, 10)),
                One(uuid4(), "Kettle", "Library", moved, moved, True, date(2026, 11, 17)),
            )
        ],
        [],
        real=True,
        stamp=NOW,
    )
    days = [found.date() for found in read(data, date(2026, 11, 1), date(2026, 11, 30))]
    assert days == [date(2026, 11, 3), date(2026, 11, 11), date(2026, 11, 24)]


def test_a_series_that_ended_does_not_go_on():
    ended = datetime(2026, 11, 12, tzinfo=UTC)
    data = write([again(Weeks(date(2026, 11, 3)), ended=ended)], [], real=True, stamp=NOW)
    assert len(read(data, date(2026, 11, 1), date(2027, 3, 1))) == 2


def test_over_a_shoulder_it_is_a_meeting():
    one = One(uuid4(), "Walk for the ward", "St Ann's", NOW, NOW + timedelta(hours=1))
    gone = One(uuid4(), "Called off", "", NOW, NOW, called_off=True)
    plain = write([again(Weeks(date(2026, 11, 3)))], [one, gone], real=False, stamp=NOW).decode()
    for word in ("Kettle", "Library", "Walk", "Ann", "Called"):
        assert word not in plain
    assert plain.count(f"SUMMARY:{PLAIN}") == 2
    assert "Walk for the ward" in write([], [one], real=True, stamp=NOW).decode()


@given(some.lists(DAYS, min_size=1, max_size=6, unique=True), DAYS)
def test_of_chosen_days_none_is_left_after_the_series_ended(chosen, last):
    rule = Dates(tuple(sorted(chosen)))
    ended = at(last, time(20), LONDON)
    data = write([again(rule, ended=ended)], [], real=True, stamp=NOW)
    found = [start.date() for start in read(data, date(2026, 1, 1), date(2027, 1, 1))]
    assert found == [day for day in sorted(chosen) if day <= last]


def test_a_series_that_ended_before_it_began_is_in_no_calendar():
    ended = datetime(2026, 11, 1, tzinfo=UTC)
    opened_early = at(date(2026, 11, 3), time(19), LONDON)
    one = One(uuid4(), "Kettle", "Library", opened_early, opened_early, on=date(2026, 11, 3))
    for made, count in (((), 0), ((one,), 1)):
        series = again(Weeks(date(2026, 11, 3)), *made, ended=ended)
        data = write([series], [], real=True, stamp=NOW)
        assert b"RRULE" not in data  # some phones show the first day of any rule
        assert len(read(data, date(2026, 11, 1), date(2026, 12, 1))) == count
