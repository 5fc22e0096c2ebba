"""Series: gatherings are made some weeks ahead, by rule, and each can be changed by itself."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile, islice, takewhile
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.domain.plan import State
from alongside.gatherings.domain.recurrence import Dates, Nth, Rule, at, days, until
from alongside.gatherings.models import Gathering, Hosting, Series
from alongside.gatherings.operations.planning import Details, put
from alongside.gatherings.operations.reminders import Mail, leave_reminders, tell_of_change

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


@dataclass(frozen=True, slots=True)
class Again:
    """What a series gives each of its days."""

    clock: time
    minutes: int
    place: str
    video: str
    host: UUID | None
    support: UUID | None


@transaction.atomic
def change_from(
    group: UUID,
    series: UUID,
    since: date,
    new: Again,
    *,
    mail: Mail,
    site: str,
    by: UUID,
    now: datetime,
) -> list[datetime]:
    """From that day on: days that nobody changed by hand follow. Returns the starts of the others.

    Who wanted reminders hears of it once, with the first day.
    """
    rows = Series.objects.select_for_update().filter(pk=series, group=group, ended_at=None)
    row = rows.first()
    if row is None:
        return []
    zone, was = ZoneInfo(row.zone), as_it_is(row)
    coming = Gathering.objects.filter(series=row, on__gte=since, starts_at__gt=now)
    followed, stay = [], []
    for one in coming.filter(state=State.PLANNED).order_by("starts_at", "pk"):
        if one.on is not None and given(one) == (at(one.on, was.clock, zone), *rest(was)):
            follow(one, at(one.on, new.clock, zone), new)
            followed.append(one)
        else:
            stay.append(one.starts_at)
    row.clock, row.minutes, row.place, row.video = new.clock, new.minutes, new.place, new.video
    row.host_id, row.support_id = new.host, new.support
    row.save(update_fields=["clock", "minutes", "place", "video", "host", "support"])
    make_ahead(row, now=now)
    if followed and (was.clock, was.place) != (new.clock, new.place):
        tell_of_change(followed[0], mail=mail, site=site, now=now)
    ledger.write("changed a series", by=by, about=row.id, now=now, chain=group)
    return stay


def as_it_is(row: Series) -> Again:
    return Again(row.clock, row.minutes, row.place, row.video, row.host_id, row.support_id)


Rest = tuple[timedelta, str, str, UUID | None, UUID | None]


def rest(again: Again) -> Rest:
    long = timedelta(minutes=again.minutes)
    return long, again.place, again.video, again.host, again.support


def given(one: Gathering) -> tuple[datetime, timedelta, str, str, UUID | None, UUID | None]:
    """What this day has now, to compare with what its series gave it."""
    held = dict(Hosting.objects.filter(gathering=one).values_list("role", "person"))
    long = one.ends_at - one.starts_at
    return one.starts_at, long, one.place, one.video, held.get("host"), held.get("support")


def follow(one: Gathering, starts: datetime, new: Again) -> None:
    if starts != one.starts_at:
        one.reminded = None
    one.starts_at, one.ends_at = starts, until(starts, new.minutes)
    one.place, one.video = new.place, new.video
    one.save(update_fields=["starts_at", "ends_at", "place", "video", "reminded"])
    leave_reminders(one)
    for role, person in (("host", new.host), ("support", new.support)):
        Hosting.objects.filter(gathering=one, role=role).update(person=person, gave_back=None)
