"""At the table: what I allow, who speaks next, and "I cannot come"."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.gathering import gathering
from alongside.gatherings.access.panels import panel, told_to_me
from alongside.gatherings.forms.panels import AnswerForm, TellForm
from alongside.gatherings.operations import panels
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.views.pieces import tell_moved
from alongside.people.access import visitor
from alongside.words.operations.room import tell_table

ENTER = Permission.ENTER_GATHERING


@needs(ENTER)
@require_http_methods(["GET", "POST"])
def my_part(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Who is not at the table sees who is, and nothing to press."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    now_is = panel(found)
    me = now_is.me(standing.person)
    page = {"standing": standing, "gathering": found, "panel": now_is, "me": me}
    if me is None:
        return render(request, "gatherings/my_part.html", page)
    page["told"] = told_to_me(found, me, localdate())
    first = {"agreed": me.agreed, "lived": me.lived, "records": me.records}
    if request.method == "GET":
        page["form"] = AnswerForm(initial=first)
        return render(request, "gatherings/my_part.html", page)
    if request.POST.get("do") == "cannot":
        mail = emails.speaker_cannot_come
        panels.cannot_speak(found.id, standing.person, mail=mail, site=site(request), now=now())
        return see_other(f"{found.path}/my-part")
    if request.POST.get("do") == "can":
        panels.can_speak(found.id, standing.person)
        return see_other(f"{found.path}/my-part?saved=1")
    page["form"] = form = AnswerForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/my_part.html", page)
    agreed, lived, records = form.said()
    panels.answer(found.id, me.id, agreed=agreed, lived=lived, records=records, now=now())
    tell_moved(found.id)  # whether it may be recorded stands in the room
    return see_other(f"{found.path}/my-part?saved=1")


@needs(ENTER)
@require_POST
def next_speaker(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Who has the word names the next; so can a host and a chair."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    now_is = panel(found)
    me = now_is.me(standing.person)
    back = f"{found.path}/run" if standing.runs else f"{found.path}/room"
    if not (standing.runs or now_is.leads(standing.person)):
        return see_other(back)
    turn, seen = (request.POST.get(name, "") for name in ("turn", "seen"))
    if turn.isdecimal() and seen.isdecimal():
        try:
            panels.give_word(found.id, int(turn), seen=int(seen))
        except NotNow as refused:
            page = {"standing": standing, "gathering": found, "panel": now_is, "me": me}
            return not_taken(request, "gatherings/my_part.html", page | {"refused": refused})
        tell_moved(found.id)
    return see_other(back)


@needs(ENTER)
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Words for those at the table: without a name, in "my words", and taken back from there."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    panel(found)
    page = {"standing": standing, "gathering": found, "told": "told" in request.GET}
    if request.method == "GET":
        page["form"] = TellForm(initial={"once": uuid4()})
        return render(request, "gatherings/tell_table.html", page)
    page["form"] = form = TellForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/tell_table.html", page)
    tell_table(
        form.cleaned_data["words"],
        id=form.cleaned_data["once"] or uuid4(),
        person=standing.person,
        group=standing.group,
        place=found.id,
        title=found.title,
        path=found.path,
        now=now(),
    )
    return see_other(f"{found.path}/tell?told=1")
