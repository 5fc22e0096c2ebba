"""Reads somebody else's calendar: what each event is as a series, or why it can not be one. Pure.

Only the lines in TIMES reach the parser, and those in TEXTS are text. People, alarms, attachments
and zones that a file makes up are never read: a zone is one of the IANA database. Source: RFC 5545.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from recurring_ical_events import CalendarQuery  # type: ignore[import-untyped]

from .recurrence import CODES, NTHS, Dates, Nth, Rule, Weeks, between, days

LARGEST, LONGEST_EVENT = 1_000_000, 10_000  # bytes of a file; letters that the parser reads
MOST = {"events": 1_000, "rules": 200, "lines": 20_000}  # lines that we read, and days in lists
MOST_DATES = 100
YEARS = range(1970, 2070)
TEXTS = {"UID", "RECURRENCE-ID", "STATUS", "SUMMARY", "LOCATION", "URL"}
TIMES = {"DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE"}
LISTS = {"RRULE", "EXRULE", "RDATE", "EXDATE"}  # the others stand once in an event
PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYSETPOS", "WKST"}
ODD = {"BYMONTHDAY": "on a day number", "BYMONTH": "in some months", "BYHOUR": "at chosen hours"}
WE_KNOW = "We know weeks, one weekday of a month, and chosen days."
NO_CALENDAR = "This is not a calendar. Choose a file whose name ends in .ics."
NOT_WHOLE = "The calendar is empty or not whole. Export it again."
SHORTER = "Export a shorter time."
UNREADABLE = "We cannot read its rule."
MOVES = "It repeats at a UTC time. Local time moves when the clocks change."
TOO_MANY = f"It has more than {MOST_DATES} dates. Give it fewer."

Lines = dict[str, list[str]]  # of one event, by the name of the property


@dataclass(frozen=True, slots=True)
class Event:
    """What can become a series. One that does not repeat is `Dates` with one day."""

    title: str
    rule: Rule
    clock: time
    minutes: int
    zone: str
    place: str
    link: str


@dataclass(frozen=True, slots=True)
class Refused:
    title: str
    why: str


class BadCalendar(Exception):
    """The message says what to do."""


class No(Exception):
    """Why one event is not taken: a sentence for the person."""


def refuse(when: object, why: str, error: type[Exception] = No) -> None:
    if when:
        raise error(why)


def read(data: bytes) -> tuple[list[Event], list[Refused]]:
    """Raises BadCalendar. A series and its changed days are one: none of it is taken, or all."""
    found = scan(data)
    series = {text(lines, "UID") for lines in found if "RECURRENCE-ID" not in lines}
    changed = {text(lines, "UID") for lines in found if "RECURRENCE-ID" in lines}
    events, refused = [], []
    for lines in found:
        try:
            if "RECURRENCE-ID" not in lines:
                events.append(take(lines, text(lines, "UID") in changed))
            elif text(lines, "UID") not in series:
                raise No("It is one day of a series that is not in this file.")
        except No as no:
            refused.append(Refused(text(lines, "SUMMARY", 120) or "No title", str(no)))
    return events, refused


def scan(data: bytes) -> list[Lines]:
    """The lines we read, event by event. Unfolds bytes, as a fold may cut a letter in two (3.1)."""
    refuse(len(data) > LARGEST, f"The file is over 1 MB. {SHORTER}", BadCalendar)
    whole = re.sub(rb"[\r\n]+", b"\n", data.removeprefix(b"\xef\xbb\xbf"))
    try:
        content = whole.replace(b"\n ", b"").replace(b"\n\t", b"").decode()
    except UnicodeDecodeError as wrong:
        raise BadCalendar("The calendar is not UTF-8 text. Save it as UTF-8.") from wrong
    found: list[Lines] = []
    inside: list[str] = []  # the components that are open
    known = dict.fromkeys(MOST, 0)
    for line in filter(str.strip, content.split("\n")):
        name = re.split("[:;]", line, maxsplit=1)[0].strip().upper()
        value = line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            inside.append(value)
            found += [{}] if inside == ["VCALENDAR", "VEVENT"] else []
        refuse(inside[:1] != ["VCALENDAR"], NO_CALENDAR, BadCalendar)
        refuse(name == "END" and inside.pop() != value, NOT_WHOLE, BadCalendar)
        if inside == ["VCALENDAR", "VEVENT"] and name in TEXTS | TIMES:
            found[-1].setdefault(name, []).append(line)
            known["lines"] += 1 + line.count(",") * (name in TIMES)
            known["rules"] += name.endswith("RULE")
    known["events"] = len(found)
    for what, most in MOST.items():
        refuse(known[what] > most, f"It has over {most:,} {what}. {SHORTER}", BadCalendar)
    refuse(inside or not content.strip(), NOT_WHOLE, BadCalendar)
    return found


def text(lines: Lines, name: str, longest: int = 1_000) -> str:
    """One line, without signs that nobody sees. (The two joiners are seen: they make emoji.)"""
    value = re.sub(r'^(?:"[^"]*"|[^":])*:', "", lines.get(name, [""])[0][:LONGEST_EVENT])
    raw = re.sub(r"\\(.)", lambda escaped: escaped[1].replace("n", " ").replace("N", " "), value)
    seen = [sign for sign in raw if sign.isprintable() or sign.isspace() or sign in "\u200c\u200d"]
    short = " ".join("".join(seen).split())
    return short if len(short) <= longest else short[: longest - 1] + "…"


def take(lines: Lines, changed: bool) -> Event:
    refuse(text(lines, "STATUS").upper() == "CANCELLED", "It was cancelled.")
    refuse(changed, "One of its days was changed. Make that day an event of its own.")
    refuse("DTSTART" not in lines, "It has no start.")
    refuse(any(len(lines[name]) > 1 for name in lines.keys() - LISTS), "It says one thing twice.")
    times = [line for name in lines.keys() & TIMES for line in lines[name]]
    refuse(sum(map(len, times)) > LONGEST_EVENT, "It is too long to read.")
    own = any(re.match(r'[^:]*;\s*TZID\s*=[\s"]*/', line, re.IGNORECASE) for line in times)
    refuse(own, "We do not know its time zone.")  # the parser would guess
    try:
        event = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *times, "END:VEVENT", ""]))
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, OSError) as wrong:
        raise No("We cannot read its times.") from wrong  # OSError: TZID=Europe is a folder
    refuse(event.errors, "We cannot read its times or its rule.")
    start = moment(event.get("DTSTART"), "Its start")
    minutes, rule, zone = length(event, start), rule_of(event, start, lines), str(start.tzinfo)
    refuse(zone in {"UTC", "Etc/UTC"} and (not isinstance(rule, Dates) or rule.days[1:]), MOVES)
    title, place = text(lines, "SUMMARY", 120) or "No title", text(lines, "LOCATION", 200)
    link = re.fullmatch(r"https?://\S{1,190}", text(lines, "URL"))  # half a link is no link
    return Event(title, rule, start.time(), minutes, zone, place, link[0] if link else "")


def moment(value: Any, what: str) -> datetime:
    """A whole minute in a zone that we know. `what` begins the sentence."""
    when: datetime = getattr(value, "dt", value)
    refuse(type(when) is date, f"{what} is a whole day. We need a time of day.")
    refuse(not isinstance(when, datetime), f"{what} is not a simple time.")
    named = str(getattr(value, "params", {}).get("TZID", ""))[:60]
    refuse(when.tzinfo is None and not named, f"{what} has no time zone. Set one in its calendar.")
    known = isinstance(when.tzinfo, ZoneInfo) and str(when.tzinfo) not in {"localtime", "Factory"}
    refuse(not known, f"We do not know its time zone “{named}”.")
    refuse(when.year not in YEARS, f"{what} is in the year {when.year}. That is too far away.")
    refuse(when.second, f"{what} has seconds. We know whole minutes.")
    return when


def length(event: Any, start: datetime) -> int:
    """Minutes that pass, whatever the clocks do meanwhile (3.8.5.3)."""
    end, lasts = event.get("DTEND"), event.get("DURATION")
    refuse(end is None and lasts is None, "It has no end. Give it one.")
    refuse(end is not None and lasts is not None, "It has an end and a length. Keep one.")
    begin, passed = start.astimezone(UTC), getattr(lasts, "dt", lasts)
    if end is not None:
        passed = moment(end, "Its end").astimezone(UTC) - begin
    refuse(not isinstance(passed, timedelta), "We cannot read its length.")
    refuse(passed <= timedelta(), "It ends before it has begun.")
    refuse(passed.seconds % 60, "Its length has seconds. We know whole minutes.")
    last = begin + min(passed, timedelta(days=2)) - timedelta(minutes=1)  # it may end at midnight
    other_day = last.astimezone(start.tzinfo).date() != start.date()
    refuse(other_day, "It goes on into another day.")
    return int(passed.total_seconds()) // 60


def rule_of(event: Any, start: datetime, lines: Lines) -> Rule:
    refuse(len(lines.get("RRULE", ())) > 1 or "EXRULE" in lines, "It has more than one rule.")
    more, fewer = listed(event, "RDATE", start), listed(event, "EXDATE", start)
    chosen = {start.date(), *more} - fewer
    if "RRULE" in lines:
        rule, last = ours(event.get("RRULE"), lines["RRULE"][0], start)
        if last is None:
            refuse(more, "It repeats without end and has extra days. We know one of the two.")
            refuse(fewer, "It repeats without end and leaves out some days. Give it an end.")
            return rule
        span = sorted({start.date(), last, *more})
        found = CalendarQuery(event).between(span[0], span[-1] + timedelta(days=1))
        chosen = {each["DTSTART"].dt.date() for each in found}
    refuse(not chosen, "All its days are left out.")
    refuse(len(chosen) > MOST_DATES, TOO_MANY)
    return Dates(tuple(sorted(chosen)))


def listed(event: Any, name: str, start: datetime) -> set[date]:
    """The days of RDATE or EXDATE, if they are at the time of the event."""
    what = "An extra day" if name == "RDATE" else "A day that it leaves out"
    lists = event.get(name, [])
    lists = lists if isinstance(lists, list) else [lists]
    values = [value for each in lists for value in getattr(each, "dts", [each])]
    found = [moment(value, what).astimezone(start.tzinfo) for value in values]
    refuse(any(each.time() != start.time() for each in found), f"{what} has another time.")
    return {each.date() for each in found}


def ours(value: Any, line: str, start: datetime) -> tuple[Weeks | Nth, date | None]:
    """The rule, and its last day if it has one."""
    parts: dict[str, list[Any]] = dict(value) if isinstance(value, icalendar.vRecur) else {}
    # The parser drops what it can not split, and the first of two equal parts.
    refuse(len(parts) != len(line.partition(":")[2].rstrip("; ").split(";")), UNREADABLE)
    refuse(any(len(each) != 1 for name, each in parts.items() if name[:2] != "BY"), UNREADABLE)
    unit, every = str(parts.get("FREQ", [""])[0]), parts.get("INTERVAL", [1])[0]
    refuse(every < 1 or not unit, UNREADABLE)
    step = unit.removesuffix("LY").lower().replace("dai", "day")
    step = f"It repeats every {step}." if every == 1 else f"It repeats every {every} {step}s."
    refuse(every > {"WEEKLY": 52, "MONTHLY": 1}.get(unit, 0), f"{step} {WE_KNOW}")
    for name in parts.keys() - PARTS:
        raise No(f"It repeats {ODD.get(name, 'in a way that we do not have')}. {WE_KNOW}")
    weekly, on = unit == "WEEKLY", parts.get("BYDAY", [])
    which = parts.get("BYSETPOS", []) + [day.relative for day in on if day.relative]
    refuse(not weekly and not on, f"It repeats on a day number. {WE_KNOW}")
    refuse(len(on) > 1, f"It repeats on several weekdays. {WE_KNOW}")
    refuse(weekly and which, UNREADABLE)
    refuse(not weekly and not which, f"It repeats several times a month. {WE_KNOW}")
    strange = not weekly and (len(which) > 1 or which[0] not in NTHS)
    refuse(strange, "It is not on the first to fourth, or the last, such weekday of a month.")
    first, weekday = start.date(), CODES.index(on[0].weekday) if on else start.weekday()
    rule = Weeks(first, every) if weekly else Nth(first, which[0], weekday)
    fits = weekday == first.weekday() and next(days(rule)) == first
    refuse(not fits, "Its first day does not fit its rule.")
    count, until = parts.get("COUNT", [None])[0], parts.get("UNTIL", [None])[0]
    refuse(count is not None and until is not None, "Its rule has two ends.")
    if count is not None:
        refuse(not 0 < count <= MOST_DATES, f"It meets {count} times. We know 1 to {MOST_DATES}.")
        return rule, next(islice(days(rule), count - 1, None))
    return rule, None if until is None else last_day(until, rule, start)


def last_day(until: Any, rule: Rule, start: datetime) -> date:
    refuse(getattr(until, "year", 0) not in YEARS, "We do not know the end of its rule.")
    local = until.astimezone(start.tzinfo) if getattr(until, "tzinfo", None) else until
    day = date(local.year, local.month, local.day)
    refuse(type(until) is date and between(rule, day, day), "We cannot tell its last day.")
    refuse(next(islice(days(rule), MOST_DATES, None), date.max) <= day, TOO_MANY)
    return day
