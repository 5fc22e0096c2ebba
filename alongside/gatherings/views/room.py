from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, gathering, my_offers
from alongside.gatherings.access.room import room
from alongside.gatherings.domain.plan import FEELINGS, SeatState, State
from alongside.gatherings.forms.room import CheckInForm, SayForm
from alongside.gatherings.operations import room as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.views.pieces import stream_from, tell_room
from alongside.groups.access import Standing
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING


def opened(request: HttpRequest, slug: str, gathering_id: UUID) -> tuple[Standing, GatheringView]:
    return gathering(visitor(request), slug, gathering_id, ENTER)


@needs(ENTER)
@require_GET
def about(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """One gathering before, while and after: when, where, who, and the way in."""
    standing, found = opened(request, slug, gathering_id)
    here = room(found, localdate(), standing.person)
    page = {"standing": standing, "gathering": found, "room": here}
    page["offers"] = my_offers(standing) if found.missing else set()
    page["i_host"] = found.hosted_by(standing.person)
    return render(request, "gatherings/about.html", page)


def room_page(standing: Standing, found: GatheringView, **forms: Any) -> dict[str, Any]:
    page = {
        "standing": standing,
        "gathering": found,
        "room": room(found, localdate(), standing.person),
        "feelings": FEELINGS,
        "check_in": CheckInForm(initial={"once": uuid4()}),
        "say": SayForm(initial={"once": uuid4()}),
    }
    return page | forms


@needs(ENTER)
@require_GET
def the_room(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = opened(request, slug, gathering_id)
    return render(request, "gatherings/room.html", room_page(standing, found))


@needs(ENTER)
@require_POST
def seat(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Come in, have a break, come back, leave, or not today."""
    standing, found = opened(request, slug, gathering_id)
    match request.POST.get("do"):
        case "break":
            operations.change_seat(found.id, standing.person, SeatState.BREAK)
        case "leave":
            operations.change_seat(found.id, standing.person, SeatState.LEFT)
        case "not-today":
            operations.not_today(found.id, standing.person, standing.name, now=now())
        case _:
            operations.take_seat(found.id, standing.person, standing.name, now=now())
    tell_room(found)
    away = request.POST.get("do") in ("leave", "not-today")
    return see_other(found.path if away else f"{found.path}/room")


@needs(ENTER)
@require_POST
def check_in(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    standing, found = opened(request, slug, gathering_id)
    form = CheckInForm(request.POST)
    passed = request.POST.get("feeling") == "pass"
    if not passed and not form.is_valid():
        return not_taken(request, "gatherings/room.html", room_page(standing, found, check_in=form))
    form.is_valid()
    word = None if passed else form.cleaned_data["word"]
    once = form.cleaned_data.get("once")
    return speak(request, (standing, found), part_id, word, once=once)


@needs(ENTER)
@require_POST
def say(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    standing, found = opened(request, slug, gathering_id)
    form = SayForm(request.POST)
    passed = "pass" in request.POST
    if not passed and not form.is_valid():
        return not_taken(request, "gatherings/room.html", room_page(standing, found, say=form))
    form.is_valid()
    text = None if passed else form.cleaned_data["words"]
    once = form.cleaned_data.get("once")
    return speak(request, (standing, found), part_id, text, once=once)


def speak(
    request: HttpRequest,
    where: tuple[Standing, GatheringView],
    part_id: UUID,
    text: str | None,
    *,
    once: UUID | None,
) -> HttpResponse:
    """Whoever speaks is in the room: checking in takes a seat."""
    standing, found = where
    if found.state is State.OPEN:
        operations.take_seat(found.id, standing.person, standing.name, now=now())
    try:
        operations.say(
            found.id, part_id, text, id=once or uuid4(), person=standing.person, now=now()
        )
    except NotNow as refused:
        page = room_page(standing, found, refused=str(refused), kept=text or "")
        return not_taken(request, "gatherings/room.html", page)
    tell_room(found)
    return see_other(f"{found.path}/room")


@needs(ENTER)
@require_POST
def take_off(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    """Take my words off the room: all of this part, or the one that is named."""
    standing, found = opened(request, slug, gathering_id)
    named = request.POST.get("saying", "")
    saying = next(
        (
            mine.id
            for mine in room(found, localdate(), standing.person).mine
            if str(mine.id) == named
        ),
        None,
    )
    if saying or not named:
        operations.take_off(found.id, standing.person, part=part_id, saying=saying, now=now())
    tell_room(found)
    return see_other(f"{found.path}/room")


@needs(ENTER)
@require_GET
def stream(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    _, found = opened(request, slug, gathering_id)
    return HttpResponse(headers=stream_from(f"room:{found.id}"))
