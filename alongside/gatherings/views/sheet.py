"""The plan on paper, for somebody on the phone or without a screen."""

import json
from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.core.clock import clock, day
from alongside.core.http import download
from alongside.core.marks import needs
from alongside.core.pdf import pdf
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, PartView, gathering
from alongside.gatherings.domain.plan import FEELINGS, Kind
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING
HANDOUT = Path(__file__).parent.parent / "print" / "handout.typ"


def words_of(part: PartView) -> list[str]:
    """What somebody without a screen can choose from."""
    choices = [*FEELINGS.values(), "your own word", "pass"]
    return choices if part.kind == Kind.CHECK_IN else []


def on_paper(found: GatheringView) -> str:
    """What the handout is told, as JSON."""
    starts, ends = found.starts_at, found.ends_at
    parts = [
        {"title": part.title, "read_out": part.read_out, "words": words_of(part)}
        for part in found.parts
    ]
    when = f"{day(starts)}, {clock(starts)} to {clock(ends)}"
    told = {"title": found.title, "when": when, "place": found.place, "parts": parts}
    return json.dumps(told, ensure_ascii=False)


@needs(ENTER)
@require_GET
def sheet(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    parts = [(part, words_of(part)) for part in found.parts]
    page = {"standing": standing, "gathering": found, "parts": parts}
    return render(request, "gatherings/sheet.html", page)


@needs(ENTER)
@require_GET
def handout(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    _, found = gathering(visitor(request), slug, gathering_id, ENTER)
    return download(pdf(HANDOUT, told=on_paper(found)), "plan.pdf")
