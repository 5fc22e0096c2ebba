from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_current_timezone, localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings import operations
from alongside.gatherings.access import gathering, room
from alongside.gatherings.forms import PlanForm
from alongside.gatherings.views.pieces import stream_from, tell_moved
from alongside.groups.access import enter
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING


@needs(RUN)
@require_GET
def running(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    page = {"standing": standing, "gathering": found, "refused": ""}
    page["room"] = room(found, localdate(), standing.person)
    return render(request, "gatherings/run.html", page)


@needs(RUN)
@require_POST
def step(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Open the room, move to a part, or close."""
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    do, part = request.POST.get("do", ""), request.POST.get("part", "")
    try:
        if do == "open":
            operations.open_room(found.id, by=standing.person, now=now())
            operations.take_seat(found.id, standing.person, standing.name, now=now())
        elif do == "close":
            operations.close_room(found.id, by=standing.person, now=now())
        else:
            operations.move_to(found.id, int(part) if part.isdecimal() and len(part) < 4 else 0)
    except operations.NotNow as refused:
        page = {"standing": standing, "gathering": found, "refused": str(refused)}
        page["room"] = room(found, localdate(), standing.person)
        return not_taken(request, "gatherings/run.html", page)
    tell_moved(found.id)
    return see_other(found.path if do == "close" else f"{found.path}/run")


@needs(RUN)
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, RUN)
    if request.method == "GET":
        form = PlanForm(initial={"once": uuid4(), "day": localdate(), "time": "19:00"})
        return render(request, "gatherings/plan.html", {"standing": standing, "form": form})
    form = PlanForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/plan.html", {"standing": standing, "form": form})
    asked = form.cleaned_data
    starts = datetime.combine(asked["day"], asked["time"], get_current_timezone())
    made = operations.plan(
        standing.group,
        asked["title"],
        starts_at=starts,
        ends_at=starts + timedelta(minutes=90),
        place=asked["place"],
        video=asked["video"],
        by=standing.person,
        now=now(),
        id=asked["once"],
    )
    return see_other(f"/g/{slug}/gatherings/{made}/run")


@needs(RUN)
@require_GET
def stream(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    _, found = gathering(visitor(request), slug, gathering_id, RUN)
    return HttpResponse(headers=stream_from(f"hosts:{found.id}"))
