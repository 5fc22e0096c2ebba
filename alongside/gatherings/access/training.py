"""What a training is: aims, materials, and who can give it. Whoever is let in to it sees it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.access.keeping import ResourceView, look
from alongside.gatherings.models import Resource, Training
from alongside.groups.access import Standing
from alongside.groups.queries import in_group


@dataclass(frozen=True, slots=True)
class TrainingView:
    title: str
    aims: list[str]
    named: dict[UUID, str]  # who can give it, and said so
    materials: list[ResourceView]
    owner: UUID | None = None  # the series or gathering that materials belong to


def people_of(standing: Standing, rows: Iterable[dict[str, Any]]) -> dict[UUID, str]:
    """Names of those who are in the group now, and not resting."""
    found = {row["trained__person"]: row["trained__person__name"] for row in rows if row["here"]}
    return dict(sorted(found.items(), key=lambda each: each[1]))


FIELDS = ("pk", "aims", "trained__person", "trained__person__name", "here")


def training(standing: Standing, found: GatheringView) -> TrainingView:
    """Of one gathering, or of its series."""
    owner = {"series": found.series} if found.series else {"gathering": found.id}
    here = Q(trained__person__in=in_group(standing.group))
    rows = Training.objects.filter(**owner, group=standing.group)
    rows = rows.annotate(here=ExpressionWrapper(here, output_field=BooleanField()))
    known = list(rows.order_by("pk", "trained__person").values(*FIELDS))
    materials = Resource.objects.filter(**owner, group=standing.group).order_by("added_at", "pk")
    return TrainingView(
        found.title,
        known[0]["aims"] if known else [],
        people_of(standing, known),
        [look(row) for row in materials],
        found.series or found.id,
    )


def trainings(standing: Standing) -> list[TrainingView]:
    """Those of the group that have aims or somebody who gives them, the door being open."""
    here = Q(trained__person__in=in_group(standing.group))
    rows = Training.objects.filter(group=standing.group)
    rows = rows.annotate(here=ExpressionWrapper(here, output_field=BooleanField()))
    ordered = rows.order_by("series__title", "gathering__title", "pk", "trained__person")
    by_training: dict[UUID, list[dict[str, Any]]] = {}
    for row in ordered.values(*FIELDS, "series__title", "gathering__title"):
        by_training.setdefault(row["pk"], []).append(row)
    views = [
        TrainingView(
            each[0]["series__title"] or each[0]["gathering__title"],
            each[0]["aims"],
            people_of(standing, each),
            [],
        )
        for each in by_training.values()
    ]
    return [view for view in views if view.aims or view.named]
