"""What the program itself reads of words: what stopped half way, whom to count, what is wrong."""

from collections.abc import Iterable, Iterator, Set
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from alongside.core import sealing
from alongside.people.queries import addresses
from alongside.words.domain.consent import No, Quoting, Yes, allows
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.kinds import Ended, Place
from alongside.words.domain.suggesting import State
from alongside.words.models import (
    Beside,
    Call,
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


def keys_of(*words: UUID) -> list[UUID]:
    """Every key that these words, and what stands beside them, are sealed with. Asks once."""
    pictures = Picture.objects.filter(words__in=words)
    waiting = Suggestion.objects.filter(words__in=words, state=State.WAITS)
    said = CallReading.objects.filter(answer__in=words).exclude(key=None)
    chosen = Consent.objects.filter(words__in=words).exclude(name_key=None)
    own = Words.objects.filter(pk__in=words).values_list("key", flat=True)
    found = own.union(
        Beside.objects.filter(words__in=words).values_list("key", flat=True),
        pictures.values_list("key", flat=True),
        pictures.values_list("described_key", flat=True),
        waiting.values_list("key", flat=True),
        said.values_list("key", flat=True),
        chosen.values_list("name_key", flat=True),
        all=True,
    )
    return [key for key in found if key is not None]


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


def without_keys() -> dict[UUID, UUID]:
    """Words whose key is destroyed and whose taking back stopped half way, by that key."""
    live = dict(Words.objects.filter(taken_back_at=None).values_list("key", "id"))
    return {key: live[key] for key in live.keys() - sealing.known(live)}


def troubles() -> Iterator[str]:
    """A sentence for each thing in this context that verify finds wrong."""
    yield from standing_after_all()
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
    yield from troubles_of_others()


def troubles_of_others() -> Iterator[str]:
    """Pictures, suggestions, and words of the readers of a call."""
    drawn = Picture.objects.order_by("pk")
    sealed = drawn.values_list("pk", "key", "sealed").iterator(chunk_size=10)
    yield from sealing.wrong("picture", sealed, at_once=10)
    described = drawn.values_list("pk", "described_key", "described_sealed")
    yield from sealing.wrong("what is in picture", described.iterator())
    waiting = Suggestion.objects.filter(state=State.WAITS).order_by("pk")
    suggested = waiting.values_list("pk", "key", "sealed")
    yield from sealing.wrong("suggestion", suggested.iterator())
    said = CallReading.objects.exclude(key=None).order_by("pk").values_list("pk", "key", "sealed")
    written = ((row, key, text) for row, key, text in said.iterator() if key)
    yield from sealing.wrong("word of a reader", written)


def places_of(person: UUID) -> set[UUID]:
    """Every place where words that this person told, or told with another, are used now."""
    with_others = Consent.objects.filter(person=person).values("words")
    told = Q(words__person=person) | Q(words__in=with_others)
    return set(Use.objects.filter(told, ended_at=None).values_list("place", flat=True))


def collections(places: Set[UUID]) -> set[UUID]:
    """Those of these places that are pages of a call, where everyone reads what was published."""
    opened = Call.objects.filter(pk__in=places).exclude(opened_at=None)
    return set(opened.values_list("pk", flat=True))


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
    somewhere, and those who stand there without it. Nobody at risk is among them, and nobody who
    does not allow counting.

    For counting, never for showing. Asks the database twice.
    """
    standing = Use.objects.filter(place=place, ended_at=None).select_related("words").order_by("pk")
    uses = [use for use in standing if not use.waits and not use.words.hidden]
    words = [use.words for use in uses]
    rows = newest_rows(words)
    consents = as_consents(words, rows)
    named: set[UUID] = set()
    counted: set[UUID] = set()
    for use in uses:
        said, people = consents[use.words_id], set(rows[use.words_id])
        if said is None or isinstance(allows(said, Asked.QUOTE, today), No):
            continue
        if said.quoting is Quoting.MY_NAME:
            named |= people
        if isinstance(allows(said, Asked.COUNT, today), Yes):
            counted |= people
    return named & counted, counted - named


def ended_by_their_people(uses: Iterable[UUID]) -> set[UUID]:
    """Those of these uses that are over because their people took the words back, or ended it."""
    over = (Ended.TAKEN_BACK, Ended.BY_TELLER)
    rows = Use.objects.filter(pk__in=list(uses), ended_why__in=over)
    return set(rows.values_list("pk", flat=True))


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


def standing_in(coding: UUID) -> set[UUID]:
    """Words whose use in a coding has not ended."""
    uses = Use.objects.filter(place=coding, place_kind=Place.CODING, ended_at=None)
    return set(uses.values_list("words", flat=True))
