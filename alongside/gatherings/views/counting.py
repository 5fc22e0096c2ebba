"""How many came? Hosts write three numbers."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.after import counted
from alongside.gatherings.access.gathering import gathering
from alongside.gatherings.forms.after import CountForm
from alongside.gatherings.operations import counting
from alongside.gatherings.operations.planning import NotNow
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING


@needs(RUN)
@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    before = counted(found.id)
    page = {"standing": standing, "gathering": found, "counted": before, "refused": ""}
    page["saved"] = "saved" in request.GET
    if request.method == "GET":
        page["form"] = CountForm(initial=asdict(before) if before else None)
        return render(request, "gatherings/count.html", page)
    page["form"] = form = CountForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/count.html", page)
    try:
        counting.count(found.id, **form.numbers(), by=standing.person, now=now())
    except NotNow as refused:
        return not_taken(request, "gatherings/count.html", page | {"refused": str(refused)})
    return see_other(f"{found.path}/count?saved=yes")
