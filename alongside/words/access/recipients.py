from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from alongside.groups.access import Standing
from alongside.words.domain.kinds import Recipient as Kind
from alongside.words.models import Recipient

CALLED = {
    Kind.PERSON: "A person or a body",
    Kind.INQUIRY: "An inquiry",
    Kind.RESEARCHERS: "Researchers",
}


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody on a group's list of whom words may be given to."""

    id: UUID
    kind: str
    name: str
    what_for: str


def recipients(standing: Standing) -> list[Taker]:
    """The list of a group that somebody was let in to, by name."""
    rows = Recipient.objects.filter(group=standing.group, removed_at=None).order_by("name", "pk")
    return [as_taker(row) for row in rows]


def as_taker(row: Recipient) -> Taker:
    return Taker(row.id, CALLED[Kind(row.kind)], row.name, row.what_for)


def recipient(standing: Standing, recipient_id: UUID) -> Taker:
    """One of them. Raises Http404."""
    found = [taker for taker in recipients(standing) if taker.id == recipient_id]
    if not found:
        raise Http404
    return found[0]
