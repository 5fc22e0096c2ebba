"""Answers to a call as other people read them: its two readers, and everyone on its page.

Each is read anew when it is shown, and only on a yes of its person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from alongside.core import sealing
from alongside.groups.access import Standing
from alongside.words.access.beside import beside
from alongside.words.access.calls import CallView
from alongside.words.access.credits import NO_NAME
from alongside.words.access.quotes import NOT_NOW, TAKEN_BACK
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Use
from alongside.words.domain.kinds import Ended, Place, What
from alongside.words.models import (
    CallAnswer,
    CallChoice,
    CallReading,
    Tellers,
    Words,
    as_consents,
    newest_rows,
)
from alongside.words.models import Use as UseRow


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
    shown = [
        use.words
        for use in uses
        if use.ended_at is None and is_allowed(consents[use.words_id], Use.PUBLISH_IN_CALL, today)
    ]
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in shown})
    notes = beside([row.id for row in shown], What.NOTE)
    names = names_of(shown, tellers)
    return [piece(use, texts.get(use.words.key), use.words in shown, notes, names) for use in uses]


def piece(
    use: UseRow, text: str | None, yes: bool, notes: dict[UUID, str], names: dict[UUID, str]
) -> Piece:
    if text is None:  # a key may go before its mark
        back = use.words.taken_back_at is not None or use.ended_why == Ended.BY_TELLER or yes
        return Piece(None, "", "", TAKEN_BACK if back else NOT_NOW)
    return Piece(text, notes.get(use.words_id, ""), names[use.words_id], "")


def names_of(rows: Sequence[Words], tellers: Tellers) -> dict[UUID, str]:
    """The name that each person chose for the page of the call; who is at risk has none."""
    given = {
        row.id: answer
        for row in rows
        for answer in tellers[row.id].values()
        if answer is not None and answer.name_key is not None and not row.hidden
    }
    sealed = {each.name_key: bytes(each.name_sealed) for each in given.values() if each.name_key}
    texts = sealing.unseal_many(sealed)
    names = {words: texts.get(each.name_key) for words, each in given.items() if each.name_key}
    return {row.id: names.get(row.id) or NO_NAME for row in rows}


@dataclass(frozen=True, slots=True)
class ToRead:
    """An answer as one of its readers sees it. `text` is None until it is opened, each day anew."""

    id: UUID
    note: str
    on: date | None  # never told of somebody at risk
    text: str | None
    credit: str
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
    answers = CallAnswer.objects.filter(call=call.id, words__taken_back_at=None)
    rows = [
        answer.words
        for answer in answers.exclude(words__person=standing.person)
        .select_related("words__group")
        .order_by("pk")
        if str(standing.person) in answer.readers
    ]
    tellers = newest_rows(rows)
    consents = as_consents(rows, tellers)
    rows = [row for row in rows if is_allowed(consents[row.id], Use.READ_FOR_CALL, today)]
    ids = [row.id for row in rows]
    readings = set(
        CallReading.objects.filter(answer__in=ids, reader=standing.person).values_list(
            "answer", "on"
        )
    )
    opened = {row.id for row in rows if (row.id, day_for(row, today)) in readings}
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows if row.id in opened})
    notes, names = beside(ids, What.NOTE), names_of(rows, tellers)
    mine = CallChoice.objects.filter(answer__in=ids, reader=standing.person)
    choices = dict(mine.values_list("answer", "yes"))
    places = UseRow.objects.filter(words__in=ids, place=call.id)
    standing_now = set(places.filter(ended_at=None).values_list("words", flat=True))
    taken_off = set(places.filter(ended_why=Ended.BY_TELLER).values_list("words", flat=True))
    return [
        ToRead(
            row.id,
            notes.get(row.id, ""),
            None if row.hidden else row.told_on,
            texts.get(row.key),
            names[row.id],
            is_allowed(consents[row.id], Use.PUBLISH_IN_CALL, today),
            any(row.id == answer for answer, _ in readings),
            choices.get(row.id),
            row.id in standing_now,
            row.id in taken_off,
        )
        for row in rows
    ]


def day_for(row: Words, today: date) -> date:
    """The day as a reading is kept: no finer than a month for somebody at risk."""
    return today.replace(day=1) if row.hidden else today


def one_to_read(standing: Standing, call: CallView, answer: UUID, today: date) -> ToRead:
    """Raises Http404."""
    for found in to_read(standing, call, today):
        if found.id == answer:
            return found
    raise Http404
