"""Calls for words: what everybody reads, and the doors of hosts and readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from alongside.core.permissions import Permission
from alongside.groups.access import Standing, enter
from alongside.groups.queries import members_of
from alongside.people.access import Person
from alongside.words.domain.calls import READERS, State, Term
from alongside.words.models import Call, CallReader


@dataclass(frozen=True, slots=True)
class Reads:
    """Somebody who was asked to read. `name` is how the page shows them, once they agreed."""

    person: UUID
    name: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class CallView:
    id: UUID
    slug: str
    group: UUID
    group_slug: str
    group_name: str
    title: str
    what: str
    why: str
    for_whom: str
    after: str
    until: date
    no_account: bool
    term: Term
    state: State
    asked: list[Reads]

    @property
    def path(self) -> str:
        return f"/calls/{self.slug}"

    @property
    def inside(self) -> str:
        return f"/g/{self.group_slug}/calls/{self.id}"

    @property
    def readers(self) -> list[Reads]:
        return [each for each in self.asked if each.agreed]

    @property
    def named(self) -> tuple[tuple[UUID, str], ...]:
        return tuple((each.person, each.name) for each in self.readers)

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.readers]

    @property
    def misses_readers(self) -> bool:
        return len(self.readers) < READERS

    @property
    def is_open(self) -> bool:
        return self.state is State.OPEN

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    def part_of(self, person: UUID) -> Reads | None:
        return next((each for each in self.asked if each.person == person), None)


def describe(rows: Iterable[Call], today: date) -> list[CallView]:
    """Calls of one group, with those who read and are in it now. Asks the database twice."""
    calls = list(rows)
    if not calls:
        return []
    here = members_of(calls[0].group_id)
    asked = list(
        CallReader.objects.filter(call__in=calls, person__in=here)
        .select_related("person")
        .order_by("agreed_at", "pk")
    )
    return [
        CallView(
            row.id,
            row.slug,
            row.group_id,
            row.group.slug,
            row.group.name,
            row.title,
            row.what,
            row.why,
            row.for_whom,
            row.after,
            row.until,
            row.no_account,
            row.term,
            row.term.state(today),
            [
                Reads(each.person_id, each.name or each.person.name, bool(each.agreed_at))
                for each in asked
                if each.call_id == row.id
            ],
        )
        for row in calls
    ]


def public_call(slug: str, today: date) -> CallView:
    """A call that was opened. Raises Http404."""
    rows = Call.objects.filter(slug=slug).exclude(opened_at=None).select_related("group")
    return only(rows, today)


def only(rows: Iterable[Call], today: date) -> CallView:
    found = describe(rows, today)
    if not found:
        raise Http404
    return found[0]


def group_calls(standing: Standing, today: date) -> list[CallView]:
    """The open ones first. A draft is there for hosts, and for whoever is asked to read for it.

    The door to the group was opened before.
    """
    rows = Call.objects.filter(group=standing.group).select_related("group").order_by("-until")
    order = [State.OPEN, State.DRAFT, State.CLOSED, State.OVER]
    found = [
        call
        for call in describe(rows, today)
        if not call.is_draft or standing.runs or call.part_of(standing.person)
    ]
    return sorted(found, key=lambda call: order.index(call.state))


def hosted_call(
    person: Person | None, slug: str, call_id: UUID, today: date
) -> tuple[Standing, CallView]:
    """For hosts, who see no answer by it. Raises Http404."""
    standing = enter(person, slug, Permission.OPEN_CALLS)
    rows = Call.objects.filter(pk=call_id, group=standing.group).select_related("group")
    return standing, only(rows, today)


def call_to_read(
    person: Person | None, slug: str, call_id: UUID, today: date
) -> tuple[Standing, CallView]:
    """For whoever was asked to read, also before they said yes. Raises Http404."""
    rows = Call.objects.filter(pk=call_id, group__slug=slug).select_related("group")
    found = describe(rows, today)
    mine = person is not None and bool(found) and found[0].part_of(person.id) is not None
    standing = enter(person, slug, Permission.READ_FOR_CALL, also={"reader"} if mine else set())
    return standing, found[0]
