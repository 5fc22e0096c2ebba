"""The room stream: Django decides who may listen, the shell sends the events.

A view that says yes answers with the header `X-Alongside-Stream: <channel>`; the header never
leaves the shell. Source of the format: WHATWG HTML, 9.2 Server-sent events.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from alongside.core import live

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
BEAT = 20.0  # seconds
LASTS = 600.0  # then the browser comes back, and is asked again who it is
HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
_open: set[asyncio.Task[None]] = set()


async def take_over(
    scope: MutableMapping[str, Any],
    headers: list[tuple[bytes, bytes]],
    receive: Receive,
    send: Send,
) -> bool:
    """True when this answer was a stream, now at its end."""
    channel = dict(headers).get(b"x-alongside-stream")
    if channel is None:
        return False
    asked = dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1")
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    task = asyncio.create_task(pour(channel.decode(), asked, send))
    _open.add(task)
    gone = asyncio.create_task(until_gone(receive))
    await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
    for each in (task, gone):
        each.cancel()
    await asyncio.gather(task, gone, return_exceptions=True)
    _open.discard(task)
    return True


async def until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def pour(channel: str, last_event_id: str, send: Send) -> None:
    """Send what was missed, then what comes. One small piece at a time: no queue for a listener."""
    bell = asyncio.Event()
    ticket = live.listen(channel, bell)
    try:
        seen = live.number_of(last_event_id) if last_event_id else live.newest(channel)
        if seen is None:
            seen = live.newest(channel)
            await write(send, live.Event(seen, "afresh", "").encode())
        await write(send, f"id: {live.RUN}-{seen}\nretry: 2000\n\n".encode())
        clock = asyncio.get_running_loop()
        ends = clock.time() + LASTS
        while clock.time() < ends:
            bell.clear()
            events = live.since(channel, seen)
            if events is None:
                seen = live.newest(channel)
                await write(send, live.Event(seen, "afresh", "").encode())
                continue
            for event in events:
                await write(send, event.encode())
                seen = event.number
            try:
                await asyncio.wait_for(bell.wait(), BEAT)
            except TimeoutError:
                await write(send, b":\n\n")
    finally:
        live.stop_listening(channel, ticket)


async def write(send: Send, data: bytes) -> None:
    await send({"type": "http.response.body", "body": data, "more_body": True})


def close_all() -> None:
    """The site stops: browsers come back by themselves when it is up again."""
    for task in list(_open):
        task.cancel()
