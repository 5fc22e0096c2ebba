"""Answers to a call as other people read them: its two readers, and everyone on its page.

Each is read anew when it is shown, and only on a yes of its person.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from alongside.core import sealing
from alongside.groups.access import Standing
from alongside.words.access.beside import sealed_beside
from alongside.words.access.calls import CallView
from alongside.words.access.credits import NO_NAME
from alongside.words.access.quotes import NOT_NOW, TAKEN_BACK
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Use
from alongside.words.domain.kinds import Ended, Place, What
from alongside.words.models import (
    CallAnswer,
    CallReading,
    Tellers,
    Words,
    as_consents,
    newest_rows,
)
from alongside.words.models import Use as UseRow


@dataclass(frozen=True, slots=True)
class Told:
    text: str | None
    note: str
    credit: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A published answer. `text` is None where it may not be shown now; `why` says so."""

    text: str | None
    note: str
    credit: str
    why: str


def pieces(call: CallView, today: date) -> list[Piece]:
    """What stands on the page of a call, in the order in which it came there."""
    uses = list(
        UseRow.objects.filter(place=call.id, place_kind=Place.CALL)
        .exclude(ended_why=Ended.TAKEN_OUT)
        .select_related("words__group")
        .order_by("at", "pk")
    )
    words = [use.words for use in uses]
    tellers = newest_rows(words)
    consents = as_consents(words, tellers)
    shown = {
        use.words_id: use.words
        for use in uses
        if use.ended_at is None and is_allowed(consents[use.words_id], Use.PUBLISH_IN_CALL, today)
    }
    told = open_these(list(shown.values()), tellers, texts_of=set(shown))
    return [piece(use, told.get(use.words_id), use.words_id in shown) for use in uses]


def piece(use: UseRow, told: Told | None, yes: bool) -> Piece:
    if told is None or told.text is None:  # a key may go before its mark
        back = use.words.taken_back_at is not None or use.ended_why == Ended.BY_TELLER or yes
        return Piece(None, "", "", TAKEN_BACK if back else NOT_NOW)
    return Piece(told.text, told.note, told.credit, "")


def open_these(rows: list[Words], tellers: Tellers, texts_of: Set[UUID]) -> dict[UUID, Told]:
    """Notes and names of these words, and the text of some. Asks the keys once.

    The name is the one that their person chose for the page of the call. Who is at risk has none.
    """
    notes = {note.words_id: note for note in sealed_beside([row.id for row in rows], What.NOTE)}
    names = {
        row.id: (answer.name_key, bytes(answer.name_sealed))
        for row in rows
        for answer in tellers[row.id].values()
        if answer is not None and answer.name_key is not None and not row.hidden
    }
    sealed = {row.key: bytes(row.sealed) for row in rows if row.id in texts_of}
    sealed |= {note.key: bytes(note.sealed) for note in notes.values()} | dict(names.values())
    texts = sealing.unseal_many(sealed)
    return {
        row.id: Told(
            texts.get(row.key),
            texts.get(notes[row.id].key, "") if row.id in notes else "",
            texts.get(names[row.id][0], NO_NAME) if row.id in names else NO_NAME,
        )
        for row in rows
    }


@dataclass(frozen=True, slots=True)
class ToRead:
    """An answer as one of its readers sees it. Its text is None until they open it, each day."""

    id: UUID
    told: Told
    on: date | None  # never told of somebody at risk
    may_publish: bool
    was_opened: bool  # on some day, by this reader
    mine: bool | None  # what this reader said
    published: bool
    taken_off: bool  # by its person


def to_read(standing: Standing, call: CallView, today: date) -> list[ToRead]:
    """Answers whose person said yes to this reader, in no order that tells when they came.

    The door to reading for this call was opened before.
    """
    reader = call.part_of(standing.person)
    if reader is None or not reader.agreed:
        return []
    place = UseRow.objects.filter(words=OuterRef("words"), place=call.id)
    answers = [
        answer
        for answer in CallAnswer.objects.filter(call=call.id, words__taken_back_at=None)
        .exclude(words__person=standing.person)
        .annotate(published=Exists(place.filter(ended_at=None)))
        .annotate(taken_off=Exists(place.filter(ended_why=Ended.BY_TELLER)))
        .select_related("words__group")
        .order_by("pk")
        if str(standing.person) in answer.readers
    ]
    rows = [answer.words for answer in answers]
    tellers = newest_rows(rows)
    consents = as_consents(rows, tellers)
    allowed = [row for row in rows if is_allowed(consents[row.id], Use.READ_FOR_CALL, today)]
    mine = CallReading.objects.filter(answer__in=answers, reader=standing.person)
    readings = {reading.answer_id: reading for reading in mine}
    opened = {row.id for row in allowed if opened_today(row, readings.get(row.id), today)}
    told = open_these(allowed, tellers, texts_of=opened)
    return [
        ToRead(
            answer.words_id,
            told[answer.words_id],
            None if answer.words.hidden else answer.words.told_on,
            is_allowed(consents[answer.words_id], Use.PUBLISH_IN_CALL, today),
            answer.words_id in readings,
            readings[answer.words_id].yes if answer.words_id in readings else None,
            answer.published,
            answer.taken_off,
        )
        for answer in answers
        if answer.words_id in told
    ]


def opened_today(row: Words, reading: CallReading | None, today: date) -> bool:
    """The day as a reading keeps it: no finer than a month for somebody at risk."""
    day = today.replace(day=1) if row.hidden else today
    return reading is not None and day.isoformat() in reading.days


def one_to_read(standing: Standing, call: CallView, answer: UUID, today: date) -> ToRead:
    """Raises Http404."""
    for found in to_read(standing, call, today):
        if found.id == answer:
            return found
    raise Http404
