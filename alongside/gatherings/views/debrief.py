"""Five minutes for the two hosts, when the others have gone."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.debrief import debrief
from alongside.gatherings.domain.debrief import MINUTES
from alongside.gatherings.domain.plan import State
from alongside.gatherings.forms.after import DebriefForm
from alongside.gatherings.operations import debrief as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.people.access import visitor


@needs(Permission.DEBRIEF)
@require_http_methods(["GET", "POST"])
def five_minutes(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found, written = debrief(visitor(request), slug, gathering_id)
    here = f"{found.path}/debrief"
    mine = next((one for one in written if one.mine), None)
    page = {"standing": standing, "gathering": found, "written": written, "mine": mine}
    page |= {"over": found.state is State.CLOSED, "refused": ""}
    page |= {"saved": "saved" in request.GET, "ends": now() + timedelta(minutes=MINUTES)}
    if request.method == "GET":
        page["form"] = DebriefForm(initial=mine.said if mine else None)
        return render(request, "gatherings/debrief.html", page)
    if request.POST.get("do") == "wipe":
        operations.wipe(found.id, standing.person, now=now())
        return see_other(here)
    page["form"] = form = DebriefForm(request.POST)
    try:
        if form.is_valid():
            operations.write(found.id, standing.person, form.cleaned_data)
            return see_other(f"{here}?saved=yes")
    except NotNow as refused:
        page["refused"] = str(refused)
    return not_taken(request, "gatherings/debrief.html", page)
