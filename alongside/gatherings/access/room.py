"""Doors into a room."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.domain.plan import FEELINGS, Kind, SeatState
from alongside.gatherings.models import Saying, Seat
from alongside.words.access import said_in_room


@dataclass(frozen=True, slots=True)
class SeatView:
    name: str
    initials: str
    away: bool
    spoke: bool
    passed: bool


@dataclass(frozen=True, slots=True)
class SayingView:
    id: UUID
    name: str
    text: str
    picture: str


@dataclass(frozen=True, slots=True)
class Room:
    """A room as everybody in it sees it. `spoke` in a seat is for the hosts' page only."""

    gathering: GatheringView
    seats: list[SeatView]
    said: list[SayingView]  # in the part that is on now
    thanks: list[SayingView]
    my_seat: str = ""
    mine: list[SayingView] = field(default_factory=list)  # what I said in the part that is on
    i_passed: bool = False

    @property
    def waiting(self) -> list[SeatView]:
        return [seat for seat in self.seats if not seat.spoke and not seat.away]


def initials(name: str) -> str:
    words = name.split()
    return ("".join(word[0] for word in words[:2]) if len(words) > 1 else name[:2]).upper()


def room(gathering: GatheringView, today: date, person: UUID | None = None) -> Room:
    """What is in the room. The door to the gathering was opened before."""
    seats = list(Seat.objects.filter(gathering=gathering.id).order_by("came_at", "pk"))
    sayings = list(
        Saying.objects.filter(part__gathering=gathering.id)
        .select_related("part", "seat")
        .order_by("at", "pk")
    )
    texts = (
        said_in_room([row.words_id for row in sayings if row.words_id], today) if sayings else {}
    )
    on = gathering.now
    here = [row for row in sayings if on and row.part_id == on.id]
    spoke = {row.seat_id for row in here if row.words_id}
    passed = {row.seat_id for row in here if not row.words_id}
    my_seat = next((seat for seat in seats if seat.person_id == person), None)
    said = [(row, show(row, texts[row.words_id])) for row in sayings if row.words_id in texts]
    return Room(
        gathering,
        [
            SeatView(
                seat.name,
                initials(seat.name),
                seat.state == SeatState.BREAK,
                seat.id in spoke | passed,
                seat.id in passed,
            )
            for seat in seats
            if seat.state in (SeatState.HERE, SeatState.BREAK)
        ],
        [shown for row, shown in said if on and row.part_id == on.id],
        [shown for row, shown in said if row.part.kind == Kind.GRATITUDE],
        my_seat.state if my_seat else "",
        [
            shown
            for row, shown in said
            if on and my_seat and row.part_id == on.id and row.seat_id == my_seat.id
        ],
        my_seat is not None and my_seat.id in passed,
    )


def show(row: Saying, text: str) -> SayingView:
    if row.part.kind == Kind.CHECK_IN and text in FEELINGS:
        return SayingView(row.id, row.seat.name, FEELINGS[text], text)
    return SayingView(row.id, row.seat.name, text, "")
