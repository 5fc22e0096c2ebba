from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.reports import ReportView, draft, group_reports
from alongside.evidence.access.surveys import surveys
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.forms import QuoteForm, ReportForm, ReportWords, TableForm
from alongside.evidence.operations import Refused, reports
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor
from alongside.words.access.quotes import NOT_NOW
from alongside.words.access.stories import group_stories
from alongside.words.operations.uses import NotAllowed

MAKE = Permission.MAKE_EVIDENCE
WORDS = ("title", "text", "asked", "missing")


@needs(MAKE)
@require_GET
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, MAKE)
    page = {"standing": standing, "surveys": surveys(standing), "reports": group_reports(standing)}
    return render(request, "evidence/evidence.html", page)


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, MAKE)
    if request.method == "GET":
        form = ReportForm(initial={"once": uuid4()})
        return render(request, "evidence/begin.html", {"standing": standing, "form": form})
    form = ReportForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/begin.html", {"standing": standing, "form": form})
    report = reports.write_report(
        **{name: form.cleaned_data[name] for name in WORDS},
        id=form.cleaned_data["once"],
        group=standing.group,
        by=standing.person,
        now=now(),
    )
    return see_other(f"/g/{slug}/reports/{report}")


def draft_page(standing: Standing, report: ReportView, **more: Any) -> dict[str, Any]:
    page = {"standing": standing, "report": report, "surveys": surveys(standing)}
    page |= {"stories": [s for s in group_stories(standing, localdate()) if s.may_quote]}
    return page | {"quote": QuoteForm(), "refused": "", "not_now": NOT_NOW} | more


@needs(MAKE)
@require_GET
def making(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    standing, report = draft(visitor(request), slug, report_id, localdate())
    return render(request, "evidence/draft.html", draft_page(standing, report))


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    standing, report = draft(visitor(request), slug, report_id, localdate())
    page: dict[str, Any] = {"standing": standing, "report": report}
    if request.method == "GET":
        if report.version:
            return see_other(f"/g/{slug}/reports/{report_id}")
        page["form"] = ReportWords(initial={name: getattr(report, name) for name in WORDS})
        return render(request, "evidence/change.html", page)
    page["form"] = form = ReportWords(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/change.html", page)
    try:
        reports.change_report(report.id, **form.cleaned_data, by=standing.person, now=now())
    except Refused as refused:
        return not_taken(request, "evidence/change.html", page | {"refused": str(refused)})
    return see_other(f"/g/{slug}/reports/{report_id}")


@needs(MAKE)
@require_POST
def add_table(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """A question is named as “survey:column”, one choice of one list; the second may be none."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    form = TableForm(request.POST)
    chosen, _, column = form.data.get("question", "").partition(":")
    beside, _, second = form.data.get("by", "").partition(":")
    survey = next((one.id for one in surveys(standing) if str(one.id) == chosen), uuid4())
    columns = [column, second] if second else [column]
    try:
        if second and beside != chosen:
            raise Refused("Choose two questions of the same survey.")
        reports.add_table(
            report.id, survey, columns, group=standing.group, by=standing.person, now=now()
        )
    except (Unsafe, Refused) as refused:
        page = draft_page(standing, report, refused=str(refused))
        return not_taken(request, "evidence/draft.html", page)
    return see_other(f"/g/{slug}/reports/{report_id}")


@needs(MAKE)
@require_POST
def add_quote(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    standing, report = draft(visitor(request), slug, report_id, localdate())
    form = QuoteForm(request.POST)
    if form.is_valid():
        try:
            reports.add_quote(
                report.id,
                form.cleaned_data["story"],
                form.cleaned_data["sentence"],
                outcome=form.cleaned_data["outcome"],
                by=standing.person,
                now=now(),
            )
        except (NotAllowed, Refused) as refused:
            form.add_error("sentence", str(refused))
        else:
            return see_other(f"/g/{slug}/reports/{report_id}#told")
    return not_taken(request, "evidence/draft.html", draft_page(standing, report, quote=form))


@needs(MAKE)
@require_POST
def remove_quote(request: HttpRequest, slug: str, report_id: UUID, use_id: UUID) -> HttpResponse:
    standing, report = draft(visitor(request), slug, report_id, localdate())
    try:
        reports.remove_quote(report.id, use_id, by=standing.person, now=now())
    except Refused as refused:
        page = draft_page(standing, report, refused=str(refused))
        return not_taken(request, "evidence/draft.html", page)
    return see_other(f"/g/{slug}/reports/{report_id}")


@needs(MAKE)
@require_POST
def remove_table(request: HttpRequest, slug: str, report_id: UUID, table_id: UUID) -> HttpResponse:
    standing, report = draft(visitor(request), slug, report_id, localdate())
    try:
        reports.remove_table(report.id, table_id, by=standing.person, now=now())
    except Refused as refused:
        page = draft_page(standing, report, refused=str(refused))
        return not_taken(request, "evidence/draft.html", page)
    return see_other(f"/g/{slug}/reports/{report_id}")


@needs(MAKE)
@require_POST
def attendance(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """Put how many came in the report, or take it out."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    told = request.POST.get("do") == "tell"
    try:
        reports.tell_attendance(report.id, told, by=standing.person, now=now())
    except Refused as refused:
        page = draft_page(standing, report, refused=str(refused))
        return not_taken(request, "evidence/draft.html", page)
    return see_other(f"/g/{slug}/reports/{report_id}#came")
