import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger
from alongside.groups.models import Group, JoinCard, Membership, Role

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike


@transaction.atomic
def found(
    name: str,
    slug: str,
    *,
    about: str,
    when: str,
    place: str,
    by: UUID | None,
    now: datetime,
) -> UUID:
    """A new group."""
    group = Group.objects.create(name=name, slug=slug, about=about, when=when, place=place)
    ledger.write("founded a group", by=by, about=group.id, now=now, chain=group.id)
    return group.id


def hold(group: UUID) -> None:
    """Held for the caller's transaction: what a group has a fixed number of is written one by one.

    Rows that only point at the group are written meanwhile (`no_key`).
    """
    Group.objects.select_for_update(no_key=True).get(pk=group)


@transaction.atomic
def join(group: UUID, person: UUID, *, now: datetime) -> None:
    """Joining twice is joining once. Somebody who left begins anew."""
    joined = Membership(group_id=group, person_id=person, began_at=now)
    if Membership.objects.filter(group=group, person=person, ended_at=None).exists():
        return
    Membership.objects.bulk_create([joined], ignore_conflicts=True)
    ledger.write("joined", by=person, about=group, now=now, chain=group)


@transaction.atomic
def leave(group: UUID, person: UUID, *, now: datetime) -> None:
    """Out at once, with every role. Their words stay theirs."""
    mine = Membership.objects.filter(group=group, person=person, ended_at=None)
    Role.objects.filter(membership__in=mine, ended_at=None).update(ended_at=now)
    if mine.update(ended_at=now):
        ledger.write("left", by=person, about=group, now=now, chain=group)


@transaction.atomic
def give_role(group: UUID, person: UUID, kind: str, *, by: UUID | None, now: datetime) -> None:
    membership = Membership.objects.get(group=group, person=person, ended_at=None)
    Role.objects.create(membership=membership, kind=kind, began_at=now)
    ledger.write(f"gave the role {kind}", by=by, about=person, now=now, chain=group)


@transaction.atomic
def make_card(group: UUID, *, by: UUID | None, now: datetime) -> str:
    """A new join card. Returns its code, 8 letters."""
    code = "".join(secrets.choice(LETTERS) for _ in range(8))
    made = JoinCard.objects.create(group_id=group, code=code, made_at=now)
    ledger.write("made a join card", by=by, about=made.id, now=now, chain=group)
    return code


@transaction.atomic
def close_card(group: UUID, card: UUID, *, by: UUID, now: datetime) -> None:
    if JoinCard.objects.filter(pk=card, group=group, closed_at=None).update(closed_at=now):
        ledger.write("closed a join card", by=by, about=card, now=now, chain=group)


@transaction.atomic
def open_card(group: UUID, card: UUID, *, by: UUID, now: datetime) -> None:
    """Undo closing: paper with its code works again."""
    closed = JoinCard.objects.filter(pk=card, group=group).exclude(closed_at=None)
    if closed.update(closed_at=None):
        ledger.write("opened a join card again", by=by, about=card, now=now, chain=group)
