"""Doors to gatherings and their rooms."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from alongside.core.permissions import Permission
from alongside.gatherings.domain.plan import FEELINGS, Kind, SeatState, State
from alongside.gatherings.models import Gathering, Part, Saying, Seat
from alongside.groups.access import Standing, enter
from alongside.people.access import Person
from alongside.words.access import said_in_room


@dataclass(frozen=True, slots=True)
class PartView:
    id: UUID
    number: int
    kind: str
    title: str
    read_out: str
    now: bool


@dataclass(frozen=True, slots=True)
class GatheringView:
    id: UUID
    slug: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    video: str
    state: State
    parts: list[PartView]

    @property
    def now(self) -> PartView | None:
        return next((part for part in self.parts if part.now), None)

    @property
    def next(self) -> PartView | None:
        number = self.now.number + 1 if self.now else 0
        return next((part for part in self.parts if part.number == number), None)

    @property
    def path(self) -> str:
        return f"/g/{self.slug}/gatherings/{self.id}"


def view(row: Gathering, slug: str, parts: list[Part]) -> GatheringView:
    return GatheringView(
        row.id,
        slug,
        row.title,
        row.starts_at,
        row.ends_at,
        row.place,
        row.video,
        State(row.state),
        [
            PartView(
                part.id, part.number, part.kind, part.title, part.read_out, part.number == row.part
            )
            for part in parts
        ],
    )


def gathering(
    person: Person | None, slug: str, gathering_id: UUID, permission: Permission
) -> tuple[Standing, GatheringView]:
    """A gathering of a group. Raises Http404."""
    standing = enter(person, slug, permission)
    parts = list(
        Part.objects.filter(gathering=gathering_id, gathering__group=standing.group)
        .select_related("gathering")
        .order_by("number")
    )
    if not parts:
        raise Http404
    return standing, view(parts[0].gathering, slug, parts)


def upcoming(standing: Standing, today: date) -> list[GatheringView]:
    """What is open or planned, the soonest first. The door to the group was opened before."""
    rows = Gathering.objects.filter(group=standing.group).exclude(state=State.CLOSED)
    fresh = rows.filter(starts_at__date__gte=today) | rows.filter(state=State.OPEN)
    return [view(row, standing.slug, []) for row in fresh.order_by("starts_at", "pk")[:5]]


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
