"""Series: gatherings are made some weeks ahead, by rule, and each can be changed by itself."""

from datetime import datetime, timedelta
from itertools import dropwhile, islice, takewhile
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.domain.plan import State
from alongside.gatherings.domain.recurrence import Dates, Nth, Rule, at, days, until
from alongside.gatherings.models import Gathering, Series
from alongside.gatherings.operations.planning import Details, put

AHEAD = timedelta(weeks=8)
AT_LEAST = 3  # also where they are months apart


@transaction.atomic
def begin(
    group: UUID,
    details: Details,
    rule: Rule,
    *,
    clock: datetime,
    minutes: int,
    by: UUID,
    now: datetime,
    id: UUID,  # noqa: A002
) -> UUID:
    """A new series and its first gatherings. `clock` gives the local time and the zone.

    The same form (`id`) sent twice is one series.
    """
    known = Series.objects.filter(pk=id).first()
    if known is not None and known.group_id == group:
        return known.id
    zone = clock.tzinfo
    row = Series.objects.create(
        pk=uuid4() if known else id,
        group_id=group,
        title=details.title,
        kind=details.kind,
        first=rule.days[0] if isinstance(rule, Dates) else rule.first,
        every=1 if isinstance(rule, (Dates, Nth)) else rule.every,
        nth=rule.nth if isinstance(rule, Nth) else None,
        days=[day.isoformat() for day in rule.days] if isinstance(rule, Dates) else [],
        clock=clock.time(),
        minutes=minutes,
        zone=zone.key if isinstance(zone, ZoneInfo) else "UTC",
        place=details.place,
        video=details.video,
        host_id=details.host,
        support_id=details.support,
    )
    ledger.write("began a series", by=by, about=row.id, now=now, chain=group)
    make_ahead(row, now=now)
    return row.id


def make_ahead(row: Series, *, now: datetime) -> int:
    """Gatherings of the next weeks that are not there yet. Doing it twice is doing it once."""
    zone = ZoneInfo(row.zone)
    today = now.astimezone(zone).date()
    coming = list(islice(dropwhile(lambda day: day < today, days(row.rule)), 60))
    near = list(takewhile(lambda day: day <= today + AHEAD, coming))
    wanted = coming[: max(AT_LEAST, len(near))]
    there = set(Gathering.objects.filter(series=row, on__in=wanted).values_list("on", flat=True))
    details = Details(row.title, row.kind, row.place, row.video, row.host_id, row.support_id)
    missing = [day for day in wanted if day not in there]
    for day in missing:
        starts = at(day, row.clock, zone)
        ends = until(starts, row.minutes)
        put(
            row.group_id,
            details,
            starts_at=starts,
            ends_at=ends,
            id=uuid4(),
            series=row.id,
            on=day,
        )
    return len(missing)


def make_all_ahead(*, now: datetime) -> None:
    """Every night, for every series that goes on. One series a transaction."""
    for row in Series.objects.filter(ended_at=None).order_by("pk").iterator():
        with transaction.atomic():
            held = Series.objects.select_for_update().filter(pk=row.pk, ended_at=None).first()
            if held is not None:
                make_ahead(held, now=now)


@transaction.atomic
def end(group: UUID, series: UUID, *, by: UUID, now: datetime) -> None:
    """No more of them. What was planned and not opened goes; plans that were used stay."""
    row = Series.objects.select_for_update().filter(pk=series, group=group, ended_at=None).first()
    if row is None:
        return
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    coming = Gathering.objects.filter(series=row, starts_at__gt=now)
    coming.filter(state__in=[State.PLANNED, State.CALLED_OFF]).delete()
    ledger.write("ended a series", by=by, about=row.id, now=now, chain=group)


@transaction.atomic
def change_time(
    group: UUID, series: UUID, rule: Rule, *, clock: datetime, by: UUID, now: datetime
) -> None:
    """From now on at another time: what is planned and was not moved by hand is made anew."""
    row = Series.objects.select_for_update().filter(pk=series, group=group, ended_at=None).first()
    if row is None:
        return
    zone = ZoneInfo(row.zone)
    for one in Gathering.objects.filter(series=row, starts_at__gt=now, state=State.PLANNED):
        if one.on is not None and one.starts_at == at(one.on, row.clock, zone):
            one.delete()
    row.first = rule.days[0] if isinstance(rule, Dates) else rule.first
    row.every = 1 if isinstance(rule, (Dates, Nth)) else rule.every
    row.nth = rule.nth if isinstance(rule, Nth) else None
    row.days = [day.isoformat() for day in rule.days] if isinstance(rule, Dates) else []
    row.clock = clock.time()
    row.save()
    make_ahead(row, now=now)
    ledger.write("changed the time of a series", by=by, about=row.id, now=now, chain=group)
