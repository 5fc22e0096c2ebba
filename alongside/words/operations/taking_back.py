from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, ledger, sealing
from alongside.words.domain.kinds import Kind
from alongside.words.domain.suggesting import State
from alongside.words.models import (
    Beside,
    CallReading,
    Consent,
    Folding,
    Picture,
    Showing,
    Suggestion,
    Use,
    Words,
)
from alongside.words.operations.consents import kept_at
from alongside.words.operations.suggestions import close, close_all
from alongside.words.operations.uses import end_all
from alongside.words.queries import keys_of, names, words_of_readers

PICTURE_KEYS = ((Picture, "key"), (Picture, "described_key"))


def take_back(words: UUID, *, by: UUID | None, now: datetime, tell: bool = False) -> None:
    """Take words back, everywhere. Doing it twice is doing it once.

    With `tell`, whoever has a copy of a place with these words in it is told that some were taken
    back; `web/jobs.py` says who tells them.
    The keys go first: from that line on nobody can read them, whatever fails after it.
    What is left half done is finished by the job that `finish_taking_back` does at night.
    """
    sealing.destroy(keys_of(words))
    mark_taken_back([words], now=now, by=by, tell=tell)


@transaction.atomic
def mark_taken_back(
    words: Iterable[UUID],
    *,
    now: datetime,
    by: UUID | None,
    tell: bool = False,
    keys: Iterable[UUID] | None = None,
) -> None:
    """Everything after the key: the bytes, the uses, the ledger, and the disk's own copies.

    `keys` are those that were missing: words that were sealed anew meanwhile are not meant.
    """
    rows = Words.objects.select_for_update().filter(pk__in=list(words), taken_back_at=None)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    found = list(rows.order_by("pk"))
    # Once more, now that nobody can change them: a version may have been sealed after we looked.
    sealing.destroy(sealing.known(keys_of(*(row.id for row in found))))
    end_all([row.id for row in found], now=now)
    for row in found:
        row.sealed, row.taken_back_at = b"", kept_at(row, now)
        row.save(update_fields=["sealed", "taken_back_at"])
        Beside.objects.filter(words=row).delete()
        Picture.objects.filter(words=row).delete()
        Showing.objects.filter(words=row, ended_at=None).update(ended_at=kept_at(row, now))
        close_all(row, State.GONE)
        CallReading.objects.filter(answer=row.id).update(key=None, sealed=b"")
        consents = Consent.objects.filter(words=row)
        consents.filter(answered__lt=4).delete()
        consents.update(name_key=None, name_sealed=b"")
        known = None if row.hidden else by
        at = kept_at(row, now)
        ledger.write("took words back", by=known, about=row.id, now=at, chain=row.group_id)
    if found:
        jobs.leave("wipe", about=None, due=now)
    if tell:
        tell_whoever_has_a_copy(found, now=now)


def tell_whoever_has_a_copy(words: list[Words], *, now: datetime) -> None:
    for kind, place in sent(words):
        jobs.leave(f"tell-{kind}", about=place, due=now)


def sent(words: list[Words]) -> set[tuple[str, UUID]]:
    """The places with these words that somebody outside has a copy of."""
    uses = Use.objects.filter(words__in=words).exclude(sent_on=None)
    return set(uses.values_list("place_kind", "place"))


@transaction.atomic
def forget_without_keys() -> None:
    """What stood beside words, pictures, suggestions, lists of what to fold away, words of readers,
    and chosen names: their keys are gone.

    By key, not by row: a row that is sealed anew meanwhile is not meant.
    """
    for model, name in ((Beside, "key"), (Folding, "key"), *PICTURE_KEYS):
        for keys in sealing.gone(model.objects.values_list(name, flat=True)):
            model.objects.filter(**{f"{name}__in": keys}).delete()
    waiting = Suggestion.objects.filter(state=State.WAITS)
    for keys in sealing.gone(waiting.values_list("key", flat=True)):
        waiting.filter(key__in=keys).update(state=State.GONE, sealed=b"", said_yes=[])
    for keys in sealing.gone(words_of_readers(CallReading.objects.all())):
        CallReading.objects.filter(key__in=keys).update(key=None, sealed=b"")
    for keys in sealing.gone(names(Consent.objects.all())):
        Consent.objects.filter(name_key__in=keys).update(name_key=None, name_sealed=b"")


@transaction.atomic
def take_back_what_was_said_to_others(person: UUID, *, now: datetime) -> None:
    """Suggestions that wait, and words of a reader to those who answered a call. Keys first."""
    for waits in Suggestion.objects.filter(by=person, state=State.WAITS):
        close(waits, State.BACK)
    said = CallReading.objects.filter(reader=person)
    sealing.destroy(words_of_readers(said))
    said.update(key=None, sealed=b"")
    jobs.leave("wipe", about=None, due=now)


@transaction.atomic
def forget_person(person: UUID, *, now: datetime) -> None:
    """Every word of somebody who erases their account is taken back; the keys went before.

    Words that another person told first stay that person's own. Nobody uses them any more: one
    who told them can not say yes.
    """
    take_back_what_was_said_to_others(person, now=now)
    own = Words.objects.filter(person=person)
    own.filter(kind=Kind.DRAFT).delete()
    mark_taken_back(list(own.values_list("pk", flat=True)), now=now, by=None)
    Consent.objects.filter(person=person).update(name_key=None, name_sealed=b"")
    CallReading.objects.filter(reader=person).update(name="")
