"""When a series meets."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday
from hypothesis import given
from hypothesis import strategies as some

from alongside.gatherings.domain.recurrence import (
    Dates,
    Nth,
    Weeks,
    at,
    between,
    days,
    in_words,
    until,
)

LONDON = ZoneInfo("Europe/London")
a_day = some.dates(date(2020, 1, 1), date(2090, 1, 1))


@given(a_day, some.integers(1, 8))
def test_weeks_are_those_of_the_standard(first, every):
    theirs = rrule(WEEKLY, dtstart=datetime.combine(first, time()), interval=every, count=40)
    assert list(islice(days(Weeks(first, every)), 40)) == [each.date() for each in theirs]


@given(a_day, some.sampled_from([1, 2, 3, 4, -1]), some.integers(0, 6))
def test_nth_weekdays_are_those_of_the_standard(first, nth, day):
    on = weekday(day)(nth)
    theirs = rrule(MONTHLY, dtstart=datetime.combine(first, time()), byweekday=on, count=30)
    assert list(islice(days(Nth(first, nth, day)), 30)) == [each.date() for each in theirs]


@given(a_day, a_day, some.integers(1, 8))
def test_between_has_both_ends_and_nothing_outside(first, start, every):
    end = start + timedelta(days=200)
    found = between(Weeks(first, every), start, end)
    assert found == sorted(found)
    assert all(start <= day <= end and (day - first).days % (7 * every) == 0 for day in found)
    assert (first in found) == (start <= first <= end)


def test_seven_in_the_evening_stays_seven_when_the_clocks_change():
    winter, summer = date(2026, 3, 24), date(2026, 3, 31)
    assert at(winter, time(19), LONDON).astimezone(UTC).hour == 19
    assert at(summer, time(19), LONDON).astimezone(UTC).hour == 18


def test_a_time_that_the_clocks_skip_is_the_same_stretch_later():
    assert at(date(2026, 3, 29), time(1, 30), LONDON).time() == time(2, 30)


def test_a_time_that_comes_twice_is_the_first_of_the_two():
    twice = at(date(2026, 10, 25), time(1, 30), LONDON)
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Weeks(date(2026, 11, 24)), "Every Tuesday"),
        (Weeks(date(2026, 11, 24), 2), "Every second Tuesday"),
        (Weeks(date(2026, 11, 24), 3), "Every 3 weeks, on Tuesday"),
        (Nth(date(2026, 11, 24), -1, 5), "The last Saturday of each month"),
        (Dates((date(2026, 11, 24), date(2026, 12, 1))), "2 chosen days"),
    ],
)
def test_a_rule_in_words(rule, words):
    assert in_words(rule) == words


@given(some.dates(date(2026, 1, 1), date(2028, 1, 1)), some.times(), some.integers(10, 720))
def test_an_hour_is_an_hour_also_when_the_clocks_change(day, clock, minutes):
    starts = at(day, clock, LONDON)
    ends = until(starts, minutes)
    assert ends.astimezone(UTC) - starts.astimezone(UTC) == timedelta(minutes=minutes)
