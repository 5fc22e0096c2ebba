"""A person's calendar as a file that their phone asks for. Pure: no clock, no database.

A series is one event with its rule; a gathering that was moved stands beside it, one that was
called off is left out. Somebody who looks over a shoulder reads "Meeting", unless its person
wanted the real names. Source: RFC 5545, 3.8.4.4, 3.8.5; 7986, 5.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from alongside.gatherings.domain.recurrence import CODES, Dates, Nth, Rule, Weeks, at, days, until

PLAIN = "Meeting"


@dataclass(frozen=True, slots=True)
class One:
    """A gathering. `on` is the day that its series gave it, None where it has no series."""

    id: UUID
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    called_off: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """A series, with the gatherings of it that were made so far."""

    id: UUID
    title: str
    place: str
    rule: Rule
    clock: time
    zone: ZoneInfo
    minutes: int
    ended: datetime | None
    made: Sequence[One]


def write(series: Sequence[Again], ones: Sequence[One], *, real: bool, stamp: datetime) -> bytes:
    """The file. `stamp` is when it was made; `real` shows titles and places."""
    calendar = Calendar()
    calendar.add("prodid", "-//Alongside//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Alongside" if real else PLAIN)
    for each in series:
        for event in of_series(each, real=real, stamp=stamp):
            calendar.add_component(event)
    for one in ones:
        if not one.called_off:
            calendar.add_component(of_one(one, one.id, real=real, stamp=stamp))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def of_series(each: Again, *, real: bool, stamp: datetime) -> list[Event]:
    """The rule, then what was moved. Where it ended before its first day, what was held early."""
    starts = at(next(days(each.rule)), each.clock, each.zone)
    if each.ended is not None and starts > each.ended:
        held = [one for one in each.made if not one.called_off]
        return [of_one(one, one.id, real=real, stamp=stamp) for one in held]
    whole = One(each.id, each.title, each.place, starts, until(starts, each.minutes))
    main = of_one(whole, each.id, real=real, stamp=stamp)
    match each.rule:
        case Dates(chosen):
            for planned in (at(day, each.clock, each.zone) for day in chosen[1:]):
                if each.ended is None or planned <= each.ended:
                    main.add("rdate", planned)
        case rule:
            main.add("rrule", recur(rule, each.ended))
    events, found = [main], {one.on: one for one in each.made if one.on is not None}
    for on, one in found.items():
        planned = at(on, each.clock, each.zone)
        if one.called_off:
            main.add("exdate", planned)
        elif differs(one, each, planned, until(planned, each.minutes)):
            moved = of_one(one, each.id, real=real, stamp=stamp, zone=each.zone)
            moved.add("recurrence-id", planned)
            events.append(moved)
    return events


def differs(one: One, each: Again, starts: datetime, ends: datetime) -> bool:
    usual = (starts, ends, each.title, each.place)
    return (one.starts_at, one.ends_at, one.title, one.place) != usual


def recur(rule: Weeks | Nth, ended: datetime | None) -> vRecur:
    said: dict[str, object] = {"freq": "weekly", "interval": 1}
    match rule:
        case Weeks(_, every):
            said["interval"] = every
        case Nth(_, nth, weekday):
            said = {"freq": "monthly", "byday": f"{nth}{CODES[weekday]}"}
    if ended is not None:
        said["until"] = ended.astimezone(ZoneInfo("UTC"))
    return vRecur(said)


def of_one(
    one: One, uid: UUID, *, real: bool, stamp: datetime, zone: ZoneInfo | None = None
) -> Event:
    event = Event()
    event.add("uid", f"{uid}@alongside.invalid")
    event.add("dtstamp", stamp)
    event.add("dtstart", one.starts_at.astimezone(zone) if zone else one.starts_at)
    event.add("dtend", one.ends_at.astimezone(zone) if zone else one.ends_at)
    event.add("summary", one.title if real else PLAIN)
    if real and one.place:
        event.add("location", one.place)
    event.add("class", "PRIVATE")
    return event
