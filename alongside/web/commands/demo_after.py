"""The demo's past: a series that ended, what its hosts and members left, and a training."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid4

from django.utils.timezone import get_current_timezone, localtime

from alongside.evidence.operations.attendance import tell_attendance
from alongside.gatherings.domain.recurrence import Weeks
from alongside.gatherings.operations import (
    counting,
    debrief,
    feedback,
    keeping,
    planning,
    room,
    seats,
    series,
    training,
)
from alongside.gatherings.queries import made_by

CAME = (9, 7, 8, 3, 11, 12, 6, 9)  # the ninth week is still to count
SAID = {
    "steward": {"how": "good", "speak": "yes"},
    "bea": {"how": "good", "speak": "yes"},
    "callum": {"how": "mixed", "speak": "did-not-want"},
    "paused": {"how": "good", "speak": "yes"},
    "left": {"how": "not-good", "speak": "yes"},
}
LINKS = (
    ("How we talk with each other", "", "One person talks at a time. Nobody has to talk."),
    ("Words for feelings", "https://example.org/feelings", "One page to print."),
)


def weeks_ago(at: datetime, weeks: int) -> datetime:
    """Seven in the evening, so many weeks ago."""
    day = localtime(at).date() - timedelta(weeks=weeks)
    return datetime.combine(day, time(19), get_current_timezone())


def before_tonight(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    """Nine weeks of a series, counted; the last one with its feedback and its debrief."""
    host, first = who["host"], weeks_ago(at, len(CAME) + 1)
    begun = series.begin(
        group,
        planning.Details("Autumn sessions", host=host, support=who["support"]),
        Weeks(first.date()),
        clock=first,
        minutes=90,
        by=host,
        now=first,
        id=uuid4(),
    )
    gatherings = made_by(begun)
    for number, (gathering, starts) in enumerate(gatherings):
        room.open_room(gathering, by=host, now=starts)
        if number < len(CAME):
            room.close_room(gathering, by=host, now=starts + timedelta(minutes=90))
            here, by_phone = CAME[number] - 1, 1
            counting.count(gathering, room=here, video=0, phone=by_phone, by=host, now=at)
    newest = gatherings[-1][0]
    for key in ("host", "support", "member", *SAID):
        seats.take_seat(newest, who[key], key, now=at)
    room.close_room(newest, by=host, now=at)
    for key, said in SAID.items():
        feedback.answer(newest, who[key], said, now=at)
    told = {"heavy": "The news about the day centre.", "well": "Callum read out the plan."}
    debrief.write(newest, host, told | {"change": "A longer break."})
    series.end(group, begun, by=host, now=at)
    tell_attendance(group, now=at)
    for title, link, note in LINKS:
        keep(group, keeping.Thing(title, link, note), host, at)
    sleep = keeping.Thing("Sleeping badly", "https://example.org/sleep", "We read it.", begun)
    keep(group, sleep, host, at)


def a_training(group: UUID, who: dict[str, UUID], at: datetime) -> None:
    """On a day to come, with one person named who can give it."""
    starts, host = weeks_ago(at, -1), who["host"]
    made = planning.plan(
        group,
        planning.Details("Learn to listen", "training", host=host, support=who["support"]),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=120),
        by=host,
        now=at,
    )
    training.set_aims(made, ["Listen without advice", "Know when to ask for help"], by=host, now=at)
    training.i_can_give_it(made, who["bea"], yes=True)
    handout = keeping.Thing("The handout", "https://example.org/listen", "Four pages.", made)
    keep(group, handout, host, at)


def keep(group: UUID, thing: keeping.Thing, by: UUID, at: datetime) -> None:
    keeping.add(group, thing, id=uuid4(), by=by, now=at)
