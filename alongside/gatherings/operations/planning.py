"""Plan a gathering, change its plan, move it, call it off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.domain.plan import TEMPLATES, Kind, State, becomes
from alongside.gatherings.models import Gathering, Hosting
from alongside.gatherings.models import Part as PartRow
from alongside.gatherings.operations.reminders import Mail, leave_reminders, tell_of_change

ROLES = ("host", "support")
MOST_PARTS = 20


class NotNow(Exception):
    """This cannot be done to the gathering as it is. The message says why, for the person."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a gathering is, beside when. `kind` is a key of domain.plan.TEMPLATES."""

    title: str
    kind: str = "session"
    place: str = ""
    video: str = ""
    host: UUID | None = None
    support: UUID | None = None


@transaction.atomic
def plan(
    group: UUID,
    details: Details,
    *,
    starts_at: datetime,
    ends_at: datetime,
    by: UUID | None,
    now: datetime,
    id: UUID | None = None,  # noqa: A002
) -> UUID:
    """A new gathering with its plan. The same form (`id`) sent twice is one gathering."""
    number = id or uuid4()
    if Gathering.objects.filter(pk=number).exclude(group=group).exists():
        number = uuid4()  # another group's number is not ours to meet
    known = Gathering.objects.filter(pk=number).first()
    if known is not None:
        return known.id
    row = put(group, details, starts_at=starts_at, ends_at=ends_at, id=number)
    ledger.write("planned a gathering", by=by, about=row.id, now=now, chain=group)
    return row.id


def put(
    group: UUID,
    details: Details,
    *,
    starts_at: datetime,
    ends_at: datetime,
    id: UUID,  # noqa: A002
    series: UUID | None = None,
    on: date | None = None,
) -> Gathering:
    """The rows of a gathering, from its template."""
    row = Gathering.objects.create(
        pk=id,
        group_id=group,
        series_id=series,
        on=on,
        title=details.title,
        kind=details.kind,
        starts_at=starts_at,
        ends_at=ends_at,
        place=details.place,
        video=details.video,
    )
    PartRow.objects.bulk_create(
        PartRow(
            gathering=row,
            number=number,
            kind=part.kind,
            title=part.title,
            read_out=part.read_out,
            minutes=part.minutes,
        )
        for number, part in enumerate(TEMPLATES[details.kind].parts, 1)
    )
    Hosting.objects.bulk_create(
        Hosting(gathering=row, role=role, person_id=getattr(details, role)) for role in ROLES
    )
    leave_reminders(row)
    return row


def hold(gathering: UUID) -> Gathering:
    """The gathering, held for this transaction: it does not close while somebody comes or speaks.

    What writes seats or sayings holds it first, so that closing finds all of them, and nobody
    waits for somebody who waits for them.
    """
    return Gathering.objects.select_for_update().get(pk=gathering)


def change(gathering: UUID, deed: str, *, done: State | None = None) -> Gathering | None:
    """The gathering, held for this transaction, in the state after the deed. Raises NotNow.

    None where it is in the state `done` already: a button pressed twice is pressed once.
    """
    row = hold(gathering)
    if row.state == done:
        return None
    after = becomes(State(row.state), deed)
    if after is None:
        raise NotNow(f"This gathering is {row.state}. Go back and look at it.")
    row.state = after
    return row


@transaction.atomic
def rename(
    gathering: UUID,
    details: Details,
    *,
    starts_at: datetime,
    ends_at: datetime,
    mail: Mail,
    site: str,
    now: datetime,
) -> None:
    """Its name, place, link and time. Its series and its plan stay. Raises NotNow.

    Who wanted reminders hears of another time or place at once.
    """
    row = change(gathering, "change")
    if row is None:
        return
    moved = starts_at != row.starts_at
    elsewhere = details.place != row.place
    row.title, row.place, row.video = details.title, details.place, details.video
    row.starts_at, row.ends_at = starts_at, ends_at
    if moved:
        row.reminded = None
        leave_reminders(row)
    row.save(update_fields=["title", "place", "video", "starts_at", "ends_at", "reminded"])
    if moved or elsewhere:
        tell_of_change(row, mail=mail, site=site, now=now)


@transaction.atomic
def call_off(gathering: UUID, *, by: UUID, mail: Mail, site: str, now: datetime) -> None:
    row = change(gathering, "call off", done=State.CALLED_OFF)
    if row is not None:
        row.save(update_fields=["state"])
        tell_of_change(row, mail=mail, site=site, now=now)
        ledger.write("called off a gathering", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def plan_again(gathering: UUID, *, by: UUID, mail: Mail, site: str, now: datetime) -> None:
    """Undo calling off."""
    row = change(gathering, "plan again", done=State.PLANNED)
    if row is not None:
        row.save(update_fields=["state"])
        tell_of_change(row, mail=mail, site=site, now=now)
        ledger.write("planned it again", by=by, about=row.id, now=now, chain=row.group_id)


def parts_of(gathering: UUID) -> tuple[Gathering, list[PartRow]]:
    """The gathering, held, and its parts in order. Raises NotNow."""
    row = change(gathering, "change")
    if row is None:
        raise NotNow("This gathering has no plan.")
    return row, list(PartRow.objects.filter(gathering=gathering).order_by("number"))


@transaction.atomic
def leave_out(gathering: UUID, part: UUID) -> None:
    """Leave a part out. Not the one that is on, and not the last one. Raises NotNow."""
    row, parts = parts_of(gathering)
    named = [each for each in parts if each.id == part]
    if row.state == State.OPEN and named and named[0].number == row.part:
        raise NotNow("This part is on now. Go to another part first.")
    if len(parts) < 2:
        raise NotNow("A plan needs one part at least.")
    PartRow.objects.filter(gathering=row, pk=part).delete()
    renumber(row, [each for each in parts if each.id != part])


@transaction.atomic
def move_part(gathering: UUID, part: UUID, *, up: bool) -> None:
    """One place up or down. At the end nothing moves. Raises NotNow."""
    row, parts = parts_of(gathering)
    at = next((place for place, each in enumerate(parts) if each.id == part), None)
    to = None if at is None else at + (-1 if up else 1)
    if at is not None and to is not None and 0 <= to < len(parts):
        parts[at], parts[to] = parts[to], parts[at]
        renumber(row, parts)


@transaction.atomic
def put_part(
    gathering: UUID,
    kind: Kind,
    title: str,
    read_out: str,
    minutes: int,
    *,
    instead_of: UUID | None = None,
) -> None:
    """A new part at the end, or in the place of another. Raises NotNow."""
    row, parts = parts_of(gathering)
    told = {"kind": kind, "title": title, "read_out": read_out, "minutes": minutes}
    if instead_of is not None:
        PartRow.objects.filter(gathering=row, pk=instead_of).update(**told)
    elif len(parts) >= MOST_PARTS:
        raise NotNow(f"A plan has {MOST_PARTS} parts at most.")
    else:
        number = parts[-1].number + 1 if parts else 1
        PartRow.objects.create(gathering=row, number=number, **told)


def renumber(row: Gathering, parts: Sequence[PartRow]) -> None:
    """Number parts from 1, in that order. The part that is on stays on."""
    on = next((each.id for each in parts if each.number == row.part), None)
    free = max(each.number for each in parts) + len(parts)  # two parts never meet on the way
    for base in (free, 0):
        for number, each in enumerate(parts, base + 1):
            each.number = number
            each.save(update_fields=["number"])
    row.part = next((each.number for each in parts if each.id == on), 1)
    row.save(update_fields=["part"])
