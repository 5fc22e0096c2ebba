"""What the program itself reads of words: what stopped half way, whom to count, what is wrong."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import QuerySet

from alongside.core import sealing
from alongside.core.cipher import NotOurs
from alongside.people.queries import addresses
from alongside.words.domain.consent import Quoting, Yes, allows
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.suggesting import State
from alongside.words.models import (
    Beside,
    CallReading,
    Consent,
    Folding,
    HandOver,
    Picture,
    Suggestion,
    Use,
    Wish,
    Words,
    as_consents,
    newest_rows,
)


def keys_in_use() -> Iterator[UUID]:
    yield from Words.objects.filter(taken_back_at=None).values_list("key", flat=True).iterator()
    yield from names(Consent.objects.order_by("pk"))
    yield from Beside.objects.values_list("key", flat=True).iterator()
    for key in ("key", "described_key"):
        yield from Picture.objects.values_list(key, flat=True).iterator()
    waiting = Suggestion.objects.filter(state=State.WAITS)
    yield from waiting.values_list("key", flat=True).iterator()
    yield from Folding.objects.values_list("key", flat=True).iterator()
    yield from words_of_readers(CallReading.objects.order_by("pk"))


def keys_of(words: UUID) -> list[UUID]:
    """Every key that these words, and what stands beside them, are sealed with."""
    own = Words.objects.filter(pk=words).values_list("key", flat=True)
    beside = Beside.objects.filter(words=words).values_list("key", flat=True)
    pictures = Picture.objects.filter(words=words).values_list("key", "described_key")
    waiting = Suggestion.objects.filter(words=words, state=State.WAITS)
    return [
        *own,
        *beside,
        *chain.from_iterable(pictures),
        *waiting.values_list("key", flat=True),
        *words_of_readers(CallReading.objects.filter(answer=words)),
        *names(Consent.objects.filter(words=words)),
    ]


def version_of(words: UUID) -> UUID:
    """The key that these words are sealed with now: it tells one version from the next."""
    return Words.objects.values_list("key", flat=True).get(pk=words)


def words_of_readers(readings: QuerySet[CallReading]) -> Iterator[UUID]:
    """The keys of what readers of a call wrote to the people who answered."""
    for key in readings.exclude(key=None).values_list("key", flat=True).iterator():
        if key is not None:
            yield key


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
    yield from standing_after_all()
    for row in Words.objects.order_by("pk").iterator():
        if row.taken_back_at is not None:
            if row.sealed:
                yield f"words {row.id}: taken back, but the bytes are still here"
            if sealing.known([row.key]):
                yield f"words {row.id}: taken back, but the key is still here"
            continue
        try:
            if sealing.unseal(row.key, bytes(row.sealed)) is None:
                yield f"words {row.id}: the key is gone, but they are not marked as taken back"
        except NotOurs:
            yield f"words {row.id}: the sealed bytes were changed"
    yield from picture_troubles()


def picture_troubles() -> Iterator[str]:
    for row in Picture.objects.order_by("pk").iterator(chunk_size=10):
        try:
            if len(sealing.unseal_bytes({row.key: bytes(row.sealed)})) == 0:
                yield f"picture {row.id}: the key is gone, but it is not taken out"
        except NotOurs:
            yield f"picture {row.id}: the sealed bytes were changed"


def places_of(person: UUID) -> set[UUID]:
    """Every place where words of this person are used now."""
    uses = Use.objects.filter(words__person=person, ended_at=None)
    return set(uses.values_list("place", flat=True))


def who_decides(person: UUID) -> UUID | None:
    """Whom this person named to decide, where that has come into force and waits."""
    waiting = Wish.objects.filter(person=person, decided="", done_at=None)
    return waiting.exclude(decides_from=None).values_list("named", flat=True).first()


def standing_after_all() -> Iterator[str]:
    """Uses of words that were taken back, and are marked as if they stood."""
    uses = Use.objects.filter(ended_at=None).exclude(words__taken_back_at=None).order_by("pk")
    for use in uses:
        yield f"use {use.id}: it stands, but its words were taken back"


def quoted_people(place: UUID, today: date) -> tuple[set[UUID], set[UUID]]:
    """Who stands behind the quotes that a place shows today: those whose own name stands there
    somewhere, and those who stand there without it. Nobody at risk is among them.

    For counting, never for showing. Asks the database twice.
    """
    standing = Use.objects.filter(place=place, ended_at=None).select_related("words").order_by("pk")
    uses = [use for use in standing if not use.waits and not use.words.hidden]
    words = [use.words for use in uses]
    rows = newest_rows(words)
    consents = as_consents(words, rows)
    named: set[UUID] = set()
    nameless: set[UUID] = set()
    for use in uses:
        said = consents[use.words_id]
        if said is not None and isinstance(allows(said, Asked.QUOTE, today), Yes):
            people = named if said.quoting is Quoting.MY_NAME else nameless
            people.update(rows[use.words_id])
    return named, nameless - named


def given_to(hand_over: UUID) -> tuple[str, str] | None:
    """The address of a recipient, and the name of the group that gave."""
    rows = HandOver.objects.filter(pk=hand_over).order_by("pk")
    return rows.values_list("sent_to", "group__name").first()


def asked_to_look(use: UUID) -> list[tuple[UUID, str]]:
    """The words of a cut and the address of each person that it waits for. Nobody who rests, and
    nobody where it is not safe that people know: those find it in “my words”."""
    row = Use.objects.filter(pk=use, ended_at=None).select_related("words").first()
    if row is None or row.words.hidden:  # such a mail would say that they said something
        return []
    return [(row.words_id, address) for address in addresses(map(UUID, row.waits_for))]
