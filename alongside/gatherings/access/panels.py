"""What each may see of a panel: its hosts, who sits at the table, and everybody."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.http import Http404

from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.domain.panel import At, Lived, may_record, nobody_lived, share
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Panel, PanelNote, Speaker
from alongside.groups.queries import still_in
from alongside.words.access.heard import told_to_table

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
SAFE = 5  # turns, below which a count is not told


@dataclass(frozen=True, slots=True)
class SpeakerView:
    id: UUID
    person: UUID | None
    name: str
    about: str
    turn: int
    comes: bool
    agreed: bool
    lived: Lived
    records: bool
    cannot: bool

    @property
    def chairs(self) -> bool:
        return self.turn == 0


@dataclass(frozen=True, slots=True)
class Together:
    """Those who have the word together: one speaker, or a pair."""

    turn: int
    speakers: list[SpeakerView]

    @property
    def names(self) -> str:
        return " and ".join(each.name for each in self.speakers)


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel as its group sees it."""

    path: str  # of its public page; empty while it is not published
    about: str
    welcome: str
    access: str
    turn: int
    table: list[SpeakerView]  # chairs first, then in order; also who was asked, for the hosts only
    records: bool
    nobody_lived: bool
    share: tuple[int, int] | None  # turns of the table and of the room, once it is over

    @property
    def turns_told(self) -> int:
        return max(self.share or (0,))

    @property
    def shown(self) -> list[SpeakerView]:
        """Who said yes. Nobody else is named to the group."""
        return [each for each in self.table if each.comes]

    @property
    def turns(self) -> list[Together]:
        return together(self.shown)

    @property
    def in_order(self) -> list[tuple[SpeakerView, str]]:
        """Everybody at the table, and in words when they speak. For the hosts."""
        places = [(each, "Chairs") for each in self.table if each.chairs]
        for number, each in enumerate(together(self.table)):
            when = ORDINALS[number] if number < len(ORDINALS) else "later"
            for one in each.speakers:
                others = " and ".join(other.name for other in each.speakers if other is not one)
                places.append(
                    (one, f"Together with {others}, {when}" if others else f"Speaks {when}")
                )
        return places

    @property
    def has_word(self) -> Together | None:
        return next((each for each in self.turns if each.turn == self.turn), None)

    @property
    def next_ones(self) -> list[Together]:
        """Who could be next: nobody who has the word, and nobody who cannot come."""
        free = [each for each in self.turns if each.turn != self.turn]
        return [each for each in free if not all(one.cannot for one in each.speakers)]

    def me(self, person: UUID) -> SpeakerView | None:
        return next((each for each in self.table if each.person == person), None)

    def leads(self, person: UUID) -> bool:
        """May name the next: who has the word, and who chairs."""
        mine = self.me(person)
        return mine is not None and (mine.chairs or mine.turn == self.turn)


def together(table: list[SpeakerView]) -> list[Together]:
    speakers = [each for each in table if not each.chairs]
    turns = groupby(speakers, key=lambda each: each.turn)
    return [Together(turn, list(both)) for turn, both in turns]


def seats_of(gathering: UUID) -> list[SpeakerView]:
    """Who left the group can no longer say what is allowed, so they allow nothing."""
    found = Speaker.objects.filter(gathering=gathering).select_related("gathering")
    rows = list(found.order_by("turn", "name", "pk"))
    people = [row.person_id for row in rows if row.person_id]
    here = still_in(people, rows[0].gathering.group_id) if people else set()
    for row in rows:
        if row.person_id and row.person_id not in here:
            row.comes = row.agreed = row.records = False
    return [
        SpeakerView(
            row.id,
            row.person_id,
            row.name,
            row.about,
            row.turn,
            row.comes,
            row.agreed,
            Lived(row.lived),
            row.records,
            row.cannot,
        )
        for row in rows
    ]


def as_at(seats: list[SpeakerView]) -> list[At]:
    """Who cannot come after all speaks for nobody, so they do not count as agreed."""
    return [
        At(each.chairs, each.agreed and not each.cannot, each.lived, each.records) for each in seats
    ]


def table(gathering: UUID) -> list[At]:
    """Everybody at the table, for the rules."""
    return as_at(seats_of(gathering))


def panel_if_any(found: GatheringView) -> PanelView | None:
    return panel(found) if found.kind == "panel" else None


def panel(found: GatheringView) -> PanelView:
    """The panel of a gathering whose door was opened before. Raises Http404 where it is none."""
    if found.kind != "panel":
        raise Http404
    row = Panel.objects.filter(gathering=found.id).first() or Panel()
    seats = seats_of(found.id)
    over = found.state == State.CLOSED
    return PanelView(
        f"/panels/{row.slug}" if row.published_at else "",
        row.about,
        row.welcome,
        row.access,
        row.turn,
        seats,
        may_record(as_at(seats)),
        nobody_lived(as_at(seats)),
        share(row.table_turns, row.room_turns, SAFE) if over else None,
    )


def panel_notes(found: GatheringView) -> list[tuple[UUID, str, str]]:
    """Number, heading, words. For its hosts at any time, for the group once it is over."""
    rows = PanelNote.objects.filter(gathering=found.id).order_by("written_at", "pk")
    return list(rows.values_list("pk", "heading", "text"))


def told_to_me(found: GatheringView, me: SpeakerView, today: date) -> list[str]:
    """What people told those at this table, as their consents stand today; for one who sits at it.

    A host reads none of it, unless they sit there too.
    """
    return told_to_table(found.id, today) if me else []


@dataclass(frozen=True, slots=True)
class PublicPanel:
    """What everybody may read. Only who agreed is named."""

    title: str
    group_name: str
    group_slug: str
    group_open: bool
    starts_at: datetime
    ends_at: datetime
    place: str
    called_off: bool
    about: str
    welcome: str
    access: str
    chairs: list[SpeakerView]
    turns: list[Together]
    records: bool


@dataclass(frozen=True, slots=True)
class PanelToCome:
    path: str
    title: str
    group_name: str
    starts_at: datetime


def panels_to_come(now: datetime) -> list[PanelToCome]:
    """Public pages of panels that are not over, for the front door. The soonest first."""
    rows = Panel.objects.exclude(published_at=None).select_related("gathering__group")
    coming = rows.filter(gathering__ends_at__gt=now).exclude(gathering__state=State.CALLED_OFF)
    return [
        PanelToCome(
            f"/panels/{row.slug}",
            row.gathering.title,
            row.gathering.group.name,
            row.gathering.starts_at,
        )
        for row in coming.order_by("gathering__starts_at", "pk")[:5]
    ]


def public_panel(slug: str) -> PublicPanel:
    """Raises Http404."""
    rows = Panel.objects.exclude(published_at=None).select_related("gathering__group")
    row = rows.filter(slug=slug).first()
    if row is None:
        raise Http404
    seats = seats_of(row.gathering_id)
    shown = [each for each in seats if each.agreed and not each.cannot]
    one, group = row.gathering, row.gathering.group
    return PublicPanel(
        one.title,
        group.name,
        group.slug,
        group.closed_at is None,
        one.starts_at,
        one.ends_at,
        one.place,
        one.state == State.CALLED_OFF,
        row.about,
        row.welcome,
        row.access,
        [each for each in shown if each.chairs],
        together(shown),
        may_record(as_at(seats)),
    )
