"""The door to a gathering."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from alongside.core.permissions import Permission
from alongside.gatherings.domain.plan import FEELINGS, SILENT, VOTED, State
from alongside.gatherings.domain.recurrence import in_words
from alongside.gatherings.models import Gathering, Hosting, LeftOut, Part, Series, StandIn
from alongside.groups.access import Standing, enter
from alongside.groups.queries import in_group, is_in_group
from alongside.people.access import Person

LATELY = timedelta(weeks=5)


@dataclass(frozen=True, slots=True)
class PartView:
    id: UUID
    number: int
    kind: str
    title: str
    read_out: str
    minutes: int
    feeling: str
    now: bool

    @property
    def silent(self) -> bool:
        """Nothing is written in it, and nobody is asked to speak."""
        return self.kind in SILENT

    @property
    def voted(self) -> bool:
        return self.kind in VOTED

    @property
    def about_feeling(self) -> str:
        return FEELINGS.get(self.feeling, "")


@dataclass(frozen=True, slots=True)
class HostView:
    """One of the two places. `person` and `name` are empty while nobody has it, and where who had
    it has left the group or rests.

    `gave_back` had it, while nobody else has it.
    """

    role: str
    person: UUID | None
    name: str
    gave_back: UUID | None

    @property
    def called(self) -> str:
        return "host" if self.role == "host" else "supporting host"


@dataclass(frozen=True, slots=True)
class GatheringView:
    id: UUID
    slug: str
    title: str
    kind: str
    series: UUID | None
    starts_at: datetime
    ends_at: datetime
    place: str
    video: str
    state: State
    writing: bool
    part_ends_at: datetime | None
    parts: list[PartView]
    hosts: list[HostView]

    @property
    def now(self) -> PartView | None:
        return next((part for part in self.parts if part.now), None)

    @property
    def next(self) -> PartView | None:
        number = self.now.number if self.now else 0
        return next((part for part in self.parts if part.number > number), None)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def minutes_of_parts(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def path(self) -> str:
        return f"/g/{self.slug}/gatherings/{self.id}"

    @property
    def missing(self) -> list[HostView]:
        return [host for host in self.hosts if host.person is None]

    @property
    def who(self) -> list[str]:
        return [host.name for host in self.hosts if host.person is not None]

    def hosted_by(self, person: UUID) -> bool:
        return any(host.person == person for host in self.hosts)


def view(
    row: Gathering, slug: str, parts: list[Part], hostings: Sequence[Hosting]
) -> GatheringView:
    return GatheringView(
        row.id,
        slug,
        row.title,
        row.kind,
        row.series_id,
        row.starts_at,
        row.ends_at,
        row.place,
        row.video,
        State(row.state),
        row.writing,
        row.part_ends_at,
        [
            PartView(
                part.id,
                part.number,
                part.kind,
                part.title,
                part.read_out,
                part.minutes,
                part.feeling,
                part.number == row.part,
            )
            for part in parts
        ],
        [
            HostView(
                each.role,
                each.person_id if is_here else None,
                each.person.name if each.person and is_here else "",
                each.gave_back_id,
            )
            for each in hostings
            for is_here in (row.state == State.CLOSED or getattr(each, "is_here", True),)
        ],
    )


def gathering(
    person: Person | None, slug: str, gathering_id: UUID, permission: Permission
) -> tuple[Standing, GatheringView]:
    """A gathering of a group. Whoever stands in as a host is one, here. Raises Http404."""
    rows = Hosting.objects.filter(gathering=gathering_id, gathering__group__slug=slug)
    rows = rows.annotate(is_here=is_in_group("person", "gathering__group"))
    hostings = list(rows.select_related("person").order_by("role"))
    mine = {each.role for each in hostings if person and each.person_id == person.id}
    standing = enter(person, slug, permission, also=mine | {"hosted"} if mine else mine)
    parts = list(
        Part.objects.filter(gathering=gathering_id, gathering__group=standing.group)
        .select_related("gathering")
        .order_by("number")
    )
    if not parts:
        raise Http404
    return standing, view(parts[0].gathering, slug, parts, hostings)


def left_out(found: GatheringView) -> list[tuple[UUID, str]]:
    """Parts that can be put back. The door to the gathering was opened before."""
    rows = LeftOut.objects.filter(gathering=found.id).order_by("number", "pk")
    return list(rows.values_list("pk", "title"))


def upcoming(standing: Standing, now: datetime, most: int) -> list[GatheringView]:
    """What is open, planned or called off, and not over. The door to the group was opened before.

    What is open stands first, then the soonest.
    """
    rows = Gathering.objects.filter(group=standing.group)
    to_come = Q(state__in=[State.PLANNED, State.CALLED_OFF], ends_at__gt=now)
    fresh = rows.filter(Q(state=State.OPEN) | to_come)
    found = [view(row, standing.slug, [], []) for row in fresh.order_by("starts_at", "pk")[:most]]
    return sorted(found, key=lambda one: one.state != State.OPEN)


def over_lately(standing: Standing, now: datetime) -> list[GatheringView]:
    """Those of the last weeks, the newest first. The door to the group was opened before."""
    rows = Gathering.objects.filter(group=standing.group, state=State.CLOSED)
    lately = rows.filter(closed_at__gt=now - LATELY).order_by("-starts_at", "pk")
    return [view(row, standing.slug, [], []) for row in lately[:12]]


@dataclass(frozen=True, slots=True)
class SeriesView:
    id: UUID
    title: str
    words: str  # "Every Tuesday"
    clock: time
    place: str
    minutes: int
    video: str
    host: UUID | None
    support: UUID | None


def series_of(standing: Standing) -> list[SeriesView]:
    """Series that go on. The door to the group was opened before."""
    rows = Series.objects.filter(group=standing.group, ended_at=None).order_by("first", "pk")
    return [
        SeriesView(
            row.id,
            row.title,
            in_words(row.rule),
            row.clock,
            row.place,
            row.minutes,
            row.video,
            row.host_id,
            row.support_id,
        )
        for row in rows
    ]


def days_to_come(series: UUID, now: datetime) -> list[date]:
    """Days of a series that are planned. The door to its group was opened before."""
    rows = Gathering.objects.filter(series=series, state=State.PLANNED, starts_at__gt=now)
    return [day for day in rows.order_by("on").values_list("on", flat=True) if day]


def my_offers(standing: Standing) -> set[str]:
    """The roles in which this person said that they can stand in."""
    rows = StandIn.objects.filter(group=standing.group, person=standing.person)
    return set(rows.values_list("role", flat=True))


def who_could(standing: Standing, found: GatheringView) -> dict[str, list[str]]:
    """Names of those who said they could take a free place, by role. For those who run the group.

    Who hosts this gathering already is not among them. The door to it was opened before.
    """
    if not standing.runs or not found.missing:
        return {}
    rows = StandIn.objects.filter(group=standing.group, person__in=in_group(standing.group))
    busy = [host.person for host in found.hosts if host.person is not None]
    names: dict[str, list[str]] = {}
    for role, name in rows.exclude(person__in=busy).values_list("role", "person__name"):
        names.setdefault(role, []).append(name)
    return {host.role: sorted(names.get(host.role, [])) for host in found.missing}
