"""Answers to a call as everyone reads them on its page: each anew, and only on its person's yes."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.core import sealing
from alongside.words.access.beside import sealed_beside
from alongside.words.access.calls import CallView
from alongside.words.access.credits import NO_NAME
from alongside.words.access.quotes import NOT_NOW, TAKEN_BACK
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Use
from alongside.words.domain.kinds import Ended, Place, What
from alongside.words.models import Tellers, Words, as_consents, newest_rows
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
    """What stands on the page of a call, by months, and within one in an order that tells nothing:
    no finer than it is kept of somebody at risk, who would stand out by it."""
    rows = UseRow.objects.filter(place=call.id, place_kind=Place.CALL)
    rows = rows.exclude(ended_why=Ended.TAKEN_OUT).select_related("words__group")
    uses = sorted(rows.order_by("pk"), key=lambda use: (use.at.year, use.at.month))
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
