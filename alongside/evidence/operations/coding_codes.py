"""The codes of a coding: made, described, joined."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from alongside.core import ledger
from alongside.evidence.access.coding_counted import told_themes
from alongside.evidence.models import Code, Coding, Excerpt
from alongside.evidence.operations import Refused

TOLD = "We told how many people speak of this theme. So its name stays, and it is not joined."
TAKEN = "There is a code with this name. Use that one, or choose another name."
MOST_CODES = 200


@transaction.atomic
def new_code(coding: UUID, name: str, description: str = "") -> UUID:
    """A code of that name is used where it is there. Raises Refused."""
    Coding.objects.select_for_update().get(pk=coding)
    known = Code.objects.filter(coding=coding)
    same = known.filter(name__iexact=name, codable=True).first()
    if same is not None:
        return same.pk
    if known.count() >= MOST_CODES:
        raise Refused(f"{MOST_CODES} codes are the most. Join some first.")
    last = known.aggregate(last=Max("number"))["last"]
    made = Code.objects.create(
        coding_id=coding,
        guid=uuid4(),
        number=0 if last is None else last + 1,
        name=name,
        description=description,
        colour="",
        codable=True,
    )
    return made.pk


@transaction.atomic
def change_code(code: UUID, name: str, description: str, *, coding: UUID) -> None:
    """Raises Refused."""
    Coding.objects.select_for_update().get(pk=coding)
    row = Code.objects.get(pk=code, coding=coding)
    if name != row.name:
        if row.pk in told_themes(coding):
            raise Refused(TOLD)
        if Code.objects.filter(coding=coding, name__iexact=name).exclude(pk=code).exists():
            raise Refused(TAKEN)
    row.name, row.description = name, description
    row.save(update_fields=["name", "description"])


@transaction.atomic
def join_codes(code: UUID, into: UUID, *, coding: UUID, by: UUID, now: datetime) -> None:
    """All that is under one code stands under another, with its memos; the one goes.

    Raises Refused.
    """
    row = Coding.objects.select_for_update().get(pk=coding)
    found = {one.pk: one for one in Code.objects.filter(coding=row, pk__in=[code, into])}
    if len(found) < 2 or not found[into].codable:
        raise Refused("Choose another code to join it with.")
    if not told_themes(coding).keys().isdisjoint(found):
        raise Refused(TOLD)
    gone, kept = found[code], found[into]
    if is_inside(kept, gone):
        raise Refused("That code is inside of this one. Join them the other way round.")
    Code.objects.filter(parent=gone).update(parent=kept)
    Excerpt.objects.filter(code=gone).update(code=kept)
    kept.memos.add(*gone.memos.all())
    if gone.description and gone.description not in kept.description:
        kept.description = f"{kept.description}\n{gone.name}: {gone.description}".strip()
        kept.save(update_fields=["description"])
    gone.delete()
    ledger.write("joined two codes", by=by, about=kept.pk, now=now, chain=row.group_id)


def is_inside(code: Code, other: Code) -> bool:
    while code.parent is not None:
        if code.parent.pk == other.pk:
            return True
        code = code.parent
    return False
