"""What the program itself reads of gatherings."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.timezone import localtime

from alongside.core import sealing
from alongside.gatherings.access.debrief import unsealed
from alongside.gatherings.access.times import read_answers
from alongside.gatherings.domain.plan import SeatState, State
from alongside.gatherings.models import (
    Attendance,
    Captions,
    Debrief,
    Gathering,
    Hosting,
    Invitation,
    Panel,
    Reminder,
    Seat,
    StandIn,
    TimesAnswer,
    Trained,
)
from alongside.groups.queries import in_group


def open_today(group: UUID, today: date) -> UUID | None:
    """The room of this group that is open and began today."""
    rows = Gathering.objects.filter(group=group, state=State.OPEN, starts_at__date=today)
    return rows.order_by("starts_at", "pk").values_list("pk", flat=True).first()


def stand_ins(group: UUID, role: str, gathering: UUID, *, without: UUID) -> list[str]:
    """Addresses of those who said they could take this role, and are free and not resting."""
    busy = Hosting.objects.filter(gathering=gathering).exclude(person=None)
    rows = StandIn.objects.filter(group=group, role=role, person__in=in_group(group))
    rows = rows.exclude(person=without).exclude(person__in=busy.values("person"))
    return sorted(rows.values_list("person__email", flat=True))


def keys_in_use() -> Iterator[UUID]:
    """Keys that seal something of this context."""
    answers = TimesAnswer.objects.exclude(sealed=b"")
    for sealed in (answers, Debrief.objects, Captions.objects, Invitation.objects):
        yield from sealed.values_list("key", flat=True).iterator()


def troubles() -> Iterator[str]:
    """A sentence for each sealed thing of this context that does not open."""
    for what, rows in (
        ("times", TimesAnswer.objects),
        ("debrief", Debrief.objects),
        ("captions", Captions.objects),
        ("invitation", Invitation.objects),
    ):
        found = rows.order_by("pk").values_list("pk", "key", "sealed")
        yield from sealing.wrong(what, found.iterator())


def times_of(person: UUID) -> list[dict[str, list[str]]]:
    """The times that this person said, for their own copy of everything."""
    rows = list(TimesAnswer.objects.filter(person=person).order_by("ask__opened_at"))
    said = read_answers(rows)
    answers = (said[row.id] for row in rows)
    return [{"can": sorted(one.can), "if I must": sorted(one.if_needed)} for one in answers]


def who_wants(gathering: Gathering, hours: Collection[int]) -> list[tuple[UUID, str, bool]]:
    """Person, address, plain titles, of those who asked for one of these reminders.

    Nobody who rests, who left, or who said "not today".
    """
    rows = Reminder.objects.filter(group=gathering.group_id, hours__in=hours)
    rows = rows.filter(person__in=in_group(gathering.group_id))
    gone = Seat.objects.filter(gathering=gathering, state=SeatState.NOT_TODAY)
    rows = rows.exclude(person__in=gone.values("person"))
    found = rows.order_by("person").values_list("person", "person__email", "person__plain_titles")
    return list(dict.fromkeys(found))


def reminders_of(person: UUID) -> list[dict[str, str | int]]:
    """What this person chose, for their own copy of everything."""
    rows = Reminder.objects.filter(person=person).order_by("group__name", "-hours")
    found = rows.values_list("group__name", "hours")
    return [{"group": group, "hours before": hours} for group, hours in found]


def panel_of(group: UUID) -> str | None:
    """The end of the address of the newest public panel."""
    rows = Panel.objects.filter(gathering__group=group).exclude(published_at=None)
    return rows.order_by("-published_at").values_list("slug", flat=True).first()


def monday(now: datetime) -> date:
    """The first day of the week of that moment, where the site is."""
    day = localtime(now).date()
    return day - timedelta(days=day.weekday())


def counted_weeks(group: UUID, *, before: date) -> dict[date, int]:
    """How many came in each week before that Monday, in order; only weeks that were counted."""
    rows = Attendance.objects.filter(gathering__group=group).select_related("gathering")
    found: dict[date, int] = {}
    for row in rows.order_by("gathering__starts_at", "pk"):
        week = monday(row.gathering.starts_at)
        if week < before:
            found[week] = found.get(week, 0) + row.room + row.video + row.phone
    return found


def groups_that_count() -> list[UUID]:
    rows = Attendance.objects.order_by("gathering__group")
    return list(rows.values_list("gathering__group", flat=True).distinct())


def debriefs_of(person: UUID) -> list[dict[str, str]]:
    """What this person wrote after gatherings that they hosted, for their own copy."""
    rows = list(Debrief.objects.filter(person=person).select_related("gathering"))
    said = unsealed(rows)
    rows.sort(key=lambda row: row.gathering.starts_at)
    return [{"gathering": row.gathering.title, **said[row.id]} for row in rows if row.id in said]


def trainings_of(person: UUID) -> list[str]:
    """What this person said that they can give, for their own copy of everything."""
    rows = Trained.objects.filter(person=person).order_by("training")
    named = rows.values_list("training__series__title", "training__gathering__title")
    return sorted(series or gathering for series, gathering in named)


def made_by(series: UUID) -> list[tuple[UUID, datetime]]:
    """The gatherings of a series and when they start, in order."""
    rows = Gathering.objects.filter(series=series).order_by("starts_at", "pk")
    return list(rows.values_list("pk", "starts_at"))
