"""Themes as hosts see them before and after they are told. No words are in it."""

from dataclasses import dataclass
from uuid import UUID

from alongside.evidence.access.coding import CodingView
from alongside.evidence.access.reports import ReportLine, TableView, group_reports, table
from alongside.evidence.models import Code, Release, WordsRead
from alongside.groups.access import Standing


@dataclass(frozen=True, slots=True)
class Theme:
    id: UUID
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """`open` were not told yet. `read` is how many words somebody has read."""

    told: list[TableView]
    open: list[Theme]
    drafts: list[ReportLine]
    read: int


def themes_page(standing: Standing, coding: CodingView) -> ThemesPage:
    """The door to the coding was opened before."""
    rows = list(
        Release.objects.filter(coding=coding.id)
        .select_related("coding", "survey")
        .order_by("at", "pk")
    )
    known = {name for row in rows for name in row.columns}
    codes = Code.objects.filter(coding=coding.id, codable=True).order_by("number", "pk")
    read = WordsRead.objects.filter(words__coding=coding.id)
    return ThemesPage(
        [table(row) for row in rows],
        [Theme(one.pk, one.name, one.description) for one in codes if one.name not in known],
        [one for one in group_reports(standing) if not one.published],
        read.values("words").distinct().count(),
    )
