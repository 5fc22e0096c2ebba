"""A person's own calendar links, and what stands behind one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from alongside.core.links import hashed
from alongside.gatherings.domain.calendar_out import Again, One, write
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import CalendarLink, Gathering, Series
from alongside.groups.queries import groups_of
from alongside.people.access import Person

BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class LinkView:
    id: UUID
    real: bool
    made_on: date


def my_links(person: Person) -> list[LinkView]:
    """The links of a person who was let in to their own things."""
    rows = CalendarLink.objects.filter(person=person).order_by("made_on", "pk")
    return [LinkView(row.id, row.real, row.made_on) for row in rows]


def feed(secret: str, now: datetime) -> bytes | None:
    """The calendar behind a link. None where there is none, or it was stopped."""
    link = CalendarLink.objects.filter(secret=hashed(secret)).first()
    if link is None:
        return None
    mine = groups_of(link.person_id)
    series = Series.objects.filter(group__in=mine).order_by("pk")
    going = [row for row in series if row.ended_at is None or row.ended_at > now - BACK]
    made: dict[UUID, list[One]] = {row.id: [] for row in going}
    ones = []
    rows = Gathering.objects.filter(group__in=mine, starts_at__gt=now - BACK)
    for row in rows.order_by("starts_at", "pk"):
        if row.series_id is None or row.on is None:
            ones.append(one(row))
        elif row.series_id in made:
            made[row.series_id].append(one(row))
    again = [
        Again(
            row.id,
            row.title,
            row.place,
            row.rule,
            row.clock,
            ZoneInfo(row.zone),
            row.minutes,
            row.ended_at,
            made[row.id],
        )
        for row in going
    ]
    return write(again, ones, real=link.real, stamp=now)


def one(row: Gathering) -> One:
    called_off = row.state == State.CALLED_OFF
    return One(row.id, row.title, row.place, row.starts_at, row.ends_at, called_off, row.on)
