"""Speak in a part or pass; show what was written first; ask; take off; keep."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from alongside.gatherings.domain.plan import FEELINGS, SILENT, VOTED, Kind, SeatState, State
from alongside.gatherings.models import Part, Saying, Seat, Vote
from alongside.gatherings.operations.forgetting import forget
from alongside.gatherings.operations.planning import NotNow, hold
from alongside.words.access.heard import said_in_room
from alongside.words.domain.kinds import Kind as WordsKind
from alongside.words.operations.room import say_again, say_in_room
from alongside.words.operations.telling import tell

WORDS_OF = {
    Kind.CHECK_IN: WordsKind.CHECK_IN,
    Kind.FEELING_WORDS: WordsKind.FEELING,
    Kind.GRATITUDE: WordsKind.GRATITUDE,
}
NOT_OPEN = "The room is not open. Your words were not sent. They are still here."
GONE_ON = "The group has gone on. Your words were not sent. They are still here."
NOT_IN = "You are not in the room. Your words were not sent. They are still here."
IN_THE_ROOM = (SeatState.HERE, SeatState.BREAK)


def open_part(gathering: UUID, part: UUID) -> Part:
    """A part of a room that is open, held, in which people write. Raises NotNow."""
    room = hold(gathering)
    row = Part.objects.filter(pk=part, gathering=room).first()
    if row is None or room.state != State.OPEN or row.kind in SILENT:
        raise NotNow(NOT_OPEN)
    row.gathering = room
    return row


def seat_of(gathering: UUID, person: UUID) -> Seat:
    """This person's seat in a gathering that is held. Raises NotNow."""
    mine = Seat.objects.filter(gathering=gathering, person=person)
    seat = mine.filter(state__in=IN_THE_ROOM).first()
    if seat is None:
        raise NotNow(NOT_IN)
    return seat


@transaction.atomic
def say(
    gathering: UUID,
    part: UUID,
    text: str,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    named: bool = True,
    now: datetime,
) -> None:
    """Speak in a part. A check-in takes the place of the one before. Raises NotNow.

    `id` is the form's own number: sent twice, it is said once. In the quiet minute it stays with
    its person until they show it. Only a question or a topic can be without a name.
    """
    row, seat = open_part(gathering, part), seat_of(gathering, person)
    if Saying.objects.filter(pk=id).exists():
        return
    if row.number != row.gathering.part and row.kind != Kind.GRATITUDE:  # thanks show in each part
        raise NotNow(GONE_ON)
    before = Saying.objects.filter(part=row, seat=seat)
    if row.kind == Kind.CHECK_IN:
        before.filter(words=None).delete()  # passed, or a host heard them: now they say it
        old = before.select_related("words").first()
        if old is not None and old.words is not None:
            say_again(old.words, text, person=person, now=now)
            before.filter(pk=old.pk).update(id=id, shown=not row.gathering.writing, at=now)
            return
    before.filter(passed=True).delete()
    kind = WORDS_OF.get(Kind(row.kind), WordsKind.SAID)
    words = say_in_room(text, kind, person=person, group=row.gathering.group_id, now=now)
    Saying.objects.create(
        pk=id,
        part=row,
        seat=seat,
        words_id=words,
        shown=not row.gathering.writing,
        named=named or row.kind not in VOTED,
        at=now,
    )


@transaction.atomic
def pass_on(gathering: UUID, part: UUID, *, person: UUID, now: datetime) -> None:
    """Pass, which counts as taking part. What one said in a check-in before is taken off."""
    row, seat = open_part(gathering, part), seat_of(gathering, person)
    mine = Saying.objects.filter(part=row, seat=seat)
    if row.kind == Kind.CHECK_IN:
        forget(mine, gathering, now=now)
    elif mine.exists():
        return
    Saying.objects.create(part=row, seat=seat, passed=True, at=now)


@transaction.atomic
def heard(gathering: UUID, seat: UUID, *, passed: bool, now: datetime) -> None:
    """A host heard somebody speak, or pass, aloud. Their hand goes down."""
    room = hold(gathering)
    found = Seat.objects.filter(pk=seat, gathering=room, state__in=IN_THE_ROOM).first()
    if found is None or room.state != State.OPEN:
        raise NotNow("This person is not in the room any more.")
    part = Part.objects.get(gathering=gathering, number=room.part)
    if part.kind in SILENT:
        raise NotNow("In this part nobody speaks in turn.")
    if not Saying.objects.filter(part=part, seat=found, words=None).exists():
        Saying.objects.create(part=part, seat=found, passed=passed, heard=True, at=now)
    Seat.objects.filter(pk=found.id).update(hand_at=None)


@transaction.atomic
def not_heard(gathering: UUID, seat: UUID) -> None:
    """A host pressed for the wrong person. What somebody pressed or wrote themselves stays."""
    room = hold(gathering)
    on = Part.objects.filter(gathering=room, number=room.part)
    Saying.objects.filter(part__in=on, seat=seat, heard=True).delete()


@transaction.atomic
def show(gathering: UUID, person: UUID, *, part: UUID, saying: UUID, now: datetime) -> None:
    """Say to the room what one wrote first."""
    open_part(gathering, part)
    mine = Saying.objects.filter(pk=saying, part=part, seat__person=person, shown=False)
    mine.update(shown=True, at=now)


@transaction.atomic
def take_off(
    gathering: UUID, person: UUID, *, part: UUID, saying: UUID | None = None, now: datetime
) -> None:
    """Take off what I said in a part: one thing, or all of it. Its key is destroyed."""
    hold(gathering)
    mine = Saying.objects.filter(part=part, part__gathering=gathering, seat__person=person)
    forget(mine if saying is None else mine.filter(pk=saying), gathering, now=now)


@transaction.atomic
def want(gathering: UUID, person: UUID, *, saying: UUID, yes: bool) -> None:
    """Say that I want to hear this question or topic, or no longer. Raises NotNow."""
    hold(gathering)
    seat = seat_of(gathering, person)
    found = Saying.objects.filter(
        pk=saying, part__gathering=gathering, part__kind__in=VOTED
    ).first()
    if found is None or not found.shown:
        raise NotNow("This question is not here any more.")
    if yes:
        Vote.objects.get_or_create(saying=found, seat=seat, defaults={"id": uuid4()})
    else:
        Vote.objects.filter(saying=found, seat=seat).delete()


def answered(gathering: UUID, saying: UUID, *, now: datetime) -> None:
    asked = Saying.objects.filter(pk=saying, part__gathering=gathering, answered_at=None)
    asked.update(answered_at=now)


@transaction.atomic
def keep(gathering: UUID, person: UUID, *, saying: UUID, now: datetime) -> UUID | None:
    """Keep one thing that I said, in "my words", where only I read it. Its number there."""
    mine = Saying.objects.filter(part__gathering=gathering, seat__person=person)
    row = mine.filter(pk=saying).exclude(words=None).select_related("part__gathering").first()
    if row is None or row.words_id is None:
        return None
    text = said_in_room([row.words_id], localdate(now)).get(row.words_id)
    if text is None:
        return None
    if row.part.kind == Kind.CHECK_IN:
        text = FEELINGS.get(text, text)
    return tell(text, id=row.id, person=person, group=row.part.gathering.group_id, now=now)
