"""The parts of a plan: left out, put back, moved, added, replaced."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from alongside.gatherings.domain.plan import Kind, State
from alongside.gatherings.models import Gathering, LeftOut, Saying
from alongside.gatherings.models import Part as PartRow
from alongside.gatherings.operations.planning import NotNow, change

MOST_PARTS = 20
TOLD = ("kind", "title", "read_out", "minutes")


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
    if Saying.objects.filter(part=part).exists():
        raise NotNow("Somebody said something in this part. It stays until the room closes.")
    if named and row.state == State.PLANNED:
        told = {name: getattr(named[0], name) for name in TOLD}
        LeftOut.objects.create(gathering=row, number=named[0].number, **told)
    PartRow.objects.filter(gathering=row, pk=part).delete()
    renumber(row, [each for each in parts if each.id != part])


@transaction.atomic
def put_back(gathering: UUID, left_out: UUID) -> None:
    """A part that was left out, where it was. Twice is once. Raises NotNow."""
    row, parts = parts_of(gathering)
    found = LeftOut.objects.filter(gathering=row, pk=left_out).first()
    if found is None:
        return
    made = new_part(row, parts, {name: getattr(found, name) for name in TOLD})
    parts.insert(min(found.number - 1, len(parts)), made)
    renumber(row, parts)
    found.delete()


def forget_left_out(gathering: UUID) -> None:
    LeftOut.objects.filter(gathering=gathering).delete()


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
    before: UUID | None = None,
) -> None:
    """A new part before another or at the end; or in the place of one. Raises NotNow."""
    row, parts = parts_of(gathering)
    told = {"kind": kind, "title": title, "read_out": read_out, "minutes": minutes}
    if instead_of is not None:
        PartRow.objects.filter(gathering=row, pk=instead_of).update(**told)
        return
    made = new_part(row, parts, told)
    at = next((at for at, each in enumerate(parts) if each.id == before), len(parts))
    parts.insert(at, made)
    renumber(row, parts)


def new_part(row: Gathering, parts: Sequence[PartRow], told: dict[str, Any]) -> PartRow:
    """Behind all others, for now."""
    if len(parts) >= MOST_PARTS:
        raise NotNow(f"A plan has {MOST_PARTS} parts at most.")
    number = parts[-1].number + 1 if parts else 1
    return PartRow.objects.create(gathering=row, number=number, **told)


def renumber(row: Gathering, parts: Sequence[PartRow]) -> None:
    """Number parts from 1, in that order. In an open room the part that is on stays on."""
    is_open = row.state == State.OPEN
    on = next((each.id for each in parts if is_open and each.number == row.part), None)
    free = max(each.number for each in parts) + len(parts)  # two parts never meet on the way
    for base in (free, 0):
        for number, each in enumerate(parts, base + 1):
            each.number = number
            each.save(update_fields=["number"])
    row.part = next((each.number for each in parts if each.id == on), 1)
    row.save(update_fields=["part"])
