"""What the program itself reads of letters: reminders, counts, and what verify looks at."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from uuid import UUID

from alongside.campaigns.domain import SignatureState, State
from alongside.campaigns.models import Letter, Signature
from alongside.core import sealing
from alongside.core.cipher import NotOurs


@dataclass(frozen=True, slots=True)
class Waiting:
    title: str
    group: UUID
    group_slug: str


def waiting_for_reply(letter: UUID) -> Waiting | None:
    row = Letter.objects.filter(pk=letter, state=State.SENT).select_related("group").first()
    return Waiting(row.title, row.group_id, row.group.slug) if row else None


@dataclass(frozen=True, slots=True)
class Sent:
    title: str
    slug: str
    to: str  # empty where it was handed over by hand
    group: UUID
    group_slug: str


def sent(letter: UUID) -> Sent | None:
    row = Letter.objects.filter(pk=letter).exclude(sent_on=None).select_related("group").first()
    return Sent(row.title, row.slug, row.sent_to, row.group_id, row.group.slug) if row else None


def counts(slug: str) -> dict[str, int] | None:
    """Signatures of a letter by state; None when there is no such letter."""
    if not Letter.objects.filter(slug=slug).exists():
        return None
    rows = Signature.objects.filter(letter__slug=slug)
    return {state.value: rows.filter(state=state).count() for state in SignatureState}


def keys_in_use() -> Iterator[UUID]:
    rows = Signature.objects.exclude(key=None).values_list("key", flat=True)
    return (key for key in rows.iterator() if key)


def letters_of(group: UUID) -> dict[str, tuple[UUID, str]]:
    """For each state, the id and slug of the first letter in it."""
    rows = Letter.objects.filter(group=group).order_by("-made_at", "-pk")
    return {
        state: (letter, slug) for state, letter, slug in rows.values_list("state", "id", "slug")
    }


def published(places: Set[UUID]) -> set[UUID]:
    """Those of these places that are letters which everyone can read."""
    out = Letter.objects.filter(pk__in=places).exclude(state=State.DRAFT)
    return set(out.values_list("pk", flat=True))


def troubles() -> Iterator[str]:
    """A sentence for each signature that is not as it should be."""
    for row in Signature.objects.order_by("pk").iterator():
        if row.state == SignatureState.REMOVED and (row.sealed or row.key):
            yield f"signature {row.id}: taken off, but something of it is still here"
        if not row.key:
            continue
        try:
            if sealing.unseal(row.key, bytes(row.sealed)) is None:
                yield f"signature {row.id}: the key of its name is gone"
        except NotOurs:
            yield f"signature {row.id}: the sealed name was changed"
