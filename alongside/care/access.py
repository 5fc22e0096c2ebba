"""Doors to worries. Only whom the person chose reads one; no role opens it.

Who was told keeps what they were told, also when others are named after them.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.care.models import Named, Reader, Worry
from alongside.core import sealing
from alongside.core.permissions import Permission
from alongside.groups.access import Standing, enter
from alongside.groups.queries import in_group
from alongside.people.access import Person


@dataclass(frozen=True, slots=True)
class WorryView:
    id: UUID
    text: str | None  # None where its key is gone: nobody can read it
    name: str  # empty where they gave none
    raised_on: date
    mine_only: bool
    seen_on: date | None


def named_people(standing: Standing) -> dict[UUID, str]:
    """To whom a worry can go now. The door to the group was opened before."""
    rows = Named.objects.filter(group=standing.group, person__in=in_group(standing.group))
    found = rows.order_by("person__name", "person").values_list("person", "person__name")
    return dict(found)


def reader(person: Person | None, slug: str) -> Standing:
    """The standing of a named person, or of one who was told what stands. Raises Http404."""
    mine = person is not None and hears(person.id, slug)
    return enter(person, slug, Permission.READ_WORRIES, also={"named"} if mine else set())


def hears(person: UUID, slug: str) -> bool:
    """Is this person named in this group, or was told a worry that stands? It opens nothing."""
    named = Named.objects.filter(group__slug=slug, person=person)
    told = Reader.objects.filter(worry__group__slug=slug, person=person)
    return named.exists() or told.exists()


def worries(standing: Standing) -> list[WorryView]:
    """What this named person was told, the newest first."""
    rows = list(
        Reader.objects.filter(person=standing.person, worry__group=standing.group)
        .select_related("worry__person")
        .order_by("-worry__raised_on", "pk")
    )
    texts = sealing.unseal_many({row.worry.key: bytes(row.worry.sealed) for row in rows})
    told = Reader.objects.filter(worry__in=[row.worry_id for row in rows])
    readers = list(told.values_list("worry", flat=True))
    return [
        view(row, row.worry, texts.get(row.worry.key), readers.count(row.worry_id)) for row in rows
    ]


def view(row: Reader, worry: Worry, text: str | None, readers: int) -> WorryView:
    name = worry.person.name if worry.person else ""
    return WorryView(worry.id, text, name, worry.raised_on, readers == 1, row.seen_on)
