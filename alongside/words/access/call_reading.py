"""Answers to a call as one of its two readers sees them, and only on a yes of their people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import Http404

from alongside.groups.access import Standing
from alongside.words.access.call_pieces import Told, open_these
from alongside.words.access.calls import CallView
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Use
from alongside.words.domain.kinds import Ended
from alongside.words.models import CallAnswer, CallReading, Words, as_consents, newest_rows
from alongside.words.models import Use as UseRow


@dataclass(frozen=True, slots=True)
class ToRead:
    """An answer as one of its readers sees it. Its text is None until they open it, each day.

    No day and no account is in it, whoever told it: so nobody at risk stands out.
    """

    id: UUID
    told: Told
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
