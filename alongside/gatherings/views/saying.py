"""What one person says in a part: say, pass, show, take off, keep, want to hear."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.access.room import inside, was_in
from alongside.gatherings.domain.plan import Kind, State
from alongside.gatherings.forms.room import CheckInForm, SayForm
from alongside.gatherings.operations import saying as operations
from alongside.gatherings.operations import seats
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.views.pieces import tell_room
from alongside.gatherings.views.room import ENTER, ROOM, opened, room_page
from alongside.groups.access import Standing


def speak(
    request: HttpRequest,
    where: tuple[Standing, GatheringView],
    deed: Callable[[], None],
    form: CheckInForm | SayForm | None = None,
) -> HttpResponse:
    """Do it, tell the room, go back there. What cannot be said now is still on the page."""
    _, found = where
    try:
        deed()
    except NotNow as refused:
        return not_said(request, where, form, refused=str(refused))
    tell_room(found)
    return see_other(f"{found.path}/room")


def not_said(
    request: HttpRequest,
    where: tuple[Standing, GatheringView],
    form: CheckInForm | SayForm | None,
    **more: Any,
) -> HttpResponse:
    """The room as it is now. What was typed is in its box, or stands above where there is none."""
    standing, found = opened(request, where[0].slug, where[1].id)
    if form is not None:
        checks_in, on = isinstance(form, CheckInForm), found.now
        box = on is not None and not on.silent and (on.kind == Kind.CHECK_IN) == checks_in
        if not (box and inside(found, standing.person)):
            more["typed"] = form["own" if checks_in else "words"].value()
        more["check_in" if checks_in else "say"] = form
    return not_taken(request, ROOM, room_page(standing, found, **more))


@needs(ENTER)
@require_POST
def check_in(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    standing, found = where = opened(request, slug, gathering_id)
    me, at = standing.person, now()
    form, passes = CheckInForm(request.POST), request.POST.get("feeling") == "pass"
    if not form.is_valid() and not passes:
        return not_said(request, where, form)
    word, once = form.cleaned_data.get("word", ""), form.cleaned_data.get("once") or uuid4()

    def deed() -> None:
        if found.state is State.OPEN and not was_in(found, me):
            seats.take_seat(found.id, me, standing.name, now=at)  # the page said: you come in
        if passes:
            operations.pass_on(found.id, part_id, person=me, now=at)
        else:
            operations.say(found.id, part_id, word, id=once, person=me, now=at)

    return speak(request, where, deed, form)


@needs(ENTER)
@require_POST
def say(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    standing, found = where = opened(request, slug, gathering_id)
    me, at = standing.person, now()
    form, passes = SayForm(request.POST), "pass" in request.POST
    if not form.is_valid() and not passes:
        return not_said(request, where, form)
    text, once = form.cleaned_data.get("words", ""), form.cleaned_data.get("once") or uuid4()
    named = "no-name" not in request.POST

    def deed() -> None:
        if passes:
            operations.pass_on(found.id, part_id, person=me, now=at)
        else:
            operations.say(found.id, part_id, text, id=once, person=me, named=named, now=at)

    return speak(request, where, deed, form)


@needs(ENTER)
@require_POST
def mine(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    """Take my words off the room (all of this part, or one), show what I wrote, or keep it."""
    standing, found = where = opened(request, slug, gathering_id)
    me, at = standing.person, now()
    saying = number(request.POST.get("saying", ""))
    match request.POST.get("do", "take-off"), saying:
        case "show", UUID():
            return speak(
                request,
                where,
                lambda: operations.show(found.id, me, part=part_id, saying=saying, now=at),
            )
        case "keep", UUID():
            operations.keep(found.id, me, saying=saying, now=at)
            return see_other(f"{found.path}/room?kept=yes")
        case "take-off", _:
            if saying or not request.POST.get("saying"):
                operations.take_off(found.id, me, part=part_id, saying=saying, now=at)
                tell_room(found)
    return see_other(f"{found.path}/room")


@needs(ENTER)
@require_POST
def want(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """I want to hear this question; or no longer."""
    standing, found = where = opened(request, slug, gathering_id)
    yes, saying = request.POST.get("yes"), number(request.POST.get("no", ""))
    asked = number(yes or "") or saying
    if asked is None:
        return see_other(f"{found.path}/room")
    return speak(
        request,
        where,
        lambda: operations.want(found.id, standing.person, saying=asked, yes=bool(yes)),
    )


def number(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
