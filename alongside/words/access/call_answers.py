"""What has become of an answer, for the person who gave it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.core import sealing
from alongside.words.access.beside import beside
from alongside.words.access.calls import CallView, only
from alongside.words.access.mine import Mine
from alongside.words.access.stories import is_allowed
from alongside.words.domain.calls import Course, Fate
from alongside.words.domain.consent import Use
from alongside.words.domain.kinds import Ended, What
from alongside.words.domain.return_code import in_fours
from alongside.words.models import Call, CallAnswer, CallChoice, CallReader, CallReading


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a reader to the person who answered."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class Became:
    call: CallView
    fate: Fate
    opened: list[Opened]
    said: list[Said]
    newcomers: list[str]  # readers whom this person has not said yes to
    code: str  # in fours, until it was written down


def became(mine: Mine, today: date) -> Became:
    """The door to these words was opened before."""
    answer = CallAnswer.objects.get(pk=mine.id)
    call = only(Call.objects.filter(pk=answer.call_id).select_related("group"), today)
    readings = list(CallReading.objects.filter(answer=answer).order_by("on", "name"))
    choices = list(CallChoice.objects.filter(answer=answer).order_by("pk"))
    names = names_of_readers(answer.call_id) | {
        each.reader_id: each.name for each in readings if each.reader_id
    }
    words = sealing.unseal_many({each.key: bytes(each.sealed) for each in choices if each.key})
    fate = Course(
        taken_back=mine.taken_back_on is not None,
        complete=mine.complete,
        may_read=is_allowed(mine.together, Use.READ_FOR_CALL, today),
        may_publish=is_allowed(mine.together, Use.PUBLISH_IN_CALL, today),
        published=any(use.place == call.id for use in mine.standing),
        taken_off=any(
            use.place == call.id and use.ended_why == Ended.BY_TELLER for use in mine.uses
        ),
        opened=bool(readings),
        refused=any(each.yes is False for each in choices if call.part_of(each.reader_id)),
    ).fate
    code = beside([mine.id], What.CODE).get(mine.id, "")
    asks = mine.complete and is_allowed(mine.together, Use.READ_FOR_CALL, today)
    return Became(
        call,
        fate,
        [Opened(each.name, each.on) for each in readings],
        [
            Said(names.get(each.reader_id, "A reader"), words[each.key])
            for each in choices
            if each.key in words
        ],
        [r.name for r in call.readers if asks and str(r.person) not in answer.readers],
        in_fours(code) if code else "",
    )


def names_of_readers(call: UUID) -> dict[UUID, str]:
    return dict(CallReader.objects.filter(call=call).values_list("person", "name"))
