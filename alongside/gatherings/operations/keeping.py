"""Put something on the page to go back to, or take it off."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.models import Gathering, Resource, Series
from alongside.gatherings.operations.planning import NotNow

MOST = 300


@dataclass(frozen=True, slots=True)
class Thing:
    """What is put there. `belongs_to` is a series or a gathering of the group; None is for all."""

    title: str
    link: str = ""
    note: str = ""
    belongs_to: UUID | None = None


@transaction.atomic
def add(group: UUID, thing: Thing, *, id: UUID, by: UUID | None, now: datetime) -> None:  # noqa: A002
    """The same form (`id`) sent twice is one thing. Raises NotNow for one too many."""
    here = Resource.objects.filter(group=group)
    if Resource.objects.filter(pk=id).exists():
        return
    if here.count() >= MOST:
        raise NotNow(f"There are {MOST} things here. Take one off first.")
    owner = thing.belongs_to
    series = Series.objects.filter(pk=owner, group=group).first() if owner else None
    gathering = Gathering.objects.filter(pk=owner, group=group).first() if owner else None
    Resource.objects.create(
        pk=id,
        group_id=group,
        series=series,
        gathering=gathering,
        title=thing.title,
        link=thing.link,
        note=thing.note,
        added_at=now,
    )
    ledger.write("added a resource", by=by, about=id, now=now, chain=group)


@transaction.atomic
def take_off(group: UUID, resource: UUID, *, by: UUID, now: datetime) -> None:
    """Twice is once."""
    if Resource.objects.filter(pk=resource, group=group).delete()[0]:
        ledger.write("took a resource off", by=by, about=resource, now=now, chain=group)
