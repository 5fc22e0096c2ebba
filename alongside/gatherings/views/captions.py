"""Captions of a panel: bring them, take them along, wipe them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.core.http import download, not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.captions import captions_of
from alongside.gatherings.access.gathering import GatheringView, gathering
from alongside.gatherings.access.panels import panel
from alongside.gatherings.forms.panels import CaptionsForm
from alongside.gatherings.operations.captions import bring_captions, wipe_captions
from alongside.gatherings.operations.planning import NotNow
from alongside.groups.access import Standing
from alongside.people.access import visitor
from alongside.words.domain.captions import (
    LARGEST,
    BadCaptions,
    as_text,
    read,
    write_srt,
    write_vtt,
)

RUN = Permission.RUN_GATHERING
PAGE = "gatherings/captions.html"
WRITERS = {"vtt": write_vtt, "srt": write_srt, "txt": as_text}


def captions_page(standing: Standing, found: GatheringView, **more: Any) -> dict[str, Any]:
    cues = captions_of(found)
    page = {
        "standing": standing,
        "gathering": found,
        "panel": panel(found),
        "form": CaptionsForm(),
        "first": cues[:8],
        "many": len(cues),
        "speakers": sorted({cue.speaker for cue in cues if cue.speaker}),
        "refused": "",
    }
    return page | more


@needs(RUN)
@require_http_methods(["GET", "POST"])
def captions(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    page = captions_page(standing, found)
    if request.method == "GET":
        return render(request, PAGE, page)
    if request.POST.get("do") == "wipe":
        wipe_captions(found.id, now=now())
        return see_other(f"{found.path}/captions")
    page["form"] = form = CaptionsForm(request.POST, request.FILES)
    if not form.is_valid():
        return not_taken(request, PAGE, page)
    file = form.cleaned_data["file"]
    try:
        cues = read(file.read(LARGEST + 1), file.name)
        bring_captions(found.id, write_vtt(cues), by=standing.person, now=now())
    except BadCaptions as wrong:
        form.add_error("file", str(wrong))
        return not_taken(request, PAGE, page)
    except NotNow as refused:
        return not_taken(request, PAGE, page | {"refused": refused})
    return see_other(f"{found.path}/captions")


@needs(RUN)
@require_GET
def captions_file(request: HttpRequest, slug: str, gathering_id: UUID, kind: str) -> HttpResponse:
    """The same captions as .vtt, .srt, or plain text, with their speakers."""
    _, found = gathering(visitor(request), slug, gathering_id, RUN)
    cues = captions_of(found)
    if kind not in WRITERS or not cues:
        raise Http404
    return download(WRITERS[kind](cues).encode(), f"captions.{kind}")
