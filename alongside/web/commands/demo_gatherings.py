"""The demo's gatherings: a series, a panel, times to choose from, and a room that is open today."""

from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.timezone import get_current_timezone, localdate, make_aware, now

from alongside.gatherings.domain.panel import Lived
from alongside.gatherings.domain.recurrence import Weeks
from alongside.gatherings.domain.slots import slot
from alongside.gatherings.emails import asked_to_speak
from alongside.gatherings.operations import panels, planning, reminders, seats, series, times
from alongside.gatherings.operations import room as gatherings
from alongside.gatherings.queries import open_today
from alongside.groups.queries import group_of
from alongside.people.queries import person_of

GROUP = "the-kettle"
NAMES = {
    "host": "Dot",
    "support": "Femi",
    "member": "Priya",
    "steward": "Marek",
    "paused": "Aled",
    "left": "Jo",
    "bea": "Bea",
    "callum": "Callum",
}


def every_tuesday(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    """A series that begins next Tuesday, and one member who wants a reminder of it."""
    first = localdate() + timedelta(days=(1 - localdate().weekday()) % 7 or 7)
    series.begin(
        group,
        planning.Details(
            "Tuesday evening",
            place="Brackwater Library, side door",
            host=who["host"],
            support=who["support"],
        ),
        Weeks(first),
        clock=datetime.combine(first, time(19), get_current_timezone()),
        minutes=90,
        by=who["host"],
        now=at,
        id=uuid4(),
    )
    reminders.choose(group, who["member"], {24})


def night_panel(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    """A panel in three weeks, with a pair, a guest and a chair, on a public page."""
    day = localdate() + timedelta(weeks=3)
    starts = datetime.combine(day, time(18), get_current_timezone())
    made = planning.plan(
        group,
        planning.Details(
            "What helps at night?",
            "panel",
            place="Brackwater Library, main room",
            host=who["host"],
            support=who["support"],
        ),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=90),
        by=who["host"],
        now=at,
    )
    panels.describe(
        made,
        about="People who rang at night, and a nurse who answers, talk about what helps.",
        welcome="Everybody. Just come in. It is free.",
        access="Step-free. Captions. A quiet room. A break in the middle.",
    )
    first, second, chair = uuid4(), uuid4(), uuid4()
    put = partial(panels.add_speaker, made, mail=asked_to_speak, site=settings.HERE, now=at)
    put("Priya", "Rang, and waited", id=first, person=who["member"])
    put("Bea", "Sat with a friend", id=second, person=who["bea"], beside=first)
    put("Nia Abara", "Answers a crisis line", id=uuid4(), said=(True, Lived.UNTOLD, False))
    put("Dot", "", id=chair, person=who["host"], chairs=True)
    for speaker in (first, second, chair):
        panels.answer(made, speaker, agreed=True, lived=Lived.SHOWN, records=False, now=at)
    panels.publish(made, anyway=False, by=who["host"], now=at)


def ask_for_times(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    slots = [slot(day, time(hour)) for day in range(6) for hour in (10, 14, 19)]
    asked = times.ask(group, slots, 1, by=who["host"], now=at)
    for key, can in (("bea", ["1-19:00", "5-14:00"]), ("callum", ["1-19:00"]), ("support", slots)):
        times.answer(asked, who[key], can, [])


def tonight() -> None:
    """An open room today, and another gathering to open: made anew on a day that has none."""
    group, today, at = group_of(GROUP), localdate(), now()
    if group is None or open_today(group, today):
        return
    for title, hour, opened in (
        ("Tonight at The Kettle", 19, True),
        ("Late cup of tea", 21, False),
    ):
        starts = make_aware(datetime.combine(today, time(hour)))
        made = planning.plan(
            group,
            planning.Details(
                title,
                place="Brackwater Library, side door",
                host=person_of("host@demo.invalid"),
                support=person_of("support@demo.invalid"),
            ),
            starts_at=starts,
            ends_at=starts + timedelta(minutes=90),
            by=None,
            now=at,
        )
        if opened:
            gatherings.open_room(made, by=None, now=at)
            gatherings.move_to(made, 3)
            for key in ("host", "support", "bea", "callum", "steward"):
                person = person_of(f"{key}@demo.invalid")
                seats.take_seat(made, person, NAMES[key], now=at)
