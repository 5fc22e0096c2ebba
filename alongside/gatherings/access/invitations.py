"""Doors to invitations to speak: the group's, and the one behind a mailed link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import Http404

from alongside.core import sealing
from alongside.core.links import hashed
from alongside.core.permissions import Permission
from alongside.gatherings.domain.invitation import Answer, Asked, from_text
from alongside.gatherings.models import Invitation
from alongside.groups.access import Standing, enter
from alongside.people.access import Person


@dataclass(frozen=True, slots=True)
class InvitationView:
    id: UUID
    group_name: str
    asked: Asked
    asked_at: datetime
    confirmed: bool
    answer: Answer
    terms: str
    answered: str  # when, as a page carries it to say what it saw


def when_answered(row: Invitation) -> str:
    return row.answered_at.isoformat() if row.answered_at else ""


def views(rows: Iterable[Invitation]) -> list[InvitationView]:
    found = list(rows)
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in found})
    return [
        InvitationView(
            row.id,
            row.group.name,
            from_text(texts[row.key]),
            row.asked_at,
            row.confirmed_at is not None,
            Answer(row.answer),
            row.terms,
            when_answered(row),
        )
        for row in found
        if row.key in texts  # taken back at this moment
    ]


def invitations(standing: Standing) -> list[InvitationView]:
    """Those that were confirmed: without an answer first, then the newest. The door was opened."""
    rows = Invitation.objects.filter(group=standing.group).exclude(confirmed_at=None)
    rows = rows.select_related("group").order_by("-asked_at", "pk")[:50]
    return sorted(views(rows), key=lambda each: each.answer != Answer.NONE)


def invitation(
    person: Person | None, slug: str, number: UUID, permission: Permission
) -> tuple[Standing, InvitationView]:
    """Raises Http404."""
    standing = enter(person, slug, permission)
    rows = Invitation.objects.filter(pk=number, group=standing.group).exclude(confirmed_at=None)
    found = views(rows.select_related("group"))
    if not found:
        raise Http404
    return standing, found[0]


def my_invitation(secret: str) -> InvitationView:
    """What the one who asks sees behind their link. Raises Http404."""
    found = views(Invitation.objects.filter(secret=hashed(secret)).select_related("group"))
    if not found:
        raise Http404
    return found[0]
