from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, gathering, my_offers, who_could
from alongside.gatherings.access.panels import panel_if_any, panel_notes
from alongside.gatherings.access.room import inside, room
from alongside.gatherings.domain.channels import Hears
from alongside.gatherings.domain.plan import FEELINGS, Kind, State
from alongside.gatherings.forms.room import CheckInForm, SayForm, SeatForm
from alongside.gatherings.operations import seats
from alongside.gatherings.views.after import after
from alongside.gatherings.views.pieces import stream_from, stream_here, tell_room
from alongside.gatherings.views.training import about_training
from alongside.groups.access import Standing
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING
ROOM = "gatherings/room.html"


def opened(request: HttpRequest, slug: str, gathering_id: UUID) -> tuple[Standing, GatheringView]:
    return gathering(visitor(request), slug, gathering_id, ENTER)


def about_page(standing: Standing, found: GatheringView, **more: Any) -> dict[str, Any]:
    could, table = who_could(standing, found), panel_if_any(found)
    page = {
        "standing": standing,
        "gathering": found,
        "room": room(found, localdate(), standing.person),
        "offers": my_offers(standing) if found.missing else set(),
        "free": [(host, could.get(host.role)) for host in found.missing],
        "i_host": found.hosted_by(standing.person),
        "panel": table,
        "notes": panel_notes(found) if table and found.state == State.CLOSED else [],
        "at_table": table and table.me(standing.person),
    }
    return page | after(standing, found) | about_training(standing, found) | more


@needs(ENTER)
@require_GET
def about(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """One gathering before, while and after: when, where, who, and the way in."""
    standing, found = opened(request, slug, gathering_id)
    return render(request, "gatherings/about.html", about_page(standing, found))


def room_page(standing: Standing, found: GatheringView, **forms: Any) -> dict[str, Any]:
    table, stream = panel_if_any(found), stream_here(f"{found.path}/stream", Hears.ROOM, found.id)
    stays = (part for part in found.parts if part.kind == Kind.CONFIDENTIALITY)
    page = {
        "standing": standing,
        "gathering": found,
        "room": room(found, localdate(), standing.person),
        "stream": stream,
        "stays": next(stays, None),
        "feelings": FEELINGS,
        "sit": SeatForm(),
        "check_in": CheckInForm(initial={"once": uuid4()}),
        "panel": table,
        "leads": table and table.leads(standing.person),
        "say": SayForm(initial={"once": uuid4()}),
    }
    return page | forms


@needs(ENTER)
@require_GET
def the_room(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = opened(request, slug, gathering_id)
    page = room_page(standing, found, kept="kept" in request.GET)
    return render(request, ROOM, page)


@needs(ENTER)
@require_POST
def seat(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Come in, have a break, come back, leave, or not today."""
    standing, found = opened(request, slug, gathering_id)
    do, me = request.POST.get("do", ""), standing.person
    match do:
        case "break":
            seats.take_break(found.id, me)
        case "leave":
            seats.leave(found.id, me, now=now())
        case "not-today":
            seats.not_today(found.id, me, standing.name, now=now())
        case "hand-up" | "hand-down":
            seats.raise_hand(found.id, me, up=do == "hand-up", now=now())
        case _:
            form = SeatForm(request.POST)
            if not form.is_valid():
                return not_taken(request, ROOM, room_page(standing, found, sit=form))
            chosen = form.cleaned_data["name"]
            seats.take_seat(found.id, me, standing.name, chosen=chosen, now=now())
    tell_room(found)
    away = do in ("leave", "not-today")
    return see_other(found.path if away else f"{found.path}/room")


@needs(ENTER)
@require_GET
def stream(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Somebody without a seat hears that something happened, and not what."""
    standing, found = opened(request, slug, gathering_id)
    hears = Hears.ROOM if inside(found, standing.person) else Hears.DOOR
    return HttpResponse(headers=stream_from(hears, found.id))
