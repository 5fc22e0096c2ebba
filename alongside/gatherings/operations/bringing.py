"""Gatherings of another calendar become ours."""

from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from alongside.gatherings.domain.calendar_in import Event
from alongside.gatherings.domain.recurrence import Dates, at, days, until
from alongside.gatherings.operations.planning import Details, plan
from alongside.gatherings.operations.series import begin


@transaction.atomic
def bring(
    group: UUID,
    events: list[Event],
    hosts: dict[str, UUID],
    *,
    by: UUID,
    now: datetime,
    id: UUID,  # noqa: A002
) -> None:
    """All of them, or none. The same form (`id`) sent twice brings them once."""
    for number, event in enumerate(events):
        zone, own = ZoneInfo(event.zone), uuid5(id, str(number))
        details = Details(
            event.title,
            place=event.place,
            video=event.link,
            host=hosts.get("host"),
            support=hosts.get("support"),
        )
        starts = at(next(days(event.rule)), event.clock, zone)
        if isinstance(event.rule, Dates) and len(event.rule.days) == 1:
            ends = until(starts, event.minutes)
            plan(group, details, starts_at=starts, ends_at=ends, by=by, now=now, id=own)
        else:
            clock = datetime.combine(starts.date(), event.clock, zone)
            minutes = event.minutes
            begin(group, details, event.rule, clock=clock, minutes=minutes, by=by, now=now, id=own)
