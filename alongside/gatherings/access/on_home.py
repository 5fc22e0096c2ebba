"""What a group's home tells one person of its gatherings. One query, and two for "How was it?"."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, JSONField, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber
from django.utils.timezone import localdate

from alongside.core.clock import clock
from alongside.core.sealing import keyed_hash
from alongside.gatherings.domain.plan import SeatState, State
from alongside.gatherings.domain.recurrence import WEEKDAYS
from alongside.gatherings.domain.slots import parts
from alongside.gatherings.models import (
    Attendance,
    Debrief,
    FeedbackRound,
    FeedbackTicket,
    Gathering,
    Hosting,
    Seat,
    Speaker,
    TimesAnswer,
    TimesAsk,
)
from alongside.groups.access import Standing
from alongside.groups.queries import in_group

MOST = 2
LATELY = timedelta(days=7)
LOOKED_AT = 6  # of each state, the soonest; one that asks this person to speak always

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OnHome:
    """One gathering, as this person's home shows it."""

    path: str
    title: str
    place: str
    state: State
    starts_at: datetime
    begun: bool
    today: bool
    i_host: bool
    not_today: bool
    looks_for: list[str]  # "host", "supporting host": nobody has that place
    to_count: bool  # over, and this host can say how many came
    to_debrief: bool  # over, and this person hosted it and wrote nothing yet


@dataclass(frozen=True, slots=True)
class GatheringsOnHome:
    next: list[OnHome]  # an open room first
    called_off: list[OnHome]  # soon; they take no place from those that happen
    how_was_it: OnHome | None  # this person was there, and can still say so
    after: list[OnHome]  # over lately, and this person has something to do
    asked_to_speak: list[OnHome]  # and this person has not answered
    asks_times: bool  # and this person has not answered
    chosen_times: list[str]  # lately; like "Tuesday, 7 pm"


def on_home(standing: Standing, now: datetime) -> GatheringsOnHome:
    """The door to the group was opened before."""
    rows = looked_at(standing, now)
    shown = {row["pk"]: view(row, standing, now) for row in rows}
    opened, planned, off, closed = (
        [row for row in rows if row["state"] == state]
        for state in (State.OPEN, State.PLANNED, State.CALLED_OFF, State.CLOSED)
    )
    last = next((row for row in reversed(closed) if row["round"] and not row["hosted"]), None)
    over = [shown[row["pk"]] for row in reversed(closed)]
    times = rows[0] if rows else times_of(standing, now)
    return GatheringsOnHome(
        [shown[row["pk"]] for row in [*opened, *planned][:MOST]],
        [shown[row["pk"]] for row in off if row["starts_at"] < now + LATELY][:MOST],
        shown[last["pk"]] if last and has_ticket(last["round"], standing) else None,
        [one for one in over if one.to_count or one.to_debrief][:MOST],
        [shown[row["pk"]] for row in [*opened, *planned] if row["asked"]],
        times["asks_times"],
        [f"{WEEKDAYS[day]}, {clock(at)}" for day, at in map(parts, times["chosen_times"] or [])],
    )


def looked_at(standing: Standing, now: datetime) -> list[Row]:
    """Open, still to come, or over lately; the soonest first."""
    here, person = {"gathering": OuterRef("pk")}, standing.person
    hostings, speakers = Hosting.objects.filter(**here), Speaker.objects.filter(**here)
    nobody = hostings.exclude(person__in=in_group(standing.group))  # who left or rests is not there
    rounds = FeedbackRound.objects.filter(**here, wiped=False, open_until__gt=now)
    rows = (
        Gathering.objects.filter(group=standing.group)
        .filter(
            Q(state=State.OPEN)
            | Q(state__in=[State.PLANNED, State.CALLED_OFF], ends_at__gt=now)
            | Q(state=State.CLOSED, closed_at__gt=now - LATELY)
        )
        .annotate(
            hosted=Exists(hostings.filter(person=person)),
            no_host=Exists(nobody.filter(role="host")),
            no_support=Exists(nobody.filter(role="support")),
            gone=Exists(Seat.objects.filter(**here, person=person, state=SeatState.NOT_TODAY)),
            asked=Exists(speakers.filter(person=person, comes=False, cannot=False)),
            counted=Exists(Attendance.objects.filter(**here)),
            told=Exists(Debrief.objects.filter(**here, person=person)),
            round=Subquery(rounds.values("pk")[:1]),
            number=Window(RowNumber(), partition_by="state", order_by=["starts_at", "pk"]),
            **of_times(standing, now),
        )
        .filter(Q(number__lte=LOOKED_AT) | Q(state=State.CLOSED) | Q(asked=True))
    )
    return list(rows.order_by("starts_at", "pk").values("pk", *COLUMNS))


COLUMNS = (
    *("title", "place", "state", "starts_at", "hosted", "no_host", "no_support", "gone"),
    *("asked", "counted", "told", "round", "asks_times", "chosen_times"),
)


def of_times(standing: Standing, now: datetime) -> dict[str, Any]:
    """What the group is asked about its times, as columns: so it costs no query of its own."""
    asks = TimesAsk.objects.filter(group=standing.group)
    mine = TimesAnswer.objects.filter(ask=OuterRef("pk"), person=standing.person)
    chosen = asks.filter(chosen_at__gt=now - LATELY).order_by("-chosen_at")
    return {
        "asks_times": Exists(asks.filter(~Exists(mine), chosen_at=None)),
        "chosen_times": Subquery(chosen.values("chosen")[:1], output_field=JSONField()),
    }


def times_of(standing: Standing, now: datetime) -> Row:
    """The same, in a group that has no gathering to ask them with."""
    asks = TimesAsk.objects.filter(group=standing.group)
    found = asks.values(**of_times(standing, now)).first()
    return found or {"asks_times": False, "chosen_times": []}


def has_ticket(asked: Any, standing: Standing) -> bool:
    mark = keyed_hash(asked, str(standing.person))
    return FeedbackTicket.objects.filter(pk=mark, round=asked).exists()


def view(row: Row, standing: Standing, now: datetime) -> OnHome:
    over, starts = row["state"] == State.CLOSED, row["starts_at"]
    free = {"host": row["no_host"], "supporting host": row["no_support"]}
    return OnHome(
        f"/g/{standing.slug}/gatherings/{row['pk']}",
        row["title"],
        row["place"],
        State(row["state"]),
        starts,
        starts <= now,
        localdate(starts) == localdate(now),
        row["hosted"],
        row["gone"],
        [called for called, is_free in free.items() if is_free],
        over and standing.runs and not row["counted"],
        over and row["hosted"] and not row["told"],
    )
