"""Pages of the two hosts while a room is open."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, gathering
from alongside.gatherings.access.panels import panel_if_any
from alongside.gatherings.access.room import room, said_in
from alongside.gatherings.domain.channels import Hears
from alongside.gatherings.domain.plan import FEELINGS, State
from alongside.gatherings.forms.room import CallerForm
from alongside.gatherings.operations import room as operations
from alongside.gatherings.operations import saying, seats
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.views.pieces import stream_from, stream_here, tell_moved, tell_room
from alongside.gatherings.views.saying import number
from alongside.groups.access import Standing
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING
PAGE = "gatherings/run.html"


def opened(request: HttpRequest, slug: str, gathering_id: UUID) -> tuple[Standing, GatheringView]:
    return gathering(visitor(request), slug, gathering_id, RUN)


def run_page(request: HttpRequest, slug: str, gathering_id: UUID, **more: Any) -> dict[str, Any]:
    standing, found = opened(request, slug, gathering_id)
    page = {
        "stream": stream_here(f"{found.path}/run/stream", Hears.HOSTS, gathering_id),
        "standing": standing,
        "gathering": found,
        "room": room(found, localdate(), standing.person),
        "caller": CallerForm(initial={"once": uuid4()}),
        "feelings": FEELINGS,
        "panel": panel_if_any(found),
        "refused": "",
    }
    return page | more


@needs(RUN)
@require_GET
def running(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    return render(request, PAGE, run_page(request, slug, gathering_id))


@needs(RUN)
@require_GET
def closing(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Look before the room is closed for good; or undo, where it was opened by mistake."""
    standing, found = opened(request, slug, gathering_id)
    page = {"standing": standing, "gathering": found, "silent": not said_in(found.id)}
    return render(request, "gatherings/close.html", page)


def asks_first(
    request: HttpRequest, standing: Standing, found: GatheringView
) -> HttpResponse | None:
    """Nobody runs it alone, or opens the room of another day, by one press."""
    planned = found.state is State.PLANNED
    alone = planned and len(found.who) < 2
    if alone and "alone" not in request.POST:
        page = run_page(request, found.slug, found.id, asks_alone=True)
        return not_taken(request, PAGE, page)
    if planned and localdate(found.starts_at) != localdate() and "early" not in request.POST:
        page = {"standing": standing, "gathering": found, "alone": alone}
        return not_taken(request, "gatherings/open_early.html", page)
    return None


def small(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 4 else None


@needs(RUN)
@require_POST
def step(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Open the room, move to a part, keep time, or close."""
    standing, found = opened(request, slug, gathering_id)
    do, me, at = request.POST.get("do", "move"), standing.person, now()
    try:
        match do:
            case "open":
                if asked := asks_first(request, standing, found):
                    return asked
                operations.open_room(found.id, by=me, now=at)
                seats.take_seat(found.id, me, standing.name, now=at)
            case "undo-opening":
                operations.undo_opening(found.id, by=me, now=at)
            case "close":
                operations.close_room(found.id, by=me, now=at)
            case "clock":
                operations.start_clock(found.id, now=at)
            case "no-clock":
                operations.stop_clock(found.id)
            case "write" | "speak":
                operations.write_first(found.id, writing=do == "write", now=at)
            case "feeling":
                operations.choose_feeling(found.id, request.POST.get("feeling", ""))
            case _:
                part = small(request.POST.get("part", "")) or 0
                operations.move_to(found.id, part, seen=small(request.POST.get("seen", "")))
    except NotNow as refused:
        page = run_page(request, slug, gathering_id, refused=str(refused))
        return not_taken(request, PAGE, page)
    tell_moved(found.id)
    return see_other(found.path if do in ("close", "undo-opening") else f"{found.path}/run")


@needs(RUN)
@require_POST
def speaking(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The speaking list: who spoke or passed aloud, which question was answered."""
    _, found = opened(request, slug, gathering_id)
    do, at = request.POST.get("do", ""), now()
    one = number(request.POST.get("seat", "") or request.POST.get("saying", ""))
    try:
        match do, one:
            case (("spoke" | "passed"), UUID()):
                saying.heard(found.id, one, passed=do == "passed", now=at)
            case "not-yet", UUID():
                saying.not_heard(found.id, one)
            case "hand", UUID():
                seats.caller_hand(found.id, one, now=at)
            case "hung-up", UUID():
                seats.caller_hangs_up(found.id, one, now=at)
            case "answered", UUID():
                saying.answered(found.id, one, now=at)
    except NotNow as refused:
        page = run_page(request, slug, gathering_id, refused=str(refused))
        return not_taken(request, PAGE, page)
    tell_room(found)
    return see_other(f"{found.path}/run#speaking")


@needs(RUN)
@require_POST
def caller(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Put somebody in who is on the phone."""
    _, found = opened(request, slug, gathering_id)
    form = CallerForm(request.POST)
    if not form.is_valid():
        return not_taken(request, PAGE, run_page(request, slug, gathering_id, caller=form))
    try:
        name, once = form.cleaned_data["name"], form.cleaned_data.get("once")
        seats.seat_caller(found.id, name, id=once, now=now())
    except NotNow as refused:
        page = run_page(request, slug, gathering_id, caller=form, refused=str(refused))
        return not_taken(request, PAGE, page)
    tell_room(found)
    return see_other(f"{found.path}/run#speaking")


@needs(RUN)
@require_GET
def stream(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    _, found = opened(request, slug, gathering_id)
    return HttpResponse(headers=stream_from(Hears.HOSTS, found.id))
