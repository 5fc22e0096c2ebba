"""Doors to reports, with their tables and quotes as they may be shown today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef
from django.http import Http404
from django.utils.timezone import localdate, now

from alongside.core.permissions import Permission
from alongside.evidence.access.attendance import Came, came, of_kept
from alongside.evidence.domain.method import Line, Source, Told, method
from alongside.evidence.domain.resting import rests_on
from alongside.evidence.domain.shown import Shown, show
from alongside.evidence.domain.themes.telling import show as show_themes
from alongside.evidence.models import Release, Report, ReportVersion
from alongside.groups.access import Standing, enter
from alongside.people.access import Person
from alongside.words.access.quotes import Quote, quotes
from alongside.words.queries import quoted_people

OUT = "The hosts took this quote out."


@dataclass(frozen=True, slots=True)
class TableView:
    id: UUID
    title: str
    people: int
    survey: str
    asked_by: str
    promised: str
    on: datetime
    hidden: int
    shown: Shown


def table(row: Release) -> TableView:
    release = row.as_domain()
    source = row.source
    first = " – ".join(release.tables[0].columns)
    return TableView(
        row.id,
        first if row.coding is None else source.title,
        release.people,
        source.title,
        source.asked_by,
        source.promised,
        row.at,
        release.hidden,
        show(release) if row.coding is None else show_themes(release),
    )


@dataclass(frozen=True, slots=True)
class VersionLine:
    """`corrected` is what was mended; empty for the first version, and for words taken back."""

    number: int
    at: datetime
    corrected: str
    taken_back: bool

    @property
    def first(self) -> bool:
        return self.number == 1


@dataclass(frozen=True, slots=True)
class ReportView:
    id: UUID
    slug: str
    title: str
    text: str
    asked: str
    missing: str
    group_name: str
    group_slug: str
    published_at: datetime | None
    correcting: bool
    version: int  # 0 where none is published, or where the hosts' own words are shown
    versions: list[VersionLine]  # the newest first
    tables: list[TableView]
    quotes: list[Quote]
    outcomes: list[Quote]  # those of the quotes that say what changed for somebody
    came: Came | None
    attendance: bool
    rests_on: int | None  # so many people or more; None is hidden
    counted_on: date  # the day that number is of

    @property
    def path(self) -> str:
        return f"/reports/{self.slug}"

    @property
    def empty(self) -> bool:
        said = any(quote.text for quote in (*self.quotes, *self.outcomes))
        return not (self.text.strip() or self.tables or said)

    @property
    def newest(self) -> int:
        return self.versions[0].number if self.versions else 0

    @property
    def method(self) -> list[tuple[str, list[Line]]]:
        told = [
            Source(one.survey, one.asked_by, one.promised, one.people, one.hidden, one.shown.folded)
            for one in self.tables
        ]
        quoted = len(self.quotes) + len(self.outcomes)
        return list(method(Told(self.asked, self.missing, told, quoted, self.came is not None)))


def view(row: Report, today: date, version: ReportVersion | None = None) -> ReportView:
    """As the hosts work on it, or one version of it."""
    here = {str(quote.id): quote for quote in quotes(row.id, today)}
    if version is None:
        words: Report | ReportVersion = row
        shown = list(here)
        releases = row.releases.select_related("survey", "coding")
        told = came(row.group_id, now()) if row.attendance else None
    else:
        words = version
        shown = version.quotes
        releases = Release.objects.filter(pk__in=version.tables)
        releases = releases.select_related("survey", "coding")
        told = of_kept(version.came)
    found = [(use, here.get(use) or Quote(UUID(use), None, "", None, OUT)) for use in shown]
    return ReportView(
        row.id,
        row.slug,
        words.title,
        words.text,
        words.asked,
        words.missing,
        row.group.name,
        row.group.slug,
        row.published_at,
        row.correcting,
        version.number if version else 0,
        lines(row),
        [table(release) for release in releases.order_by("at", "pk")],
        [quote for use, quote in found if use not in words.outcomes],
        [quote for use, quote in found if use in words.outcomes],
        told,
        words.attendance,
        *resting(row, today),
    )


def lines(row: Report) -> list[VersionLine]:
    if row.published_at is None:
        return []
    found = row.versions.order_by("-number").values_list("number", "at", "corrected", "by")
    return [VersionLine(number, at, why, by is None) for number, at, why, by in found]


def resting(row: Report, today: date) -> tuple[int | None, date]:
    """The number as it was told, and its day; of a draft, what it would be today."""
    if row.published_at is not None:
        return row.rests_on, localdate(row.published_at)
    return rests_on(*quoted_people(row.id, today)), today


def public_report(slug: str, today: date, number: int | None = None) -> ReportView:
    """A published report: its newest version, or that one. Raises Http404."""
    versions = ReportVersion.objects.filter(report__slug=slug).select_related("report__group")
    if number is not None:
        versions = versions.filter(number=number)
    version = versions.order_by("-number").first()
    if version is None:
        raise Http404
    return view(version.report, today, version)


def draft(
    person: Person | None, slug: str, report_id: UUID, today: date
) -> tuple[Standing, ReportView]:
    """A report as its hosts work on it; a published one as everybody reads it. Raises Http404."""
    standing = enter(person, slug, Permission.MAKE_EVIDENCE)
    row = Report.objects.filter(pk=report_id, group=standing.group).select_related("group").first()
    if row is None:
        raise Http404
    open_now = row.published_at is None or row.correcting
    newest = None if open_now else row.versions.order_by("-number").first()
    return standing, view(row, today, newest)


def releases_of(found: ReportView) -> Sequence[Release]:
    """The releases whose tables a report shows. The door to it was opened before."""
    rows = Release.objects.filter(pk__in=[one.id for one in found.tables])
    return list(rows.select_related("survey", "coding").order_by("at", "pk"))


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


@dataclass(frozen=True, slots=True)
class News:
    path: str
    title: str
    group: str
    at: datetime
    changed_at: datetime


def reports_in_public(most: int) -> list[News]:
    """Published reports, the newest first, as their newest version names them."""
    newest = ReportVersion.objects.filter(report=OuterRef("pk")).order_by("-number")
    rows = Report.objects.exclude(published_at=None).select_related("group")
    rows = rows.annotate(named=newest.values("title")[:1], changed=newest.values("at")[:1])
    return [
        News(f"/reports/{row.slug}", row.named, row.group.name, row.published_at, row.changed)
        for row in rows.order_by("-published_at", "pk")[:most]
        if row.published_at
    ]
