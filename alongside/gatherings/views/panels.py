"""A panel: the table, its public page, notes without names."""

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.gathering import GatheringView, gathering
from alongside.gatherings.access.panels import PanelView, panel, panel_notes, public_panel
from alongside.gatherings.domain.without_names import names_in
from alongside.gatherings.forms.panels import GuestForm, NoteForm, PanelForm, SpeakerForm
from alongside.gatherings.operations import panel_notes as writing
from alongside.gatherings.operations import panels
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.views.pieces import tell_moved
from alongside.groups.access import Standing, members
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING
PAGE = "gatherings/panel.html"


def opened(
    request: HttpRequest, slug: str, gathering_id: UUID
) -> tuple[Standing, GatheringView, PanelView]:
    """A panel, for its hosts. Raises Http404 where there is none."""
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    return standing, found, panel(found)


def panel_page(
    standing: Standing, found: GatheringView, now_is: PanelView, **more: Any
) -> dict[str, Any]:
    words = {"about": now_is.about, "welcome": now_is.welcome, "access": now_is.access}
    page = {
        "standing": standing,
        "gathering": found,
        "panel": now_is,
        "public_link": f"{settings.HERE}{now_is.path}" if now_is.path else "",
        "form": PanelForm(initial=words),
        "notes": panel_notes(found),
        "speaker": speaker_form(standing, now_is, initial={"once": uuid4(), "lived": ""}),
        "note": NoteForm(initial={"once": uuid4()}),
        "refused": "",
    }
    return page | more


def speaker_form(standing: Standing, found: PanelView, *args: Any, **kwargs: Any) -> SpeakerForm:
    pair = {one.id: one.name for one in found.table if not one.chairs}
    return SpeakerForm(*args, people=members(standing), speakers=pair, prefix="speaker", **kwargs)


@needs(RUN)
@require_http_methods(["GET", "POST"])
def the_panel(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found, now_is = opened(request, slug, gathering_id)
    if request.method == "GET":
        return render(request, PAGE, panel_page(standing, found, now_is))
    form = PanelForm(request.POST)
    if not form.is_valid():
        return not_taken(request, PAGE, panel_page(standing, found, now_is, form=form))
    panels.describe(found.id, **form.cleaned_data)
    return see_other(f"{found.path}/panel")


@needs(RUN)
@require_POST
def add_speaker(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found, now_is = opened(request, slug, gathering_id)
    form = speaker_form(standing, now_is, request.POST)
    if not form.is_valid():
        return not_taken(request, PAGE, panel_page(standing, found, now_is, speaker=form))
    asked = form.cleaned_data
    try:
        panels.add_speaker(
            found.id,
            asked["name"],
            asked["about"],
            id=asked["once"] or uuid4(),
            person=UUID(asked["person"]) if asked["person"] else None,
            chairs=asked["chairs"],
            beside=UUID(asked["beside"]) if asked["beside"] else None,
            said=form.said(),
            mail=emails.asked_to_speak,
            site=site(request),
            now=now(),
        )
    except NotNow as refused:
        page = panel_page(standing, found, now_is, speaker=form, refused=refused)
        return not_taken(request, PAGE, page)
    return see_other(f"{found.path}/panel#table")


@needs(RUN)
@require_http_methods(["GET", "POST"])
def one_speaker(
    request: HttpRequest, slug: str, gathering_id: UUID, speaker_id: UUID
) -> HttpResponse:
    """Take somebody out; or write what a guest said. A member says that themselves."""
    standing, found, now_is = opened(request, slug, gathering_id)
    one = next((each for each in now_is.table if each.id == speaker_id), None)
    if one is None:
        return see_other(f"{found.path}/panel")
    first = {"agreed": one.agreed, "lived": one.lived, "records": one.records}
    page = {"standing": standing, "gathering": found, "one": one, "refused": ""}
    if request.method == "POST" and request.POST.get("do") == "take-out":
        try:
            panels.take_out(found.id, one.id)
        except NotNow as refused:
            page |= {"refused": str(refused), "form": GuestForm(initial=first)}
            return not_taken(request, "gatherings/speaker.html", page)
        return see_other(f"{found.path}/panel#table")
    page["link"] = f"{site(request)}{found.path}/my-part"
    page["form"] = form = GuestForm(request.POST or None, initial=first)
    if one.person is not None or not form.is_valid():
        return render(request, "gatherings/speaker.html", page)
    agreed, lived, records = form.said()
    panels.answer(found.id, one.id, agreed=agreed, lived=lived, records=records, now=now())
    tell_moved(found.id)  # whether it may be recorded stands in the room
    return see_other(f"{found.path}/panel#table")


@needs(RUN)
@require_POST
def publish(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Publish it, publish it although nobody with lived experience speaks, or take it down."""
    standing, found, now_is = opened(request, slug, gathering_id)
    do, by = request.POST.get("do"), standing.person
    if do == "take-down":
        panels.take_down(found.id, by=by, now=now())
        return see_other(f"{found.path}/panel")
    try:
        panels.publish(found.id, anyway=do == "anyway", by=by, now=now())
    except panels.NobodyLived:
        return not_taken(request, PAGE, panel_page(standing, found, now_is, asks_anyway=True))
    return see_other(f"{found.path}/panel")


@needs(RUN)
@require_POST
def notes(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Write a note, or take one off. A name in it is asked about once."""
    standing, found, now_is = opened(request, slug, gathering_id)
    if off := request.POST.get("off"):
        for number, _, _ in panel_notes(found):
            if str(number) == off:
                writing.take_off_note(found.id, number)
        return see_other(f"{found.path}/panel#notes")
    form = NoteForm(request.POST)
    if not form.is_valid():
        return not_taken(request, PAGE, panel_page(standing, found, now_is, note=form))
    once, heading, text = (form.cleaned_data[name] for name in ("once", "heading", "text"))
    known = [*members(standing).values(), *(each.name for each in now_is.table)]
    named = names_in(f"{heading} {text}", known)
    if named and request.POST.get("do") != "keep":
        return not_taken(request, PAGE, panel_page(standing, found, now_is, note=form, named=named))
    try:
        writing.write_note(found.id, heading, text, id=once or uuid4(), now=now())
    except NotNow as refused:
        return not_taken(
            request, PAGE, panel_page(standing, found, now_is, note=form, refused=refused)
        )
    return see_other(f"{found.path}/panel#notes")


@open_to_all(because="A panel is announced to everybody. Only who agreed is named.", kept=True)
@require_GET
def public(request: HttpRequest, panel_slug: str) -> HttpResponse:
    return render(request, "gatherings/public_panel.html", {"panel": public_panel(panel_slug)})
