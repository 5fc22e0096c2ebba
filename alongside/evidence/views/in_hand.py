"""Which sheet a browser holds, for a while after its code was typed there.

A signed cookie, and no session: a session of somebody who is signed in would say on the site whose
sheet it is.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from alongside.evidence.access.sheets import SheetView, held_sheet

COOKIE = "sheet"
PATH = "/surveys"
HELD = timedelta(hours=2)  # then the code is asked for again


def hold(response: HttpResponse, sheet: UUID, typing: str = "") -> HttpResponse:
    """`typing`: where a host goes back to, who types in somebody's paper."""
    response.set_signed_cookie(
        COOKIE,
        f"{sheet} {typing}",
        salt=COOKIE,
        max_age=HELD,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def let_go(response: HttpResponse) -> HttpResponse:
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def in_hand(request: HttpRequest) -> tuple[UUID | None, str]:
    kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=HELD) or ""
    sheet, _, typing = kept.partition(" ")
    return (UUID(sheet) if sheet else None), typing


def opened(request: HttpRequest) -> SheetView:
    """Raises Http404 where no code was typed in this browser, or too long ago. Who types in a paper
    holds it until it was sent."""
    sheet, typing = in_hand(request)
    found = held_sheet(sheet)
    if typing and found.sent:
        raise Http404
    return found
