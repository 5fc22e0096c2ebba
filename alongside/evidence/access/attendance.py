"""How many came, as members were told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.evidence.domain.attendance import Shown, Told, show
from alongside.evidence.models import AttendanceTold
from alongside.gatherings.queries import counted_weeks, monday
from alongside.groups.access import Standing


@dataclass(frozen=True, slots=True)
class Came:
    """What a report says of attendance: in all, in how many weeks, and the fullest of them."""

    total: int
    weeks: int
    peak: int | None = None
    peak_week: date | None = None


def as_told(row: AttendanceTold) -> Told:
    weeks = tuple(date.fromisoformat(week) for week in row.weeks)
    return Told(weeks, tuple(row.counts), row.out)


def attendance(standing: Standing, now: datetime) -> Shown:
    """What a member was told of how many came. The door to the group was opened before."""
    return shown(standing.group, now)


def shown(group: UUID, now: datetime) -> Shown:
    rows = AttendanceTold.objects.filter(group=group).order_by("first")
    return show(counted_weeks(group, before=monday(now)), [as_told(row) for row in rows])


def came(group: UUID, now: datetime) -> Came | None:
    """For a report of this group, from what was told already; None where nothing was."""
    told = shown(group, now)
    if not told.weeks:
        return None
    peak = told.peak
    return Came(told.total, told.weeks, *((peak.count, peak.week) if peak else ()))


def as_kept(one: Came | None) -> dict[str, Any] | None:
    if one is None:
        return None
    week = one.peak_week.isoformat() if one.peak_week else None
    return {"total": one.total, "weeks": one.weeks, "peak": one.peak, "peak_week": week}


def of_kept(kept: dict[str, Any] | None) -> Came | None:
    if kept is None:
        return None
    week = date.fromisoformat(kept["peak_week"]) if kept["peak_week"] else None
    return Came(kept["total"], kept["weeks"], kept["peak"], week)
