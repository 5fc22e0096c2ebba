"""How many came, as members were told."""

from datetime import date, datetime

from alongside.evidence.domain.attendance import Shown, Told, show
from alongside.evidence.models import AttendanceTold
from alongside.gatherings.queries import counted_weeks, monday
from alongside.groups.access import Standing


def as_told(row: AttendanceTold) -> Told:
    weeks = tuple(date.fromisoformat(week) for week in row.weeks)
    return Told(weeks, tuple(row.counts), row.out)


def attendance(standing: Standing, now: datetime) -> Shown:
    """What a member was told of how many came. The door to the group was opened before."""
    rows = AttendanceTold.objects.filter(group=standing.group).order_by("first")
    weeks = counted_weeks(standing.group, before=monday(now))
    return show(weeks, [as_told(row) for row in rows])
