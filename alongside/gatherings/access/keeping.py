"""The door to what a group keeps: resources and plans, also of what has ended."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering, Resource, Series
from alongside.groups.access import Standing

MOST_PLANS = 60


@dataclass(frozen=True, slots=True)
class ResourceView:
    id: UUID
    title: str
    link: str
    note: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Resources of one series or training, or of none (`title` is empty)."""

    title: str
    ended: bool
    resources: list[ResourceView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PastPlan:
    title: str
    starts_at: datetime
    path: str


def look(row: Resource) -> ResourceView:
    return ResourceView(row.id, row.title, row.link, row.note)


def shelves(standing: Standing) -> list[Shelf]:
    """What is for all first, then by series. The door to the group was opened before."""
    rows = Resource.objects.filter(group=standing.group).select_related("series", "gathering")
    found: dict[UUID | None, Shelf] = {None: Shelf("", ended=False)}
    for row in rows.order_by("added_at", "pk"):
        owner = row.series or row.gathering
        ended = row.series is not None and row.series.ended_at is not None
        shelf = found.setdefault(
            owner.id if owner else None, Shelf(owner.title if owner else "", ended)
        )
        shelf.resources.append(look(row))
    return [shelf for shelf in found.values() if shelf.resources]


def places(standing: Standing) -> dict[UUID, str]:
    """To what a resource can belong: series, and trainings that are no series."""
    series = Series.objects.filter(group=standing.group).order_by("title", "pk")
    single = Gathering.objects.filter(group=standing.group, series=None, kind="training")
    return dict(series.values_list("pk", "title")) | dict(
        single.order_by("-starts_at", "pk").values_list("pk", "title")[:20]
    )


def past_plans(standing: Standing) -> list[PastPlan]:
    """Plans of gatherings that were, the newest first. The door was opened before."""
    rows = Gathering.objects.filter(group=standing.group, state=State.CLOSED)
    return plans(standing, rows.order_by("-starts_at", "pk")[:MOST_PLANS])


def plans(standing: Standing, rows: Iterable[Gathering]) -> list[PastPlan]:
    where = f"/g/{standing.slug}/resources/plans"
    return [PastPlan(row.title, row.starts_at, f"{where}/{row.id}") for row in rows]
