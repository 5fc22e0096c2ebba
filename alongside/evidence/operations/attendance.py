"""Tell a group how many came."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger
from alongside.evidence.access.attendance import as_told
from alongside.evidence.domain.attendance import corrected, tell
from alongside.evidence.models import (
    AttendanceTold,
)
from alongside.gatherings.queries import counted_weeks, groups_that_count, monday


def tell_all_attendance(*, now: datetime) -> None:
    """Every night, for every group that counts who came. One group a transaction."""
    for group in groups_that_count():
        tell_attendance(group, now=now)


@transaction.atomic
def tell_attendance(group: UUID, *, now: datetime) -> None:
    """Tell a group of the weeks that are over, after the check. Doing it twice is doing it once."""
    over = counted_weeks(group, before=monday(now))
    rows = list(AttendanceTold.objects.select_for_update().filter(group=group).order_by("first"))
    changed = [row for row in rows if told_anew(row, over)]
    known = {week for row in rows for week in as_told(row).weeks}
    new = tell([(week, came) for week, came in over.items() if week not in known])
    AttendanceTold.objects.bulk_update(changed, ["counts", "out"], batch_size=200)
    AttendanceTold.objects.bulk_create(
        AttendanceTold(
            group_id=group,
            first=one.weeks[0],
            weeks=[week.isoformat() for week in one.weeks],
            counts=list(one.counts),
        )
        for one in new
    )
    if new or changed:
        ledger.write("told how many came", by=None, about=group, now=now, chain=group)


def told_anew(row: AttendanceTold, came: Mapping[date, int]) -> bool:
    """Put a correction of the hosts into the row, where it is safe. True when it changed."""
    before = as_told(row)
    after = corrected(before, sum(came.get(week, 0) for week in before.weeks))
    row.counts, row.out = list(after.counts), after.out
    return after != before
