"""Seats: come in, have a break, raise a hand, leave; and somebody on a phone line."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.gatherings.domain.plan import SeatState, State
from alongside.gatherings.models import Saying, Seat
from alongside.gatherings.operations.forgetting import forget
from alongside.gatherings.operations.planning import NotNow, hold

NOT_OPEN = "The room is not open."


@transaction.atomic
def take_seat(gathering: UUID, person: UUID, name: str, *, chosen: str = "", now: datetime) -> None:
    """Sit down, or come back. A seat that is free because the room closed is not taken.

    `chosen` is another name for tonight; it goes with the seat.
    """
    if hold(gathering).state == State.CLOSED:
        return
    Seat.objects.update_or_create(
        gathering_id=gathering,
        person_id=person,
        defaults={"state": SeatState.HERE} | ({"name": chosen} if chosen else {}),
        create_defaults={"state": SeatState.HERE, "name": chosen or name, "came_at": now},
    )


def take_break(gathering: UUID, person: UUID) -> None:
    here = Seat.objects.filter(gathering=gathering, person=person, state=SeatState.HERE)
    here.update(state=SeatState.BREAK, hand_at=None)


@transaction.atomic
def leave(gathering: UUID, person: UUID, *, now: datetime) -> None:
    """One press: the seat is free, what they said there is destroyed, no word is said about it."""
    hold(gathering)
    seats = Seat.objects.filter(gathering=gathering, person=person)
    if seats.update(state=SeatState.LEFT, hand_at=None):
        forget(Saying.objects.filter(seat__in=seats), gathering, now=now)


@transaction.atomic
def not_today(gathering: UUID, person: UUID, name: str, *, now: datetime) -> None:
    """Only this person sees it, and it is forgotten when the room closes."""
    if hold(gathering).state == State.CLOSED:
        return
    seat, made = Seat.objects.update_or_create(
        gathering_id=gathering,
        person_id=person,
        defaults={"state": SeatState.NOT_TODAY, "hand_at": None},
        create_defaults={"state": SeatState.NOT_TODAY, "name": name, "came_at": now},
    )
    if not made:
        forget(Saying.objects.filter(seat=seat), gathering, now=now)


def perhaps(gathering: UUID, person: UUID) -> None:
    """Undo "not today": no seat, and nothing said about it."""
    Seat.objects.filter(gathering=gathering, person=person, state=SeatState.NOT_TODAY).delete()


def forget_old_seats(*, now: datetime) -> None:
    """Seats of a gathering that nobody opened. "Not today" is remembered for that day only."""
    never = Seat.objects.filter(gathering__opened_at=None, gathering__ends_at__lt=now)
    never.delete()


def raise_hand(gathering: UUID, person: UUID, *, up: bool, now: datetime) -> None:
    """Pressed twice it stays where it was in the list."""
    seats = Seat.objects.filter(gathering=gathering, person=person, state=SeatState.HERE)
    if up:
        seats.filter(hand_at=None).update(hand_at=now)
    else:
        seats.update(hand_at=None)


@transaction.atomic
def seat_caller(gathering: UUID, name: str, *, id: UUID | None = None, now: datetime) -> None:  # noqa: A002
    """A host puts in somebody who is on the phone. The same form twice is one seat."""
    row = hold(gathering)
    if row.state != State.OPEN:
        raise NotNow(NOT_OPEN)
    Seat.objects.get_or_create(
        pk=id or uuid4(), defaults={"gathering": row, "name": name, "came_at": now}
    )


@transaction.atomic
def caller_hangs_up(gathering: UUID, seat: UUID, *, now: datetime) -> None:
    hold(gathering)
    found = Seat.objects.filter(pk=seat, gathering=gathering, person=None)
    if found.exists():
        forget(Saying.objects.filter(seat=seat), gathering, now=now)
        found.delete()


def caller_hand(gathering: UUID, seat: UUID, *, now: datetime) -> None:
    """Somebody on the phone says that they want to speak. They are in the same list."""
    found = Seat.objects.filter(pk=seat, gathering=gathering, person=None, hand_at=None)
    found.update(hand_at=now)
