"""Pages of the two hosts while a room is open."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import gathering
from alongside.gatherings.access.room import room
from alongside.gatherings.domain.plan import State
from alongside.gatherings.operations import room as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.views.pieces import stream_from, tell_moved
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING


def run_page(request: HttpRequest, slug: str, gathering_id: UUID) -> dict[str, Any]:
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    here = room(found, localdate(), standing.person)
    return {"standing": standing, "gathering": found, "room": here, "refused": ""}


@needs(RUN)
@require_GET
def running(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return render(request, "gatherings/run.html", run_page(request, slug, gathering_id))


@needs(RUN)
@require_POST
def step(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Open the room, move to a part, or close."""
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    do, part = request.POST.get("do", ""), request.POST.get("part", "")
    try:
        if do == "open":
            alone = found.state is State.PLANNED and len(found.who) < 2
            if alone and "alone" not in request.POST:
                page = run_page(request, slug, gathering_id) | {"asks_alone": True}
                return not_taken(request, "gatherings/run.html", page)
            operations.open_room(found.id, by=standing.person, now=now())
            operations.take_seat(found.id, standing.person, standing.name, now=now())
        elif do == "close":
            operations.close_room(found.id, by=standing.person, now=now())
        else:
            operations.move_to(found.id, int(part) if part.isdecimal() and len(part) < 4 else 0)
    except NotNow as refused:
        page = run_page(request, slug, gathering_id) | {"refused": str(refused)}
        return not_taken(request, "gatherings/run.html", page)
    tell_moved(found.id)
    return see_other(found.path if do == "close" else f"{found.path}/run")


@needs(RUN)
@require_GET
def stream(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    _, found = gathering(visitor(request), slug, gathering_id, RUN)
    return HttpResponse(headers=stream_from(f"hosts:{found.id}"))
