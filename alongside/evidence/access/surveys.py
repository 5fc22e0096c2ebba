"""Doors to surveys."""

from dataclasses import dataclass
from uuid import UUID

from alongside.evidence.models import Survey
from alongside.groups.access import Standing


@dataclass(frozen=True, slots=True)
class SurveyView:
    id: UUID
    title: str
    columns: list[str]
    people: int
    asked_by: str
    promised: str


def surveys(standing: Standing) -> list[SurveyView]:
    """The surveys of a group that somebody was let in to make evidence for."""
    rows = Survey.objects.filter(group=standing.group).order_by("-at", "pk")
    return [
        SurveyView(row.id, row.title, row.columns, row.sheets.count(), row.asked_by, row.promised)
        for row in rows
    ]
