"""Signatures that come at once are written at once: one commit for all that wait.

While one batch is being written, the next gathers; so the more people sign, the more share a
commit, and nobody waits for more than two. Each is answered after the commit that holds it. What is
not plainly fine (a form with a mistake, a letter that is closed, an address that asked often) is
left to the page of the letter, which says why.
"""

import asyncio
import logging
import re
from collections.abc import Callable, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, close_old_connections
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import now

from alongside.campaigns import emails
from alongside.campaigns.access import open_letters
from alongside.campaigns.domain import Shown
from alongside.campaigns.forms import plainly_fine
from alongside.campaigns.operations.signing import Signing, sign_many
from alongside.core.http import see_other
from alongside.web.memory import Answer
from alongside.web.middleware import from_here, headers

Scope = MutableMapping[str, Any]
Environ = dict[str, Any]
SIGNS = re.compile(r"/letters/([-a-zA-Z0-9_]+)/sign")
MOST = 500  # in one commit
log = logging.getLogger("alongside")


class Signer:
    """`environ` turns a request into what Django reads. Used in the loop's own thread."""

    def __init__(self, environ: Callable[[Scope, bytes], Environ]) -> None:
        self.environ = environ
        self.thread = ThreadPoolExecutor(1, thread_name_prefix="sign")
        self.waiting: list[tuple[Environ, asyncio.Future[Answer | None]]] = []
        self.writing: asyncio.Task[None] | None = None

    async def answer(self, scope: Scope, body: bytes) -> Answer | None:
        """None where the letter's page must answer."""
        if scope["method"] != "POST" or not SIGNS.fullmatch(scope["path"]):
            return None
        done: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self.waiting.append((self.environ(scope, body), done))
        if self.writing is None:
            self.writing = asyncio.create_task(self.write())
        return await done

    async def write(self) -> None:
        loop = asyncio.get_running_loop()
        while self.waiting:
            batch, self.waiting = self.waiting[:MOST], self.waiting[MOST:]
            asked = [environ for environ, _ in batch]
            answers = await loop.run_in_executor(self.thread, all_or_none, asked)
            for (_, done), answer in zip(batch, answers, strict=True):
                if not done.done():  # the browser may have gone away
                    done.set_result(answer)
        self.writing = None


def all_or_none(asked: Sequence[Environ]) -> Sequence[Answer | None]:
    """What cannot be written together, for whatever reason, each page writes or refuses alone."""
    try:
        close_old_connections()
        return write_all([WSGIRequest(environ) for environ in asked])
    except (DatabaseError, OSError) as error:
        log.warning("signatures go one by one: %s", type(error).__name__)
        return [None] * len(asked)


def write_all(requests: Sequence[WSGIRequest]) -> Sequence[Answer | None]:
    slugs = [found[1] if (found := SIGNS.fullmatch(one.path)) else "" for one in requests]
    letters = open_letters(set(slugs))
    read = [
        typed(request, letters[slug]) if slug in letters else None
        for request, slug in zip(requests, slugs, strict=True)
    ]
    fine = [one for one in read if one]
    said = iter(sign_many(fine, mail=emails.confirm, now=now()) if fine else [])
    return [
        thanks(request, slug) if one and isinstance(next(said), UUID) else None
        for request, slug, one in zip(requests, slugs, read, strict=True)
    ]


def typed(request: WSGIRequest, letter: UUID) -> Signing | None:
    """What the form says, by the same rules as on the page; None where it is not plainly fine."""
    try:
        site = request.build_absolute_uri("/")
        told = plainly_fine(request.POST)
    except (SuspiciousOperation, RequestDataTooBig, TooManyFieldsSent):
        return None
    if told is None or not from_here(request):
        return None
    return Signing(letter, told["name"], told["email"], Shown(told["shown"]), site)


def thanks(request: WSGIRequest, slug: str) -> Answer:
    def go(_: HttpRequest) -> HttpResponse:
        return see_other(f"/letters/{slug}/thanks")

    response = headers(go)(request)
    told = [(name.lower().encode(), value.encode()) for name, value in response.items()]
    return Answer(response.status_code, told, b"")
