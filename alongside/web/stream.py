"""The room stream: Django decides who may listen, the shell sends the events.

A view that says yes answers with the header `X-Alongside-Stream: <channel>`; the header never
leaves the shell. A page listens from the number that it was drawn at (`?since=`), a browser that
comes back from the last that it heard. Source of the format: WHATWG HTML, 9.2 Server-sent events.

Who has heard everything stays in the hub of the channel, which writes the same bytes to all of
them at once. Who has not, or whose line is full, reads from the ring, as fast as the line allows.
So nobody has a queue, and nobody waits for a slow phone.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl

from alongside.core import live

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
BEAT = 20.0  # seconds
LASTS = 600.0  # seconds, and a beat at most; then the browser comes back, and is asked who it is
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
_open: set[asyncio.Task[None]] = set()


class Hub:
    """Everybody who has heard all of one channel: until when, and how to write to them."""

    def __init__(self, channel: str) -> None:
        self.channel, self.seen = channel, live.newest(channel)
        self.here: dict[asyncio.Future[int], tuple[float, Send]] = {}
        self.clock = asyncio.get_running_loop()
        self.beats = self.clock.call_later(BEAT, self.beat)
        live.listen(channel, self.tell)

    async def stay(self, seen: int, ends: float, send: Send) -> int:
        """Hear what comes, until the time is up or the line is full. The last number heard."""
        left = self.clock.create_future()
        try:
            self.tell()
            if seen == self.seen:
                self.here[left] = ends, send
                seen = await left
            return seen
        finally:
            self.here.pop(left, None)
            if not self.here:
                self.close()

    def tell(self) -> None:
        events = live.since(self.channel, self.seen)
        if events is None:
            self.let_go(list(self.here))
            self.seen = live.newest(self.channel)
        elif events:
            self.write(b"".join(event.sent for event in events))
            self.seen = events[-1].number

    def write(self, data: bytes) -> None:
        message = body(data)
        self.let_go([left for left, (_, send) in self.here.items() if not at_once(send(message))])

    def beat(self) -> None:
        self.beats = self.clock.call_later(BEAT, self.beat)
        self.write(b":\n\n")
        now = self.clock.time()
        self.let_go([left for left, (ends, _) in self.here.items() if ends <= now])

    def let_go(self, some: list[asyncio.Future[int]]) -> None:
        for left in some:
            del self.here[left]
            if not left.done():
                left.set_result(self.seen)

    def close(self) -> None:
        self.beats.cancel()
        live.stop_listening(self.channel, self.tell)
        if _hubs.get(self.channel) is self:  # many let go at once: another may be there
            del _hubs[self.channel]


_hubs: dict[str, Hub] = {}


def hub_of(channel: str) -> Hub:
    return _hubs.get(channel) or _hubs.setdefault(channel, Hub(channel))


def at_once(writing: Awaitable[None]) -> bool:
    """Write without waiting, and without a task. False where the line is full: nothing went."""
    step = writing.__await__()
    try:
        next(step)
    except StopIteration:
        return True
    step.close()
    return False


async def take_over(
    scope: Message, headers: list[tuple[bytes, bytes]], receive: Receive, send: Send
) -> bool:
    """True when this answer was a stream, now at its end."""
    channel = dict(headers).get(b"x-alongside-stream")
    if channel is None:
        return False
    asked = dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1")
    asked = asked or dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("since", "")
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    task = asyncio.create_task(pour(channel.decode(), asked, send))
    _open.add(task)
    try:
        await until_gone(receive)
    finally:
        _open.discard(task)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    return True


async def until_gone(receive: Receive) -> None:
    """Until the browser went away, or the stream has ended."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def pour(channel: str, last_event_id: str, send: Send) -> None:
    """Send what was missed, then what comes."""
    try:
        seen = live.number_of(last_event_id) if last_event_id else live.newest(channel)
        if seen is None:
            seen = await afresh(channel, send)
        await send(body(f"id: {live.RUN}-{seen}\nretry: 2000\n\n".encode()))
        clock = asyncio.get_running_loop()
        ends = clock.time() + LASTS
        while clock.time() < ends:
            missed = live.since(channel, seen)
            if missed is None:
                seen = await afresh(channel, send)
            for event in missed or ():
                await send(body(event.sent))
                seen = event.number
            seen = await hub_of(channel).stay(seen, ends, send)
    finally:
        await send(body(b"", more=False))


async def afresh(channel: str, send: Send) -> int:
    """Make the page load itself anew. The number that it is then at."""
    seen = live.newest(channel)
    await send(body(live.event(seen, "afresh", "").sent))
    return seen


def body(data: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": data, "more_body": more}


def close_all() -> None:
    """The site stops: browsers come back by themselves when it is up again."""
    for task in list(_open):
        task.cancel()
