"""Doors to surveys."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q

from alongside.evidence.models import Survey
from alongside.groups.access import Standing
from alongside.words.domain.in_fives import in_fives


@dataclass(frozen=True, slots=True)
class SurveyView:
    id: UUID
    title: str
    columns: list[str]
    people: int | None  # of one that is asked here: so many or more; None stays hidden
    exact: bool
    asked_by: str
    promised: str


def surveys(standing: Standing) -> list[SurveyView]:
    """Those that can be counted, of a group that somebody was let in to make evidence for: they
    were imported, or are closed."""
    rows = Survey.objects.filter(group=standing.group).order_by("-at", "pk")
    rows = rows.filter(Q(asking=None) | ~Q(asking__closed_at=None))
    rows = rows.annotate(here=Count("sheets", filter=Q(sheets__sent=True)), asked=F("asking"))
    return [
        SurveyView(
            row.id,
            row.title,
            row.columns,
            in_fives(row.here) if row.asked else row.here,
            row.asked is None,
            row.asked_by,
            row.promised,
        )
        for row in rows
    ]
