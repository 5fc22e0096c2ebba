"""Public pages from memory, for who carries no cookie.

A view that is the same for everybody says so (`open_to_all(…, kept=True)`), and its page is kept
for half a second: so a change is public in less than one, whoever made it, in this process or in
another. What this process itself changes shows at once: after each deed, every page is made anew
when somebody asks for it next. Many who ask for one page meanwhile wait for one making of it.
"""

import asyncio
import gzip
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import brotli

Scope = MutableMapping[str, Any]
Headers = list[tuple[bytes, bytes]]
KEPT = b"x-alongside-kept"  # never leaves the shell
LASTS = 0.5  # seconds
MOST = 400  # pages; then they are made anew
QUALITY = 5  # of brotli: near the best for pages of our size, in a tenth of its time
CODINGS = (b"br", b"gzip")
WORTH = 200  # bytes, below which nothing is won


@dataclass(slots=True)
class Answer:
    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """One page in each coding, and when it was made: the time, and after how many deeds."""

    headers: Headers
    bodies: dict[bytes, bytes]
    made: float
    deeds: int

    def answer(self, accepted: bytes) -> Answer:
        for coding in CODINGS:
            if coding in accepted and coding in self.bodies:
                return Answer(
                    200, [*self.headers, (b"content-encoding", coding)], self.bodies[coding]
                )
        return Answer(200, self.headers, self.bodies[b""])


Key = tuple[bytes, bytes, bytes]


class Pages:
    """`make` asks Django, uncompressed. Used in the loop's own thread, but for `changed`."""

    def __init__(self, make: Callable[[Scope], Awaitable[Answer]]) -> None:
        self.make = make
        self.kept: dict[Key, Page] = {}
        self.coming: dict[Key, asyncio.Task[Answer | Page]] = {}
        self.deeds = 0

    def changed(self) -> None:
        """Somebody did something: what was made before may be untrue."""
        self.deeds += 1

    async def answer(self, scope: Scope) -> Answer | None:
        """None where the request is not one that memory could answer."""
        if scope["method"] not in ("GET", "HEAD"):
            return None
        asked = dict(scope["headers"])
        if b"cookie" in asked:
            return None
        key = (asked.get(b"host", b""), scope["raw_path"], scope["query_string"])
        page = self.kept.get(key)
        if page is None or page.deeds != self.deeds or page.made < monotonic() - LASTS:
            made = await self.fresh(key, scope)
            if isinstance(made, Answer):
                return made
            page = made
        return page.answer(asked.get(b"accept-encoding", b""))

    async def fresh(self, key: Key, scope: Scope) -> Answer | Page:
        """Made anew; or what somebody else waits for, where no deed came since that began.

        Only what is kept is shared: any other page may hold a number that is one person's own.
        """
        coming = self.coming.get(key)
        if coming is None:
            coming = self.coming[key] = asyncio.create_task(self.built(key, scope, self.deeds))
            coming.add_done_callback(lambda _: self.coming.pop(key, None))
            return await asyncio.shield(coming)
        made = await asyncio.shield(coming)
        if isinstance(made, Answer):
            return await self.built(key, scope, self.deeds)
        return made if made.deeds == self.deeds else await self.fresh(key, scope)

    async def built(self, key: Key, scope: Scope, deeds: int) -> Answer | Page:
        begun = monotonic()
        answer = await self.make({**scope, "headers": uncompressed(scope["headers"])})
        names = {name for name, _ in answer.headers}
        headers = [(name, value) for name, value in answer.headers if name != KEPT]
        if KEPT not in names or answer.status != 200 or b"set-cookie" in names:
            return Answer(answer.status, headers, answer.body)
        if len(self.kept) >= MOST:
            self.kept.clear()
        page = self.kept[key] = Page(varies(headers), coded(answer.body), begun, deeds)
        return page


def uncompressed(headers: Headers) -> Headers:
    return [(name, value) for name, value in headers if name != b"accept-encoding"]


def varies(headers: Headers) -> Headers:
    gone = (b"content-length", b"vary")
    return [each for each in headers if each[0] not in gone] + [(b"vary", b"accept-encoding")]


def coded(body: bytes) -> dict[bytes, bytes]:
    if len(body) < WORTH:
        return {b"": body}
    small = brotli.compress(body, quality=QUALITY)
    return {b"br": small, b"gzip": gzip.compress(body, 6, mtime=0), b"": body}
