"""A report is published, corrected in the open, or thrown away."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.reports import ReportView, draft
from alongside.evidence.forms import CorrectionForm
from alongside.evidence.operations import Refused, reports, versions
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE


def page(standing: Standing, report: ReportView, refused: str = "", **more: Any) -> dict[str, Any]:
    found = {"standing": standing, "report": report, "refused": refused, "form": CorrectionForm()}
    return found | more


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """A GET shows what everyone will see, and the button that publishes it."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    if request.method == "GET":
        if report.version:
            return see_other(f"/g/{slug}/reports/{report_id}")
        empty = reports.EMPTY if report.empty else ""
        return render(request, "evidence/publish.html", page(standing, report, empty))
    form = CorrectionForm(request.POST)
    if report.correcting and not form.is_valid():
        wrong = page(standing, report, form=form)
        return not_taken(request, "evidence/publish.html", wrong)
    said = form.cleaned_data["corrected"] if report.correcting else ""
    try:
        versions.publish(report.id, corrected=said, by=standing.person, now=now())
    except Refused as refused:
        wrong = page(standing, report, str(refused), form=form)
        return not_taken(request, "evidence/publish.html", wrong)
    return see_other(f"/g/{slug}/reports/{report_id}")


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """A GET says what a correction is. A POST begins one, or stops it."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    if request.method == "POST":
        stops = request.POST.get("do") == "stop"
        deed = versions.stop_correcting if stops else versions.correct
        deed(report.id, by=standing.person, now=now())
    elif report.version:
        return render(request, "evidence/correct.html", page(standing, report))
    return see_other(f"/g/{slug}/reports/{report_id}")


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def throw_away(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """A GET asks once more. A second press finds nothing, and that is fine."""
    if request.method == "POST":
        standing = enter(visitor(request), slug, MAKE)
        try:
            reports.throw_away(report_id, group=standing.group, by=standing.person, now=now())
        except Refused as refused:
            standing, report = draft(visitor(request), slug, report_id, localdate())
            wrong = page(standing, report, str(refused))
            return not_taken(request, "evidence/throw_away.html", wrong)
        return see_other(f"/g/{slug}/evidence")
    standing, report = draft(visitor(request), slug, report_id, localdate())
    if report.published_at is not None:
        return see_other(f"/g/{slug}/reports/{report_id}")
    return render(request, "evidence/throw_away.html", page(standing, report))
