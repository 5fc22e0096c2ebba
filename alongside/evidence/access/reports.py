"""Doors to reports, with their tables and quotes as they may be shown today."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404
from django.utils.timezone import localdate

from alongside.core.permissions import Permission
from alongside.evidence.domain.resting import rests_on
from alongside.evidence.domain.shown import Shown as ShownTable
from alongside.evidence.domain.shown import show as show_table
from alongside.evidence.domain.themes.telling import show as show_themes
from alongside.evidence.models import Release, Report
from alongside.groups.access import Standing, enter
from alongside.people.access import Person
from alongside.words.access.quotes import Quote, quotes
from alongside.words.queries import quoted_people


@dataclass(frozen=True, slots=True)
class TableView:
    id: UUID
    title: str
    people: int
    asked_by: str
    on: datetime
    shown: ShownTable


def table(row: Release) -> TableView:
    release = row.as_domain()
    if row.coding is not None:
        coding = row.coding
        shown = show_themes(release)
        return TableView(row.id, coding.title, release.people, coding.asked_by, row.at, shown)
    title = " – ".join(release.tables[0].columns)
    asked_by = row.survey.asked_by if row.survey else ""
    return TableView(row.id, title, release.people, asked_by, row.at, show_table(release))


@dataclass(frozen=True, slots=True)
class ReportView:
    id: UUID
    slug: str
    title: str
    text: str
    group_name: str
    group_slug: str
    published_at: datetime | None
    tables: list[TableView]
    quotes: list[Quote]
    rests_on: int | None  # so many people or more; None is hidden
    counted_on: date  # the day that number is of

    @property
    def path(self) -> str:
        return f"/reports/{self.slug}"

    @property
    def empty(self) -> bool:
        return not (self.text.strip() or self.tables or any(quote.text for quote in self.quotes))


def view(row: Report, today: date) -> ReportView:
    releases = row.releases.select_related("survey", "coding").order_by("at", "pk")
    return ReportView(
        row.id,
        row.slug,
        row.title,
        row.text,
        row.group.name,
        row.group.slug,
        row.published_at,
        [table(release) for release in releases],
        quotes(row.id, today),
        *resting(row, today),
    )


def resting(row: Report, today: date) -> tuple[int | None, date]:
    """The number as it was told, and its day; of a draft, what it would be today."""
    if row.published_at is not None:
        return row.rests_on, localdate(row.published_at)
    return rests_on(*quoted_people(row.id, today)), today


def public_report(slug: str, today: date) -> ReportView:
    """A published report. Raises Http404."""
    row = (
        Report.objects.filter(slug=slug).exclude(published_at=None).select_related("group").first()
    )
    if row is None:
        raise Http404
    return view(row, today)


def draft(
    person: Person | None, slug: str, report_id: UUID, today: date
) -> tuple[Standing, ReportView]:
    """A report that the hosts are making. Raises Http404."""
    standing = enter(person, slug, Permission.MAKE_EVIDENCE)
    row = Report.objects.filter(pk=report_id, group=standing.group).select_related("group").first()
    if row is None:
        raise Http404
    return standing, view(row, today)


@dataclass(frozen=True, slots=True)
class ReportLine:
    id: UUID
    title: str
    path: str
    published: bool


def group_reports(standing: Standing) -> list[ReportLine]:
    """Reports of a group: drafts for its hosts, published ones for every member."""
    rows = Report.objects.filter(group=standing.group).order_by("-made_at", "pk")
    if not standing.runs:
        rows = rows.exclude(published_at=None)
    return [
        ReportLine(row.id, row.title, f"/reports/{row.slug}", row.published_at is not None)
        for row in rows[:20]
    ]
