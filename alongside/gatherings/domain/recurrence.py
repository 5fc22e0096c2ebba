"""When a series meets: dates in the group's own local days. Pure: no clock, no zone in the rule.

A rule speaks of days only. The time of day is local to the group and joins a day in `at`, so that
"Tuesdays, 7 pm" stays 7 pm when the clocks change. Source of the words: RFC 5545, 3.3.10.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # of the same days, in calendars
NTHS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
LAST_DAY = date(2999, 12, 31)


@dataclass(frozen=True, slots=True)
class Weeks:
    """Every `every` weeks on the weekday of `first` (1 is every week)."""

    first: date
    every: int = 1


@dataclass(frozen=True, slots=True)
class Nth:
    """The nth weekday of each month, from `first` on. `nth` is 1 to 4, or -1 for the last."""

    first: date
    nth: int
    weekday: int  # 0 is Monday


@dataclass(frozen=True, slots=True)
class Dates:
    """Chosen days, in order, none twice."""

    days: tuple[date, ...]


Rule = Weeks | Nth | Dates


def days(rule: Rule) -> Iterator[date]:
    """Every day of a rule, in order."""
    match rule:
        case Weeks(first, every):
            day = first
            while day <= LAST_DAY - timedelta(weeks=every):
                yield day
                day += timedelta(weeks=every)
        case Nth(first, nth, weekday):
            year, month = first.year, first.month
            while year < LAST_DAY.year:
                day = nth_weekday(year, month, nth, weekday)
                if day >= first:
                    yield day
                year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        case Dates(chosen):
            yield from chosen


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth such weekday of a month; -1 counts from its end."""
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        last = after - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)


def between(rule: Rule, start: date, end: date) -> list[date]:
    """The days of a rule from `start` to `end`, both included."""
    return [day for day in takewhile(lambda day: day <= end, days(rule)) if day >= start]


def at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """That local time on that day.

    A time that the clocks skip in spring is the same stretch later (01:30 becomes 02:30); a time
    that comes twice in autumn is the first of the two. Source: RFC 5545, 3.3.5.
    """
    local = datetime.combine(day, clock, zone)
    return local.astimezone(ZoneInfo("UTC")).astimezone(zone)


def until(starts: datetime, minutes: int) -> datetime:
    """When it ends: so many minutes later, also in a night in which the clocks change."""
    ends = starts.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)
    return ends.astimezone(starts.tzinfo)


def in_words(rule: Rule) -> str:
    """Like "Every Tuesday" or "The first Saturday of each month"."""
    match rule:
        case Weeks(first, 1):
            return f"Every {WEEKDAYS[first.weekday()]}"
        case Weeks(first, 2):
            return f"Every second {WEEKDAYS[first.weekday()]}"
        case Weeks(first, every):
            return f"Every {every} weeks, on {WEEKDAYS[first.weekday()]}"
        case Nth(_, nth, weekday):
            return f"The {NTHS[nth]} {WEEKDAYS[weekday]} of each month"
        case Dates(chosen):
            return "One day" if len(chosen) == 1 else f"{len(chosen)} chosen days"
