"""The shell: answers the hot paths itself and hands the rest to Django on two fixed threads.

A request is read whole before a thread sees it, and an answer is written whole after the thread
is free again, so a slow phone never holds one.

Hot paths have four places. `BEFORE` answers without Django (the help page). Public pages come from
memory (`memory`). Signatures that come at once share a commit (`signing`). `AFTER` takes over what
Django has allowed (the room stream).
"""

import asyncio
import io
import resource
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote_to_bytes

from django.core.handlers.wsgi import WSGIHandler

from alongside.web import plain, runner, stream
from alongside.web.memory import KEPT, Answer, Pages
from alongside.web.signing import Signer

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
MOST = 13 * 1024 * 1024  # bytes of one request
THREADS = 2
GIVE_WAY = 0.001  # seconds until a page that computes lets the loop write; Python has 0.005
FILES = 16384  # each listener holds one open; a machine that allows fewer gives what it has
BEFORE = (plain.answer,)
AFTER = (stream.take_over,)


class Gone(Exception):
    """The browser went away while it was sending."""


class TooMuch(Exception):
    """More than MOST bytes came."""


async def read(receive: Receive) -> bytes:
    """The whole body. What is too much is read to its end and dropped, so that we can answer."""
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        size += len(message.get("body", b""))
        if size <= MOST:
            parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    if size > MOST:
        raise TooMuch
    return b"".join(parts)


def environ(scope: Scope, body: bytes) -> dict[str, Any]:
    """The request as WSGI wants it. Source: PEP 3333."""
    host, port = scope.get("server") or ("localhost", 80)
    found: dict[str, Any] = {
        # A HEAD is a GET whose body the shell leaves out.
        "REQUEST_METHOD": "GET" if scope["method"] == "HEAD" else scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 80),
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for raw, value in scope["headers"]:
        name = raw.decode("latin-1").upper().replace("-", "_")
        if name == "CONTENT_LENGTH":
            continue
        key = name if name == "CONTENT_TYPE" else f"HTTP_{name}"
        text = value.decode("latin-1")
        found[key] = f"{found[key]},{text}" if key in found else text
    return found


def room_for_many() -> None:
    """Most machines let a program open 1,024 files at first, and more when it asks."""
    sys.setswitchinterval(GIVE_WAY)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(hard, FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


class Shell:
    def __init__(self) -> None:
        self.django = WSGIHandler()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        self.pages = Pages(self.from_django)
        self.signer = Signer(environ)
        self.jobs = runner.Runner(self.pages.changed)

    async def from_django(self, scope: Scope, body: bytes = b"") -> Answer:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.threads, self.page, scope, body)

    def page(self, scope: Scope, body: bytes) -> Answer:
        """Runs on one of the fixed threads, which keep their database connections."""
        begun: dict[str, Any] = {}

        def start(
            status: str, headers: list[tuple[str, str]], _: Any = None
        ) -> Callable[[bytes], object]:
            begun["status"] = int(status.split(" ", 1)[0])
            begun["headers"] = [(k.lower().encode(), v.encode("latin-1")) for k, v in headers]
            return lambda data: None

        result = self.django(environ(scope, body), start)
        try:
            content = b"".join(result)
        finally:
            result.close()
        return Answer(begun["status"], begun["headers"], content)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        match scope["type"]:
            case "lifespan":
                await self.live(receive, send)
            case "http":
                await self.one(scope, receive, send)

    async def one(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            body = await read(receive)
        except Gone:
            return
        except TooMuch:
            await reply(send, Answer(*plain.too_much()), head=scope["method"] == "HEAD")
            return
        head = scope["method"] == "HEAD"
        if ready := await self.at_once(scope, body):
            await reply(send, ready, head=head)
            return
        answer = await self.from_django(scope, body)
        if scope["method"] not in ("GET", "HEAD"):
            self.pages.changed()
        for take_over in AFTER:
            if await take_over(scope, answer.headers, receive, send):
                return
        answer.headers = [each for each in answer.headers if each[0] != KEPT]
        await reply(send, answer, head=head)

    async def at_once(self, scope: Scope, body: bytes) -> Answer | None:
        for answer_at_once in BEFORE:
            if ready := answer_at_once(scope):
                return Answer(*ready)
        return await self.pages.answer(scope) or await self.signer.answer(scope, body)

    async def live(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                room_for_many()
                self.jobs.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                stream.close_all()
                self.jobs.stop()
                self.signer.thread.shutdown()
                self.threads.shutdown()
                await send({"type": "lifespan.shutdown.complete"})
                return


async def reply(send: Send, answer: Answer, *, head: bool = False) -> None:
    names = {name for name, _ in answer.headers}
    extra = (
        [] if b"content-length" in names else [(b"content-length", str(len(answer.body)).encode())]
    )
    await send(
        {"type": "http.response.start", "status": answer.status, "headers": answer.headers + extra}
    )
    await send({"type": "http.response.body", "body": b"" if head else answer.body})


application = Shell
