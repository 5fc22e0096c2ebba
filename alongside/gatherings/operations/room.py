"""What happens in a room: it opens, moves on and closes; people sit down, speak or pass."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, ledger
from alongside.gatherings.domain.plan import Kind, SeatState, State
from alongside.gatherings.models import Part as PartRow
from alongside.gatherings.models import Saying, Seat
from alongside.gatherings.operations.planning import NotNow, change
from alongside.words.domain.kinds import Kind as WordsKind
from alongside.words.operations import forget_room_words, say_in_room

OPEN_AT_MOST = timedelta(hours=24)


@transaction.atomic
def open_room(gathering: UUID, *, by: UUID | None, now: datetime) -> None:
    row = change(gathering, "open", done=State.OPEN)
    if row is None:
        return
    row.opened_at = now
    row.save(update_fields=["state", "opened_at"])
    jobs.leave("close-room", about=row.id, due=now + OPEN_AT_MOST)
    ledger.write("opened a room", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def move_to(gathering: UUID, part: int) -> None:
    """The room goes on to that part, or back to it."""
    row = change(gathering, "move")
    if row is None or not PartRow.objects.filter(gathering=row, number=part).exists():
        raise NotNow("This part is not in the plan.")
    row.part = part
    row.save(update_fields=["part"])


def close_room(gathering: UUID, *, by: UUID | None, now: datetime) -> None:
    """Close for good. What was said is destroyed first; then who was here is forgotten."""
    said = Saying.objects.filter(part__gathering=gathering).exclude(words=None)
    with transaction.atomic():
        row = change(gathering, "close", done=State.CLOSED)
        if row is None:
            return
        row.closed_at = now
        row.save(update_fields=["state", "closed_at"])
        forget_room_words(list(said.values_list("words", flat=True)), now=now)
        Saying.objects.filter(part__gathering=gathering).delete()
        Seat.objects.filter(gathering=gathering).delete()
        ledger.write("closed a room", by=by, about=row.id, now=now, chain=row.group_id)


def take_seat(gathering: UUID, person: UUID, name: str, *, now: datetime) -> None:
    Seat.objects.update_or_create(
        gathering_id=gathering,
        person_id=person,
        defaults={"state": SeatState.HERE},
        create_defaults={"state": SeatState.HERE, "name": name, "came_at": now},
    )


def change_seat(gathering: UUID, person: UUID, state: SeatState) -> None:
    """Have a break, come back, or leave: one press, and no word is said about it."""
    Seat.objects.filter(gathering=gathering, person=person).update(state=state)


def not_today(gathering: UUID, person: UUID, name: str, *, now: datetime) -> None:
    """Only this person sees it, and it is forgotten when the room closes."""
    Seat.objects.update_or_create(
        gathering_id=gathering,
        person_id=person,
        defaults={"state": SeatState.NOT_TODAY},
        create_defaults={"state": SeatState.NOT_TODAY, "name": name, "came_at": now},
    )


WORDS_OF = {
    Kind.CHECK_IN: WordsKind.CHECK_IN,
    Kind.FEELING_WORDS: WordsKind.FEELING,
    Kind.GRATITUDE: WordsKind.GRATITUDE,
}


@transaction.atomic
def say(
    gathering: UUID,
    part: UUID,
    text: str | None,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    now: datetime,
) -> None:
    """Speak in a part, or pass with None. A check-in replaces the one before. Raises NotNow.

    `id` is the form's own number: sent twice, it is said once.
    """
    row = PartRow.objects.select_related("gathering").filter(pk=part, gathering=gathering).first()
    mine = Seat.objects.select_for_update().filter(gathering=gathering, person=person)
    seat = mine.first()
    if row is None or seat is None or row.gathering.state != State.OPEN:
        raise NotNow("The room is not open. Your words were not sent. They are still here.")
    if Saying.objects.filter(pk=id).exists():
        return
    if row.kind == Kind.CHECK_IN or text is None:
        take_off(gathering, person, part=part, now=now)
    words = None
    if text is not None:
        kind = WORDS_OF.get(Kind(row.kind), WordsKind.SAID)
        words = say_in_room(text, kind, person=person, group=row.gathering.group_id, now=now)
    Saying.objects.create(pk=id, part=row, seat=seat, words_id=words, at=now)


@transaction.atomic
def take_off(
    gathering: UUID, person: UUID, *, part: UUID, saying: UUID | None = None, now: datetime
) -> None:
    """Take off what I said in a part: one thing, or all of it. Its key is destroyed."""
    mine = Saying.objects.filter(part=part, part__gathering=gathering, seat__person=person)
    if saying is not None:
        mine = mine.filter(pk=saying)
    words = [number for number in mine.values_list("words", flat=True) if number]
    mine.delete()
    forget_room_words(words, now=now)
