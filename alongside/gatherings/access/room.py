"""Doors into a room."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.domain.plan import FEELINGS, Kind, SeatState, State
from alongside.gatherings.models import Gathering, Saying, Seat, Vote
from alongside.groups.access import Standing
from alongside.words.access.heard import said_in_room

SHOWN = 40  # names, or things said, on one page; more are told as a number
NO_NAME = "Without a name"


@dataclass(frozen=True, slots=True)
class SeatView:
    id: UUID
    name: str
    away: bool
    phone: bool
    hand: bool
    spoke: bool  # or passed, in the part that is on. For the hosts' page only.
    passed: bool
    heard: bool  # a host pressed that they spoke or passed

    @property
    def initials(self) -> str:
        words = self.name.split()
        letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else self.name[:2]
        return letters.upper()


@dataclass(frozen=True, slots=True)
class SayingView:
    id: UUID
    name: str
    text: str
    picture: str
    shown: bool
    votes: int
    answered: bool
    part: UUID
    part_title: str


@dataclass(frozen=True, slots=True)
class Mine:
    """What only this person sees of a room."""

    id: UUID | None = None  # of the seat
    seat: str = ""  # a SeatState; empty for somebody who was never in
    hand: bool = False
    said: list[SayingView] = field(default_factory=list)  # in the part that is on
    passed: bool = False
    wanted: list[SayingView] = field(default_factory=list)
    before: list[SayingView] = field(default_factory=list)  # in other parts

    @property
    def inside(self) -> bool:
        return self.seat in (SeatState.HERE, SeatState.BREAK)


@dataclass(frozen=True, slots=True)
class Room:
    """A room as everybody in it sees it."""

    gathering: GatheringView
    seats: list[SeatView]
    hands: list[SeatView]  # who wants to speak, in order
    said: list[SayingView]  # in the part that is on
    thanks: list[SayingView]
    mine: Mine

    @property
    def waiting(self) -> list[SeatView]:
        """For the hosts' page only."""
        if self.gathering.now is None or self.gathering.now.silent:
            return []
        return [seat for seat in self.seats if not seat.spoke and not seat.away]

    @property
    def heard(self) -> list[SeatView]:
        """For the hosts' page only: what a host pressed can be taken back."""
        return [seat for seat in self.seats if seat.heard]

    @property
    def crowded(self) -> bool:
        return len(self.seats) > SHOWN

    @property
    def newest(self) -> list[SayingView]:
        voted = self.gathering.now is not None and self.gathering.now.voted
        return self.said[:SHOWN] if voted else self.said[-SHOWN:]

    @property
    def not_shown(self) -> int:
        return len(self.said) - len(self.newest)


def room(gathering: GatheringView, today: date, person: UUID | None = None) -> Room:
    """What is in the room. The door to the gathering was opened before."""
    if gathering.state is State.CLOSED:
        return Room(gathering, [], [], [], [], Mine())
    on = gathering.now
    seats = list(Seat.objects.filter(gathering=gathering.id).order_by("came_at", "pk"))
    my_seat = next((seat for seat in seats if person and seat.person_id == person), None)
    rows = Saying.objects.filter(part__gathering=gathering.id)
    of_all = Q(part__number=on.number if on else 0) | Q(part__kind=Kind.GRATITUDE)
    rows = rows.filter(of_all | Q(seat=my_seat) if my_seat else of_all)
    sayings = list(rows.select_related("part", "seat").order_by("at", "pk"))
    texts = said_in_room([row.words_id for row in sayings if row.words_id], today)
    here = [row for row in sayings if on and row.part_id == on.id]
    votes = list(Vote.objects.filter(saying__part=on.id)) if on and on.voted and here else []
    wanted = Counter(vote.saying_id for vote in votes)
    told = {
        row.id: tell(row, texts[row.words_id], wanted[row.id])
        for row in sayings
        if row.words_id in texts
    }
    said = [told[row.id] for row in here if row.id in told and row.shown]
    if on and on.voted:
        said.sort(key=lambda asked: (asked.answered, -asked.votes))
    open_acts: dict[UUID, list[Saying]] = {seat.id: [] for seat in seats}
    for row in here:
        # Who asks without a name has not spoken, as far as we see; who just sat down comes next.
        if row.named and row.shown and row.seat_id in open_acts:
            open_acts[row.seat_id].append(row)
    sitting = [
        see(seat, open_acts[seat.id])
        for seat in seats
        if seat.state in (SeatState.HERE, SeatState.BREAK)
    ]
    raised = {seat.id: seat.hand_at for seat in seats if seat.hand_at}
    return Room(
        gathering,
        sitting,
        sorted((seat for seat in sitting if seat.hand), key=lambda seat: raised[seat.id]),
        said,
        [
            told[row.id]
            for row in sayings
            if row.part.kind == Kind.GRATITUDE and row.id in told and row.shown
        ],
        only_mine(my_seat, sayings, here, votes, told) if my_seat else Mine(),
    )


def still_on(gathering: GatheringView) -> bool:
    """Is the room open still, at the part that this view of it has?"""
    part = gathering.now.number if gathering.now else 0
    rows = Gathering.objects.filter(pk=gathering.id, state=State.OPEN, part=part)
    return rows.exists()


def inside(gathering: GatheringView, person: UUID) -> bool:
    """Has this person a seat in an open room? The door to the gathering was opened before."""
    here = Seat.objects.filter(
        gathering=gathering.id, person=person, state__in=(SeatState.HERE, SeatState.BREAK)
    )
    return gathering.state is State.OPEN and here.exists()


def my_room(standing: Standing) -> str:
    """The page of the open room of this group in which this person sits; empty where there is none.

    The door to the group was opened before.
    """
    here = Seat.objects.filter(person=standing.person, state__in=(SeatState.HERE, SeatState.BREAK))
    rooms = here.filter(gathering__group=standing.group, gathering__state=State.OPEN)
    number = rooms.order_by("-came_at").values_list("gathering", flat=True).first()
    return f"/g/{standing.slug}/gatherings/{number}/room" if number else ""


def was_in(gathering: GatheringView, person: UUID) -> bool:
    """Also somebody who left, or who said: not today. The door was opened before."""
    return Seat.objects.filter(gathering=gathering.id, person=person).exists()


def said_in(gathering: UUID) -> bool:
    """Did anybody say, write or ask something, or pass? The door was opened before."""
    return Saying.objects.filter(part__gathering=gathering).exists()


def only_mine(
    seat: Seat,
    sayings: list[Saying],
    here: list[Saying],
    votes: list[Vote],
    told: dict[UUID, SayingView],
) -> Mine:
    rows = [row for row in here if row.seat_id == seat.id]
    now = {row.id for row in rows}
    return Mine(
        seat.id,
        seat.state,
        seat.hand_at is not None,
        [told[row.id] for row in rows if row.id in told],
        any(row.passed for row in rows),
        [told[vote.saying_id] for vote in votes if vote.seat_id == seat.id],
        [
            told[row.id]
            for row in sayings
            if row.seat_id == seat.id and row.id in told and row.id not in now
        ],
    )


def see(seat: Seat, rows: list[Saying]) -> SeatView:
    return SeatView(
        seat.id,
        seat.name,
        seat.state == SeatState.BREAK,
        seat.person_id is None,
        seat.hand_at is not None,
        bool(rows),
        any(row.passed for row in rows),
        any(row.heard for row in rows),
    )


def tell(row: Saying, text: str, votes: int) -> SayingView:
    feeling = row.part.kind == Kind.CHECK_IN and text in FEELINGS
    return SayingView(
        row.id,
        row.seat.name if row.named else NO_NAME,
        FEELINGS[text] if feeling else text,
        text if feeling else "",
        row.shown,
        votes,
        row.answered_at is not None,
        row.part_id,
        row.part.title,
    )
