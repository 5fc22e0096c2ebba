"""What has become of an answer, for the person who gave it."""

from dataclasses import dataclass
from datetime import date

from alongside.core import sealing
from alongside.words.access.beside import beside
from alongside.words.access.calls import CallView, only
from alongside.words.access.mine import Mine
from alongside.words.access.stories import is_allowed
from alongside.words.domain.calls import Course, Fate
from alongside.words.domain.consent import Use
from alongside.words.domain.kinds import Ended, What
from alongside.words.domain.return_code import in_fours
from alongside.words.models import CallAnswer, CallReading


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a reader to the person who answered."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    name: str
    days: list[date]  # the first of a month for somebody at risk


@dataclass(frozen=True, slots=True)
class Became:
    call: CallView
    fate: Fate
    opened: list[Opened]
    said: list[Said]
    newcomers: list[str]  # names of readers whom this person has not said yes to
    code: str  # in fours, until it was written down


def became(mine: Mine, today: date) -> Became:
    """The door to these words was opened before. Asks the database three times, and four where
    there is a code; the keys once where a reader wrote something."""
    answer = CallAnswer.objects.select_related("call__group").get(pk=mine.id)
    call = only([answer.call], today)
    readings = list(CallReading.objects.filter(answer=answer).order_by("name", "pk"))
    said = {each.key: bytes(each.sealed) for each in readings if each.key}
    texts = sealing.unseal_many(said) if said else {}
    may_read = is_allowed(mine.together, Use.READ_FOR_CALL, today)
    here = [use for use in mine.uses if use.place == call.id]
    fate = Course(
        taken_back=mine.taken_back_on is not None,
        complete=mine.complete,
        may_read=may_read,
        may_publish=is_allowed(mine.together, Use.PUBLISH_IN_CALL, today),
        published=any(use.ended is None for use in here),
        taken_off=any(use.ended_why == Ended.BY_TELLER for use in here),
        opened=bool(readings),
        refused=any(each.yes is False for each in readings if reads_now(call, each)),
    ).fate
    code = beside([mine.id], What.CODE).get(mine.id, "") if answer.code else ""
    agreed = set(answer.readers) if may_read else {str(each.person) for each in call.readers}
    return Became(
        call,
        fate,
        [Opened(each.name, [date.fromisoformat(day) for day in each.days]) for each in readings],
        [Said(each.name, texts[each.key]) for each in readings if each.key in texts],
        [each.name for each in call.readers if str(each.person) not in agreed],
        in_fours(code) if code else "",
    )


def reads_now(call: CallView, reading: CallReading) -> bool:
    return reading.reader_id is not None and call.part_of(reading.reader_id) is not None
