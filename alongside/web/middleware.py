"""What happens to every request, whatever page it is for."""

import logging
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

Handler = Callable[[HttpRequest], HttpResponse]

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
TOO_MUCH = (Path(__file__).parent / "too_much.html").read_bytes()  # plain.py sends it too
SAFE = {"GET", "HEAD", "OPTIONS"}
PUBLIC = ("/static/", "/help")


def headers(handle: Handler) -> Handler:
    """Headers of every answer, and a page for what went wrong with a word to tell us."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        response.setdefault("Content-Security-Policy", POLICY)
        response.setdefault("Referrer-Policy", "same-origin")
        response.setdefault("X-Content-Type-Options", "nosniff")
        response.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        if not request.path.startswith(PUBLIC):
            response.setdefault("Cache-Control", "no-store")
        return response

    return answer


def same_origin(handle: Handler) -> Handler:
    """A form on another site can change nothing here.

    Browsers say where a request comes from; a program that is no browser carries no cookies of
    ours that it did not ask for. So no page needs a token, and every page can be kept in memory.
    Source: OWASP, Cross-Site Request Forgery Prevention, "Fetch Metadata headers".
    """

    def answer(request: HttpRequest) -> HttpResponse:
        request.get_host()  # raises for a name that is not this site's
        if request.method not in SAFE and not from_here(request):
            return render(request, "web/elsewhere.html", status=403)
        return handle(request)

    return answer


def from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def passkeys(handle: Handler) -> Handler:
    """Says on the person whether this session began with a passkey."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.session.session_key:
            user = request.user
            records = get_authentication_records(request, user) if user.is_authenticated else []
            user.by_passkey = any(record.get("type") == "webauthn" for record in records)  # type: ignore[union-attr]
        return handle(request)

    return answer


WORDS = ["fern", "oak", "reed", "moss", "birch", "clover", "heather", "ivy", "sage", "thyme"]
log = logging.getLogger("alongside")


def broken(request: HttpRequest) -> HttpResponse:
    """Handler of 500. The person gets two words to say on the phone; the log has the same two."""
    token = f"{secrets.choice(WORDS)} {secrets.randbelow(90) + 10}"
    log.exception("our mistake, %s", token)
    # Without the request: whatever broke, this page asks no database who is looking.
    page = render_to_string("web/broken.html", {"token": token})
    return HttpResponse(page, status=500)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 404: absent and not-yours are one page."""
    return render(request, "web/not_here.html", status=404)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 400; of too long a text, 413 with the shell's own page."""
    if isinstance(exception, RequestDataTooBig):
        return HttpResponse(TOO_MUCH, status=413)
    return render(request, "web/not_understood.html", status=400)
