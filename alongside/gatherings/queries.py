"""What the program itself reads of gatherings."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from alongside.gatherings.access.times import read_answers
from alongside.gatherings.domain.plan import SeatState, State
from alongside.gatherings.models import (
    Gathering,
    Hosting,
    Reminder,
    Seat,
    StandIn,
    TimesAnswer,
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
    return TimesAnswer.objects.values_list("key", flat=True).iterator()


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
