"""What somebody wishes for their words when they die, for themself and for whom they named."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.groups.access import Standing, members
from alongside.people.access import Person
from alongside.words.domain.wishes import Said, in_force_from
from alongside.words.domain.wishes import Wish as What
from alongside.words.models import SaidDied, Wish


@dataclass(frozen=True, slots=True)
class MyWish:
    what: What
    named: UUID | None
    named_name: str
    done: bool


def my_wish(person: Person) -> MyWish | None:
    """The wish of a person who was let in to their own things."""
    row = Wish.objects.filter(person=person).select_related("named").first()
    if row is None:
        return None
    name = row.named.name if row.named else ""
    return MyWish(What(row.what), row.named_id, name, row.done_at is not None)


@dataclass(frozen=True, slots=True)
class SaidOfMe:
    how_many: int
    due: date | None  # from when a wish may be done


def said_of_me(person: Person) -> SaidOfMe | None:
    """Did anybody say that this person died?"""
    rows = list(SaidDied.objects.filter(person=person))
    return SaidOfMe(len(rows), due_of(rows)) if rows else None


def due_of(rows: list[SaidDied]) -> date | None:
    due = in_force_from([Said(row.by_id, row.at) for row in rows])
    return localdate(due) if due else None


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who named this person. `decides` where the decision is theirs now."""

    of: UUID
    name: str
    i_said: bool
    due: date | None
    decides: bool
    decided: bool


def named_me(person: Person) -> list[Named]:
    rows = list(Wish.objects.filter(named=person).select_related("person").order_by("person__name"))
    said = list(SaidDied.objects.filter(person__in=[row.person_id for row in rows]))
    return [
        Named(
            row.person_id,
            row.person.name,
            any(one.by_id == person.id for one in of_them),
            due_of(of_them),
            due_of(of_them) is not None
            and row.decides_from is not None
            and not row.decided
            and row.done_at is None,
            row.done_at is not None or bool(row.decided),
        )
        for row in rows
        for of_them in ([one for one in said if one.person_id == row.person_id],)
    ]


def named_me_one(person: Person | None, of: UUID) -> Named:
    """One of them. Raises Http404."""
    found = [one for one in named_me(person) if one.of == of] if person else []
    let_in(Permission.LOOK_AFTER_A_WISH, {Relationship.OWN} if found else set())
    return found[0]


@dataclass(frozen=True, slots=True)
class SaidInGroup:
    person: UUID
    name: str
    how_many: int
    mine: bool
    due: date | None


def said_in_group(standing: Standing) -> tuple[list[SaidInGroup], dict[UUID, str]]:
    """Members of whom somebody said it, and all the others, by name."""
    names = members(standing)
    said: dict[UUID, list[SaidDied]] = {}
    for row in SaidDied.objects.filter(person__in=names).order_by("at", "pk"):
        said.setdefault(row.person_id, []).append(row)
    found = [
        SaidInGroup(
            person,
            names[person],
            len(rows),
            any(row.by_id == standing.person for row in rows),
            due_of(rows),
        )
        for person, rows in said.items()
    ]
    rest = {key: name for key, name in names.items() if key != standing.person}
    return found, rest
