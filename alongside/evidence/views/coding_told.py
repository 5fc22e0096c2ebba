"""Themes told: how many people speak of each, after the check, for a report."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.coding import CodingView, hosted_coding
from alongside.evidence.access.coding_told import themes_page
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.operations import Refused, coding_told
from alongside.groups.access import Standing
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE


def page_of(standing: Standing, coding: CodingView, **more: Any) -> dict[str, Any]:
    page = {"standing": standing, "coding": coding, "refused": "", "chosen": []}
    return page | {"page": themes_page(standing, coding)} | more


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def themes(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    standing, coding, _ = hosted_coding(visitor(request), slug, coding_id)
    if request.method == "GET":
        return render(request, "evidence/coding_themes.html", page_of(standing, coding))
    asked = request.POST.getlist("code")
    known = {str(one.id): one.id for one in themes_page(standing, coding).open}
    codes = [known[one] for one in asked if one in known]
    try:
        coding_told.tell_themes(
            coding.id, codes, group=standing.group, by=standing.person, now=now()
        )
    except (Unsafe, Refused) as refused:
        page = page_of(standing, coding, refused=str(refused), chosen=asked)
        return not_taken(request, "evidence/coding_themes.html", page)
    return see_other(f"{coding.path}/themes#told")


@needs(MAKE)
@require_POST
def into_report(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    """One of the tables that were told, into a draft."""
    standing, coding, _ = hosted_coding(visitor(request), slug, coding_id)
    found = themes_page(standing, coding)
    table = next((one.id for one in found.told if str(one.id) == request.POST.get("table")), None)
    drafts = {str(one.id): one.id for one in found.drafts}
    report = drafts.get(request.POST.get("report", ""))
    try:
        if table is None or report is None:
            raise Refused("Choose a report first.")
        coding_told.put_in_report(table, report, coding=coding.id, by=standing.person, now=now())
    except Refused as refused:
        page = page_of(standing, coding, refused=str(refused))
        return not_taken(request, "evidence/coding_themes.html", page)
    return see_other(f"/g/{slug}/reports/{report}")
