"""Doors to a group and what is in it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, FilteredRelation, Q, Subquery
from django.db.models.expressions import Combinable
from django.http import Http404

from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.groups.models import Group, JoinCard, Membership, Role
from alongside.people.access import Person

R = Relationship


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stands in one group, now."""

    group: UUID
    slug: str
    group_name: str
    person: UUID
    name: str
    relations: frozenset[Relationship]

    @property
    def runs(self) -> bool:
        return not self.relations.isdisjoint({R.HOST, R.SUPPORT})

    @property
    def hosts_it(self) -> bool:
        return R.HOST in self.relations

    @property
    def invites(self) -> bool:
        return self.runs or R.STEWARD in self.relations

    @property
    def takes_part(self) -> bool:
        return R.MEMBER in self.relations


def roles_count(person: Person) -> bool:
    """Hosts and stewards sign in with a passkey. A demo home does not insist."""
    return settings.DEMO or person.by_passkey


def relations(person: Person, ended: bool, roles: Set[str]) -> frozenset[Relationship]:
    if ended:
        return frozenset({R.LEFT})
    if person.paused_at is not None:
        return frozenset({R.PAUSED})
    return frozenset({R.MEMBER}) | ({R(kind) for kind in roles} if roles_count(person) else set())


def enter(
    person: Person | None, slug: str, permission: Permission, also: Set[str] = frozenset()
) -> Standing:
    """This person's standing in that group, in one query. Raises Http404.

    `also` are roles that they hold for the thing they ask for, such as hosting one gathering.
    """
    if person is None:
        raise Http404
    rows = list(
        Membership.objects.filter(group__slug=slug, person=person)
        .order_by("began_at")
        .values("group", "group__name", "ended_at", "roles__kind", "roles__ended_at")
    )
    if not rows:
        let_in(permission, {R.STRANGER})
        raise Http404  # no permission is a stranger's
    held = (row for row in rows if row["roles__ended_at"] is None)
    roles = {row["roles__kind"] for row in held if row["roles__kind"]} | also
    found = relations(person, all(row["ended_at"] is not None for row in rows), roles)
    let_in(permission, found)
    group, group_name = rows[-1]["group"], rows[-1]["group__name"]
    return Standing(group, slug, group_name, person.id, person.name, found)


@dataclass(frozen=True, slots=True)
class MyGroup:
    id: UUID
    slug: str
    name: str
    when: str
    left: bool


def my_groups(person: Person) -> list[MyGroup]:
    """The groups of a person who was let in to their own things."""
    rows = Membership.objects.filter(person=person).select_related("group").order_by("began_at")
    latest = {row.group_id: row for row in rows}
    return [
        MyGroup(
            row.group_id, row.group.slug, row.group.name, row.group.when, row.ended_at is not None
        )
        for row in latest.values()
    ]


def hosts(group: UUID) -> list[str]:
    """Names of the two who run gatherings: the host first."""
    roles = Role.objects.filter(
        membership__group=group,
        membership__ended_at=None,
        ended_at=None,
        kind__in=["host", "support"],
    )
    names = roles.order_by("kind", "began_at").values_list("membership__person__name", flat=True)
    return list(names)


def members(standing: Standing) -> dict[UUID, str]:
    """Names of the people of a group, by person. The door to the group was opened before."""
    rows = Membership.objects.filter(group=standing.group, ended_at=None)
    found = rows.order_by("person__name", "person").values_list("person", "person__name")
    return dict(found)


def fellows(person: Person, slug: str) -> dict[UUID, str]:
    """The others in a group that this person is in now; nobody where they left it."""
    return company(person, slug) or {}


def company(person: Person, slug: str) -> dict[UUID, str] | None:
    """The others in a group that this person is in now; None where they left it. Asks once."""
    here = Membership.objects.filter(group__slug=slug, ended_at=None).order_by("person__name")
    found = dict(here.values_list("person", "person__name"))
    return None if found.pop(person.id, None) is None else found


def all_fellows(person: Person) -> dict[UUID, str]:
    """The others in every group that this person is in now."""
    mine = Membership.objects.filter(person=person, ended_at=None).values("group")
    rows = Membership.objects.filter(group__in=mine, ended_at=None).exclude(person=person)
    return dict(rows.order_by("person__name").values_list("person", "person__name"))


def reads_in(person: Person, groups: Set[UUID]) -> set[UUID]:
    """Those of these groups that this person takes part in now; none while they rest."""
    if person.paused_at is not None:
        return set()
    rows = Membership.objects.filter(person=person, group__in=groups, ended_at=None)
    return set(rows.values_list("group", flat=True))


def run_by(standing: Standing) -> dict[str, UUID]:
    """Who usually hosts and supports. The door to the group was opened before."""
    roles = Role.objects.filter(
        membership__group=standing.group,
        membership__ended_at=None,
        ended_at=None,
        kind__in=["host", "support"],
    )
    found = roles.order_by("-began_at").values_list("kind", "membership__person")
    return dict(found)


@dataclass(frozen=True, slots=True)
class AboutUs:
    """`hosts` are the names of the two who run gatherings, the host first. `also` is what others
    asked along with it."""

    hosts: list[str]
    how_many: int
    also: dict[str, Any]


def about_us(standing: Standing, also: Mapping[str, Combinable]) -> AboutUs:
    """One query: a group's home has few to spend. So `also` has columns that are no part of the
    group, by the name that they come back under."""
    here = Membership.objects.filter(group=standing.group, ended_at=None)
    runs = Q(roles__kind__in=["host", "support"], roles__ended_at=None)
    counted = here.order_by().values("group").annotate(n=Count("pk")).values("n")
    rows = here.annotate(
        running=FilteredRelation("roles", condition=runs), people=Subquery(counted)
    ).order_by(F("running__kind").asc(nulls_last=True), "running__began_at")
    asked = rows.annotate(**also).values("people", "person__name", "running__kind", *also)
    found = list(asked[:12])
    first = found[0] if found else {"people": 0}
    hosts = [row["person__name"] for row in found if row["running__kind"]]
    return AboutUs(hosts, first["people"], {name: first.get(name) for name in also})


@dataclass(frozen=True, slots=True)
class Card:
    """What a stranger with a card may know of the group."""

    id: UUID
    code: str
    group: UUID
    slug: str
    name: str
    about: str
    when: str
    place: str
    hosts: list[str]
    open: bool

    @property
    def printed(self) -> str:
        return f"{self.code[:4]} {self.code[4:]}"


def card(code: str) -> Card | None:
    """The card with this code; None when there is none. A closed one says so."""
    row = JoinCard.objects.filter(code=code).select_related("group").first()
    return describe(row) if row else None


def cards(standing: Standing) -> list[Card]:
    rows = JoinCard.objects.filter(group=standing.group, closed_at=None).select_related("group")
    return [describe(row) for row in rows.order_by("made_at")]


def closed_cards(standing: Standing) -> list[Card]:
    """The last that were closed. They can be opened again."""
    rows = JoinCard.objects.filter(group=standing.group).exclude(closed_at=None)
    return [describe(row) for row in rows.select_related("group").order_by("-closed_at")[:3]]


def describe(row: JoinCard) -> Card:
    group = row.group
    return Card(
        row.id,
        row.code,
        group.id,
        group.slug,
        group.name,
        group.about,
        group.when,
        group.place,
        hosts(group.id),
        open=row.closed_at is None and group.closed_at is None,
    )


@dataclass(frozen=True, slots=True)
class PublicGroup:
    id: UUID
    slug: str
    name: str
    when: str
    place: str
    about: str


def public_groups() -> list[PublicGroup]:
    """Groups that newcomers can ask about. Who is in them is nowhere here."""
    rows = Group.objects.filter(closed_at=None).order_by("name")[:20]
    return [as_public(row) for row in rows]


def named_groups(also: Set[UUID] = frozenset()) -> list[MyGroup]:
    """Groups that somebody can name: the public ones, and those that they named before."""
    rows = Group.objects.filter(closed_at=None).order_by("name")[:20]
    known = {row.id: row for row in rows}
    known |= {row.id: row for row in Group.objects.filter(pk__in=also - known.keys())}
    return [MyGroup(row.id, row.slug, row.name, row.when, left=False) for row in known.values()]


def public_group(slug: str) -> PublicGroup:
    """One of them. Raises Http404."""
    row = Group.objects.filter(closed_at=None, slug=slug).first()
    if row is None:
        raise Http404
    return as_public(row)


def as_public(row: Group) -> PublicGroup:
    return PublicGroup(row.id, row.slug, row.name, row.when, row.place, row.about)
