"""Somebody else's calendar: taken as it is meant, or refused with a reason."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from icalendar import Event as Written

from alongside.gatherings.domain.calendar_in import BadCalendar, Event, Refused, read
from alongside.gatherings.domain.recurrence import Dates, Nth, Weeks, at, days, nth_weekday

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "icalendar"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LONDON = "DTSTART;TZID=Europe/London:20260303T190000\nDTEND;TZID=Europe/London:20260303T200000"
WE_KNOW = "We know weeks, one weekday of a month, and chosen days."


def calendar(*events: str) -> bytes:
    inside = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{inside}END:VCALENDAR\n".encode()


def table(text: str) -> list[list[str]]:
    text = text.replace("+", WE_KNOW).replace("@", ";TZID=Europe/London:")
    return [[cell.strip() for cell in row.split(" | ")] for row in text.strip().splitlines()]


# Real files: title, days, start, minutes, zone and place of what we take, or the reason.

REAL = """
ic__alarm_etar_future | event with alarms android | 2024-10-05 13:00 60 Europe/London
ic__alarm_google_future | event with alarms | 2024-10-04 18:15 45 UTC
ic__issue_321_assert_dst_offset_is_not_false | Reifenwechsel \
| 2020-04-03 10:20 70 Europe/Berlin Musterhausen
ic__issue_836_do_not_quote_tzid | Anonymous Test Event for TZID \
| 2024-10-28 17:00 60 America/New_York
icaljs__minimal | Really long event name thing | 2012-06-30 06:00 60 America/Los_Angeles
icaljs__recur_instances_finite | Crazy Event Thingy! | 2012-10-02 2012-11-05 2012-11-06 \
2012-11-10 2012-12-04 10:00 30 America/Los_Angeles PLACE
ic__issue_165_missing_event | Sprint 25 Daily Standup | We cannot read its times or its rule.
icaljs__daily_recur | Every day recurring | It repeats every day. +
icaljs__day_long_recur_yearly | Day Long Event | Its start is a whole day. We need a time of day.
icaljs__multiple_rrules | sahaja <> frashed | It has more than one rule.
icaljs__recur_instances | Crazy Event Thingy! \
| One of its days was changed. Make that day an event of its own.
"""


def shown(found: Event | Refused) -> str:
    if isinstance(found, Refused):
        return found.why
    chosen = " ".join(map(str, days(found.rule)))
    return f"{chosen} {found.clock:%H:%M} {found.minutes} {found.zone} {found.place}".strip()


@needs_data
@pytest.mark.parametrize(("name", "title", "says"), table(REAL))
def test_a_real_event_is_taken_as_it_is_or_refused_by_its_reason(name, title, says):
    events, refused = read((DATA / f"{name}.ics").read_bytes())
    assert [(each.title, shown(each)) for each in (*events, *refused)] == [(title, says)]


@needs_data
def test_every_real_file_gives_events_or_reasons():
    taken, bad = 0, 0
    for file in DATA.glob("*.ics"):
        try:
            events, refused = read(file.read_bytes())
            assert all(each.title and each.why.endswith(".") for each in refused)
            taken += len(events)
        except BadCalendar:
            bad += 1
    assert (taken, bad) == (10, 9)


words = some.text(some.characters(exclude_categories=("C", "Zl", "Zp")), max_size=120)
words = words.map(lambda text: " ".join(text.split()))
a_day = some.dates(date(2020, 1, 1), date(2060, 1, 1))
a_zone = some.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "UTC"])


@some.composite
def a_rule(draw: some.DrawFn) -> Weeks | Nth:
    day = draw(a_day)
    if draw(some.booleans()):
        return Weeks(day, draw(some.integers(1, 8)))
    nth = draw(some.sampled_from([1, 2, 3, 4, -1]))
    return Nth(nth_weekday(day.year, day.month, nth, day.weekday()), nth, day.weekday())


@some.composite
def an_event(draw: some.DrawFn) -> Event:
    chosen = some.sets(a_day, min_size=1, max_size=20).map(lambda each: Dates(tuple(sorted(each))))
    zone = draw(a_zone)
    rule = Dates((draw(a_day),)) if zone == "UTC" else draw(a_rule() | chosen)
    clock = draw(some.times()).replace(second=0, microsecond=0)
    minutes = draw(some.integers(1, max(1, 1320 - 60 * clock.hour)))
    link = draw(some.sampled_from(["", "https://meet.example.org/tea?a=1,2;b=3"]))
    return Event(draw(words.filter(bool)), rule, clock, minutes, zone, draw(words), link)


def recurrence(rule: Weeks | Nth, by_position: bool = False) -> dict[str, object]:
    if isinstance(rule, Weeks):
        return {"freq": "weekly", "interval": rule.every}
    code = CODES[rule.weekday]
    nth = {"byday": code, "bysetpos": rule.nth} if by_position else {"byday": f"{rule.nth}{code}"}
    return {"freq": "monthly"} | nth


def written(event: Event, rule: dict[str, object], more=(), fewer=()) -> bytes:
    out, zone = Written(), ZoneInfo(event.zone)
    out.add("summary", event.title)
    out.add("location", event.place)
    out.add("url", event.link)
    out.add("dtstart", datetime.combine(next(days(event.rule)), event.clock, zone))
    out.add("duration", timedelta(minutes=event.minutes))
    if rule:
        out.add("rrule", rule)
    for name, chosen in (("rdate", more), ("exdate", fewer)):
        for day in chosen:
            out.add(name, [datetime.combine(day, event.clock, zone)])
    return b"BEGIN:VCALENDAR\r\n" + out.to_ical() + b"END:VCALENDAR\r\n"


@settings(deadline=None)
@given(an_event(), some.booleans())
def test_what_is_written_is_read_back_equal(event, by_position):
    if isinstance(event.rule, Dates):
        data = written(event, {}, event.rule.days[1:])
    else:
        data = written(event, recurrence(event.rule, by_position))
    assert read(data) == ([event], [])


@settings(deadline=None)
@given(a_rule(), some.integers(1, 40), some.sets(some.integers(0, 40)), a_day, some.integers(0, 2))
def test_a_rule_with_an_end_is_its_days(rule, count, gone, extra, kind):
    clock, zone = time(19), ZoneInfo("America/New_York")
    every = list(islice(days(rule), count + 1))
    last, late = at(every[count - 1], clock, zone), at(every[count], clock, zone)
    until = [last, late - timedelta(seconds=1)]  # the first and the last moment that mean the same
    end = {"count": count} if kind == 2 else {"until": until[kind].astimezone(UTC)}
    fewer = {every[index] for index in gone if index < count}
    event = Event("Tea", rule, clock, 60, "America/New_York", "", "")
    events, _ = read(written(event, recurrence(rule) | end, {extra}, fewer))
    expected = tuple(sorted({*every[:count], extra} - fewer))
    assert [each.rule for each in events] == ([Dates(expected)] if expected else [])


# What is refused, and why. In a row, " / " is a new line.

RULES = """
FREQ=DAILY | It repeats every day. +
FREQ=DAILY;COUNT=3 | It repeats every day. +
FREQ=SECONDLY | It repeats every second. +
FREQ=MONTHLY;BYDAY=1TU;INTERVAL=2 | It repeats every 2 months. +
FREQ=WEEKLY;BYDAY=TU,TH | It repeats on several weekdays. +
FREQ=MONTHLY;BYDAY=TU | It repeats several times a month. +
FREQ=MONTHLY | It repeats on a day number. +
FREQ=WEEKLY;BYHOUR=9,19 | It repeats at chosen hours. +
FREQ=WEEKLY;X-MOON=FULL | It repeats in a way that we do not have. +
FREQ=MONTHLY;BYDAY=5TU | It is not on the first to fourth, or the last, such weekday of a month.
FREQ=WEEKLY;BYDAY=WE | Its first day does not fit its rule.
FREQ=WEEKLY;COUNT=999999999 | It meets 999999999 times. We know 1 to 100.
FREQ=WEEKLY;COUNT=2;UNTIL=20260401T000000Z | Its rule has two ends.
FREQ=WEEKLY;UNTIL=20600101T000000Z | It has more than 100 dates. Give it fewer.
FREQ=WEEKLY;UNTIL=99991231T000000Z | We do not know the end of its rule.
FREQ=WEEKLY;UNTIL=20260310 | We cannot tell its last day.
FREQ=WEEKLY;INTERVAL=0 | We cannot read its rule.
FREQ=WEEKLY;BYHOUR | We cannot read its rule.
FREQ=WEEKLY;FREQ=WEEKLY | We cannot read its rule.
"""
WHOLES = """
RRULE:FREQ=WEEKLY / EXRULE:FREQ=WEEKLY;INTERVAL=2 | It has more than one rule.
RRULE:FREQ=WEEKLY / EXDATE@20260310T190000 \
| It repeats without end and leaves out some days. Give it an end.
RRULE:FREQ=WEEKLY / RDATE@20260311T190000 \
| It repeats without end and has extra days. We know one of the two.
RDATE@20260311T180000 | An extra day has another time.
RDATE;VALUE=PERIOD:20260311T190000Z/PT1H | An extra day is not a simple time.
EXDATE:20260303 | A day that it leaves out is a whole day. We need a time of day.
EXDATE@20260303T190000 | All its days are left out.
STATUS:CANCELLED | It was cancelled.
DURATION:PT1H | It has an end and a length. Keep one.
LOCATION:Hall / LOCATION:Barn | It says one thing twice.
"""
STARTS = """
DTSTART:20260303T190000 | Its start has no time zone. Set one in its calendar.
DTSTART;TZID=Mars/Base:20260303T190000 | We do not know its time zone “Mars/Base”.
DTSTART;TZID=localtime:20260303T190000 | We do not know its time zone “localtime”.
DTSTART;TZID=/x/Europe/London:20260303T190000 | We do not know its time zone.
DTSTART;TZID=Europe:20260303T190000 | We cannot read its times.
DTSTART:16010101T190000Z | Its start is in the year 1601. That is too far away.
DTSTART:20260303T190001Z | Its start has seconds. We know whole minutes.
DTSTART:20260303T190000Z | It has no end. Give it one.
DTSTART:20260303T190000Z / DTEND:20260303T190000Z | It ends before it has begun.
DTSTART:20260303T190000Z / DTEND:20260304T000100Z | It goes on into another day.
DTSTART:20260303T190000Z / DURATION:PT1H / RRULE:FREQ=WEEKLY;COUNT=2 \
| It repeats at a UTC time. Local time moves when the clocks change.
"""


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        *((f"{LONDON}\nRRULE:{rule}", says) for rule, says in table(RULES)),
        *((f"{LONDON}\n{lines}", says) for lines, says in table(WHOLES)),
        *table(STARTS),
        (LONDON + "\nRDATE:" + "x" * 20_000, "It is too long to read."),
    ],
)
def test_what_is_not_ours_is_refused_by_its_reason(lines, says):
    data = calendar("SUMMARY:Tea\n" + lines.replace(" / ", "\n"))
    assert read(data) == ([], [Refused("Tea", says)])


def test_midnight_small_letters_and_an_idle_week_start_are_no_fault():
    start = "DTSTART;TZID=Europe/London:20260703T220000\nDTEND:20260703T230000Z"
    [event], _ = read(calendar(f"{start}\nrrule;x=1:freq=weekly;byday=fr;wkst=su;"))
    assert (event.title, event.minutes, event.rule) == ("No title", 120, Weeks(date(2026, 7, 3)))


def test_a_changed_day_refuses_its_series_and_is_not_taken_alone():
    series = f"UID:1\n{LONDON}\nRRULE:FREQ=WEEKLY"
    day = "RECURRENCE-ID;TZID=Europe/London:20260310T190000\nDTSTART:20260310T200000Z"
    events, refused = read(calendar(series, f"UID:1\n{day}", f"UID:2\n{day}", f"UID:3\n{LONDON}"))
    assert len(events) == 1
    changed, alone = (each.why for each in refused)
    assert changed == "One of its days was changed. Make that day an event of its own."
    assert alone == "It is one day of a series that is not in this file."


def test_nobody_is_read_and_text_is_one_plain_line():
    people = "ATTENDEE;CN=Ann:mailto:ann@x.org\nORGANIZER:mailto:bo@x.org\nDESCRIPTION:ill\n"
    alarm = "BEGIN:VALARM\nSUMMARY:ring\nDTSTART:20200101T000000Z\nEND:VALARM\n"
    title = 'SUMMARY;ALTREP="http://x":Tea\\, \\n a\u202end\u200b\u00a0c\n ake\u0007\n'
    place = f"LOCATION:{'x' * 300}\nURL:javascript:alert(1)\n"
    [event], _ = read(calendar(people + alarm + title + place + LONDON))
    assert (event.title, event.link) == ("Tea, and cake", "")
    assert event.place == "x" * 199 + "…"


def test_a_zone_is_the_one_of_its_name_whatever_the_file_says_of_it():
    lie = "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0900\nTZOFFSETTO:+0900\n"
    zone = f"BEGIN:VTIMEZONE\nTZID:Europe/London\n{lie}END:STANDARD\nEND:VTIMEZONE\n".encode()
    events, _ = read(calendar(LONDON).replace(b"VERSION:2.0\n", zone))
    assert [each.zone for each in events] == ["Europe/London"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not whole"),
        (b"BEGIN:VEVENT\nEND:VEVENT", "not a calendar"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\nmore", "not a calendar"),
        (b"BEGIN:VCALENDAR\nX:caf\xe9\nEND:VCALENDAR", "not UTF-8"),
        (b"BEGIN:VCALENDAR\nX:" + b"x" * 1_000_000, "over 1 MB"),
        (b"BEGIN:VCALENDAR\n" * 60_000, "not whole"),
        (calendar(*[LONDON] * 1_001), "over 1,000 events"),
        (calendar(LONDON + "\nRRULE:FREQ=WEEKLY" * 10_000), "over 200 rules"),
        (calendar("URL:x\n" * 20_001 + LONDON), "over 20,000 lines"),
    ],
    ids=range(9),
)
def test_a_file_that_is_no_calendar_or_too_much_is_refused_whole(data, says):
    with pytest.raises(BadCalendar, match=says):
        read(data)


def test_at_the_bounds_all_is_read_and_what_we_do_not_read_costs_nothing():
    deep = "BEGIN:VEVENT\n" * 9_000 + "END:VEVENT\n" * 9_000 + f"X:{'x' * 300_000}\n"
    rule = f"{LONDON}\nRRULE:FREQ=WEEKLY;INTERVAL=52;COUNT=100"
    events, refused = read(calendar(deep + LONDON, *[rule] * 20, *[LONDON] * 979))
    assert (len(events), refused) == (1_000, [])
    assert len(events[1].rule.days) == 100


NAMES = "DTSTART DTEND DURATION RRULE RDATE EXDATE UID SUMMARY URL STATUS"
SIGNS = ": ;TZID=Europe/London: ;VALUE=DATE: ;VALUE=PERIOD: ;VALUE=TEXT: ;TZID=US: ;=: ="
VALUES = """
20260303T190000 20260303 20260303T190000Z PT1H -P1D 00010101T000000Z 99991231T235959Z 190000
FREQ=WEEKLY;UNTIL=PT1H FREQ=MONTHLY;BYDAY=-1TU FREQ=WEEKLY;COUNT=3 20260303T190000Z/PT1H
FREQ=MONTHLY;BYSETPOS=1;BYDAY=TU;UNTIL=00010101 20260303T190000,x FREQ=WEEKLY;COUNT=
"""
a_name, a_sign, a_value = (some.sampled_from(each.split()) for each in (NAMES, SIGNS, VALUES))
a_line = some.builds("{}{}{}".format, a_name, a_sign, a_value | some.text(max_size=9))


@settings(deadline=None)
@given(some.lists(a_line, max_size=6), some.sampled_from(["", LONDON]))
def test_any_lines_are_taken_or_refused(lines, start):
    with suppress(BadCalendar):
        events, refused = read(calendar("\n".join((start, *lines))))
        assert len(events) + len(refused) == 1
