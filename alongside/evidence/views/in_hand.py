"""Which sheet a browser holds, for a while after its code was typed there.

A signed cookie, and no session: a session of somebody who is signed in would say on the site whose
sheet it is.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alongside.evidence.access.sheets import SheetView, held_sheet

COOKIE = "sheet"
PATH = "/surveys"
HELD = timedelta(hours=2)  # then the code is asked for again


def hold(response: HttpResponse, sheet: UUID) -> HttpResponse:
    response.set_signed_cookie(
        COOKIE,
        str(sheet),
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


def opened(request: HttpRequest) -> SheetView:
    """Raises Http404 where no code was typed in this browser, or too long ago."""
    found = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=HELD)
    return held_sheet(UUID(found) if found else None)
