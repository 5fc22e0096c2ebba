"""What the program itself reads of groups."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from alongside.groups.models import Group, JoinCard, Membership


def addresses_of_hosts(group: UUID) -> list[str]:
    """Where a mail to the hosts goes. Nobody who rests gets one."""
    return sorted(set(host_members(group).values_list("person__email", flat=True)))


def hosts_of(group: UUID) -> set[UUID]:
    """Everybody with the role of a host or a supporting host, who does not rest."""
    return set(host_members(group).values_list("person", flat=True))


def host_members(group: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(
        group=group,
        ended_at=None,
        person__paused_at=None,
        roles__kind__in=["host", "support"],
        roles__ended_at=None,
    )


def addresses_of(people: Iterable[UUID], group: UUID) -> list[str]:
    """Where mails to these people go: those who are in the group and do not rest."""
    rows = Membership.objects.filter(group=group, ended_at=None, person__paused_at=None)
    found = rows.filter(person__in=list(people)).values_list("person__email", flat=True)
    return sorted(found)


def in_group(group: UUID) -> QuerySet[Membership, UUID]:
    """The people who are in the group and not resting, for a query of another context."""
    rows = Membership.objects.filter(group=group, ended_at=None, person__paused_at=None)
    return rows.values_list("person", flat=True)


def is_in_group(person: str, group: str) -> Exists:
    """The same for a row that has both: the paths to them, for a query of another context."""
    rows = Membership.objects.filter(person=OuterRef(person), group=OuterRef(group), ended_at=None)
    return Exists(rows.filter(person__paused_at=None))


def members_of(group: UUID) -> QuerySet[Membership, UUID]:
    """The people who are in the group, also those who rest, for a query of another context."""
    rows = Membership.objects.filter(group=group, ended_at=None)
    return rows.values_list("person", flat=True)


def still_in(people: Iterable[UUID], group: UUID) -> set[UUID]:
    """Those of these people who have not left; who rests is in."""
    rows = Membership.objects.filter(group=group, person__in=list(people), ended_at=None)
    return set(rows.values_list("person", flat=True))


def group_of(slug: str) -> UUID | None:
    return Group.objects.filter(slug=slug).values_list("pk", flat=True).first()


def card_of(group: UUID) -> str | None:
    """The code of the group's oldest open card."""
    rows = JoinCard.objects.filter(group=group, closed_at=None).order_by("made_at")
    return rows.values_list("code", flat=True).first()


def groups_of(person: UUID) -> QuerySet[Membership, UUID]:
    """The groups that this person is in, for a query of another context."""
    rows = Membership.objects.filter(person=person, ended_at=None, group__closed_at=None)
    return rows.values_list("group", flat=True)
