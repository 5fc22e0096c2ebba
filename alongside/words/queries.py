"""What the program itself reads of words: what stopped half way, and what verify looks at."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import QuerySet

from alongside.core import sealing
from alongside.people.queries import addresses
from alongside.words.models import Beside, Consent, Folding, Use, Words


def keys_in_use() -> Iterator[UUID]:
    yield from Words.objects.filter(taken_back_at=None).values_list("key", flat=True).iterator()
    yield from names(Consent.objects.order_by("pk"))
    yield from Beside.objects.values_list("key", flat=True).iterator()
    yield from Folding.objects.values_list("key", flat=True).iterator()


def keys_of(words: UUID) -> list[UUID]:
    """Every key that these words, and what stands beside them, are sealed with."""
    own = Words.objects.filter(pk=words).values_list("key", flat=True)
    beside = Beside.objects.filter(words=words).values_list("key", flat=True)
    return [*own, *beside, *names(Consent.objects.filter(words=words))]


def names(consents: QuerySet[Consent]) -> Iterator[UUID]:
    for key in consents.exclude(name_key=None).values_list("name_key", flat=True).iterator():
        if key is not None:
            yield key


def without_keys() -> list[UUID]:
    """Words whose key is destroyed and whose taking back stopped half way."""
    live = dict(Words.objects.filter(taken_back_at=None).values_list("key", "id"))
    return [live[key] for key in live.keys() - sealing.known(live)]


def troubles() -> Iterator[str]:
    """A sentence for each thing in this context that verify finds wrong."""
    taken = Words.objects.exclude(taken_back_at=None).order_by("pk")
    still = sealing.known(taken.values_list("key", flat=True))
    for row in taken.iterator():
        if row.sealed:
            yield f"words {row.id}: taken back, but the bytes are still here"
        if row.key in still:
            yield f"words {row.id}: taken back, but the key is still here"
    live = Words.objects.filter(taken_back_at=None).order_by("pk")
    yield from sealing.wrong("words", live.values_list("pk", "key", "sealed").iterator())
    for what, sealed in (("beside words", Beside.objects), ("list to fold away", Folding.objects)):
        beside = sealed.order_by("pk").values_list("pk", "key", "sealed")
        yield from sealing.wrong(what, beside.iterator())
    chosen = Consent.objects.exclude(name_key=None).order_by("pk")
    rows = chosen.values_list("pk", "name_key", "name_sealed").iterator()
    named = ((row, key, name) for row, key, name in rows if key)
    yield from sealing.wrong("name chosen in consent", named)


def asked_to_look(use: UUID) -> list[tuple[UUID, str]]:
    """The words of a cut and the address of each person that it waits for. Nobody who rests."""
    row = Use.objects.filter(pk=use, ended_at=None).first()
    if row is None:
        return []
    return [(row.words_id, address) for address in addresses(map(UUID, row.waits_for))]
