"""Live events: ready-made pieces of page in a ring in memory, never stored.

A channel is a name such as `room:<id>` or `hosts:<id>`. Threads publish; listeners wait on the
server's event loop. A listener that comes back says the last id it had; what the ring no longer
holds (after a restart, or too long away) makes the page load afresh.
"""

import asyncio
import secrets
import threading
from collections import deque
from dataclasses import dataclass, field

KEPT = 200  # events a channel
RUN = secrets.token_hex(3)  # ids of an earlier run are not ours


@dataclass(frozen=True, slots=True)
class Event:
    number: int
    kind: str
    html: str

    @property
    def id(self) -> str:
        return f"{RUN}-{self.number}"

    def encode(self) -> bytes:
        data = "".join(f"data: {line}\n" for line in self.html.splitlines() or [""])
        return f"id: {self.id}\nevent: {self.kind}\n{data}\n".encode()


@dataclass(slots=True)
class Channel:
    ring: deque[Event] = field(default_factory=lambda: deque(maxlen=KEPT))
    count: int = 0
    waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(default_factory=set)


_channels: dict[str, Channel] = {}
_lock = threading.Lock()


def publish(channel: str, kind: str, html: str) -> None:
    with _lock:
        here = _channels.setdefault(channel, Channel())
        here.count += 1
        here.ring.append(Event(here.count, kind, html))
        waiting = list(here.waiting)
    for loop, bell in waiting:
        loop.call_soon_threadsafe(bell.set)


def newest(channel: str) -> int:
    with _lock:
        return _channels.setdefault(channel, Channel()).count


def since(channel: str, number: int) -> list[Event] | None:
    """What came after that number; None when the ring no longer reaches back so far."""
    with _lock:
        here = _channels.setdefault(channel, Channel())
        missed = [event for event in here.ring if event.number > number]
        return missed if number <= here.count == number + len(missed) else None


def number_of(last_event_id: str) -> int | None:
    """The number inside an id of this run; None for any other."""
    run, _, number = last_event_id.partition("-")
    return int(number) if run == RUN and number.isdecimal() and len(number) < 12 else None


def listen(channel: str, bell: asyncio.Event) -> tuple[asyncio.AbstractEventLoop, asyncio.Event]:
    ticket = (asyncio.get_running_loop(), bell)
    with _lock:
        _channels.setdefault(channel, Channel()).waiting.add(ticket)
    return ticket


def stop_listening(channel: str, ticket: tuple[asyncio.AbstractEventLoop, asyncio.Event]) -> None:
    with _lock:
        _channels[channel].waiting.discard(ticket)
