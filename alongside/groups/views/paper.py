"""A join card on paper: a poster with strips to tear off, and cards to cut out."""

import re
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from alongside.core.http import download, site
from alongside.core.marks import needs
from alongside.core.pdf import pdf
from alongside.core.permissions import Permission
from alongside.core.square import square
from alongside.groups.access import Card, Standing, cards, enter
from alongside.people.access import visitor

TIME = re.compile(r"(\d) (am|pm)\b")  # stays on one line
PRINT = Path(__file__).parent.parent / "print"


@dataclass(frozen=True, slots=True)
class Paper:
    """What a poster and a card say. `square` is the link as a QR code, in SVG."""

    name: str
    about: str
    when: str
    place: str
    link: str
    door: str  # where one types the code, without https://
    code: str
    square: str


def paper(card: Card, site: str) -> Paper:
    link = f"{site}/join/{card.code}"
    door = f"{site.partition('://')[2]}/join"
    words = card.name, card.about, TIME.sub("\\1\u00a0\\2", card.when), card.place
    return Paper(*words, link, door, card.printed, square(link))


def opened(request: HttpRequest, slug: str, card_id: UUID) -> tuple[Standing, Card, Paper]:
    """An open card of the group, and what goes on paper. Raises Http404."""
    standing = enter(visitor(request), slug, Permission.INVITE)
    card = next((card for card in cards(standing) if card.id == card_id), None)
    if card is None:
        raise Http404
    return standing, card, paper(card, site(request))


@needs(Permission.INVITE)
@require_GET
def on_paper(request: HttpRequest, slug: str, card_id: UUID) -> HttpResponse:
    standing, card, told = opened(request, slug, card_id)
    page = {"standing": standing, "card": card, "paper": told}
    return render(request, "groups/paper.html", page)


@needs(Permission.INVITE)
@require_GET
def poster(request: HttpRequest, slug: str, card_id: UUID) -> HttpResponse:
    _, _, told = opened(request, slug, card_id)
    return download(pdf(PRINT / "poster.typ", **asdict(told)), "poster.pdf")


@needs(Permission.INVITE)
@require_GET
def cards_to_cut(request: HttpRequest, slug: str, card_id: UUID) -> HttpResponse:
    _, _, told = opened(request, slug, card_id)
    return download(pdf(PRINT / "cards.typ", **asdict(told)), "cards.pdf")
