from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.evidence.access.reports import ReportView, draft, public_report
from alongside.evidence.operations import Refused, reports
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE


def page(standing: Standing, report: ReportView, refused: str = "") -> dict[str, Any]:
    return {"standing": standing, "report": report, "refused": refused}


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, slug: str, report_id: UUID) -> HttpResponse:
    """A GET shows what everyone will see, and the button that publishes it."""
    standing, report = draft(visitor(request), slug, report_id, localdate())
    if request.method == "POST":
        try:
            reports.publish(report.id, by=standing.person, now=now())
        except Refused as refused:
            wrong = page(standing, report, str(refused))
            return not_taken(request, "evidence/publish.html", wrong)
    elif report.published_at is None:
        shown = page(standing, report, reports.EMPTY if report.empty else "")
        return render(request, "evidence/publish.html", shown)
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


@open_to_all(because="A published report is for everyone. Consent is asked again for each quote.")
@require_GET
def report_page(request: HttpRequest, report_slug: str) -> HttpResponse:
    report = public_report(report_slug, localdate())
    return render(request, "evidence/report.html", {"report": report})
