"""Live events: ready-made pieces of page in a ring in memory, never stored.

A channel is a name such as `room:<id>` or `hosts:<id>`. Threads publish; whoever listens is called
on the server's event loop. A listener that comes back says the last id it had; what the ring no
longer holds (after a restart, or too long away) makes the page load afresh.
"""

import asyncio
import secrets
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

KEPT = 600  # events a channel: half a minute of a full room
RUN = secrets.token_hex(3)  # ids of an earlier run are not ours

Bell = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Event:
    number: int
    kind: str
    html: str
    sent: bytes = b""  # made once, by the thread that publishes, for everybody who listens

    @property
    def id(self) -> str:
        return f"{RUN}-{self.number}"


def event(number: int, kind: str, html: str) -> Event:
    data = "".join(f"data: {line}\n" for line in html.splitlines() or [""])
    sent = f"id: {RUN}-{number}\nevent: {kind}\n{data}\n".encode()
    return Event(number, kind, html, sent)


@dataclass(slots=True)
class Channel:
    ring: deque[Event] = field(default_factory=lambda: deque(maxlen=KEPT))
    count: int = 0
    bells: set[tuple[asyncio.AbstractEventLoop, Bell]] = field(default_factory=set)


_channels: dict[str, Channel] = {}
_lock = threading.Lock()


def publish(channel: str, kind: str, html: str) -> None:
    with _lock:
        here = _channels.setdefault(channel, Channel())
        here.count += 1
        here.ring.append(event(here.count, kind, html))
        bells = list(here.bells)
    for loop, bell in bells:
        loop.call_soon_threadsafe(bell)


def newest(channel: str) -> int:
    with _lock:
        return _channels.setdefault(channel, Channel()).count


def since(channel: str, number: int) -> list[Event] | None:
    """What came after that number; None when the ring no longer reaches back so far."""
    with _lock:
        here = _channels.setdefault(channel, Channel())
        missed = here.count - number
        if not 0 <= missed <= len(here.ring):
            return None
        return [here.ring[at] for at in range(-missed, 0)]


def number_of(last_event_id: str) -> int | None:
    """The number inside an id of this run; None for any other."""
    run, _, number = last_event_id.partition("-")
    return int(number) if run == RUN and number.isdecimal() and len(number) < 12 else None


def listen(channel: str, bell: Bell) -> None:
    """From now on `bell` is called on this event loop after something was published."""
    with _lock:
        _channels.setdefault(channel, Channel()).bells.add((asyncio.get_running_loop(), bell))


def stop_listening(channel: str, bell: Bell) -> None:
    with _lock:
        _channels[channel].bells.discard((asyncio.get_running_loop(), bell))
