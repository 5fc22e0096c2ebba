"""Live events: ready-made pieces of page in a ring in memory, never stored.

A channel is a name such as `room:<id>` or `hosts:<id>`. Threads publish; whoever listens is called
on the server's event loop. A listener that comes back says the last id it had; what the ring no
longer holds (after a restart, or too long away) makes the page load afresh.

What was taken off is blanked: its events keep their number and say nothing any more.
"""

import asyncio
import secrets
import threading
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

KEPT = 600  # events a channel: half a minute of a full room
RUN = secrets.token_hex(3)  # ids of an earlier run are not ours
BLANK = "gone"  # no page listens for this kind

Bell = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Event:
    """`sent` is made once, by the thread that publishes, for everybody who listens."""

    number: int
    sent: bytes


def event(number: int, kind: str, html: str) -> Event:
    data = "".join(f"data: {line}\n" for line in html.splitlines() or [""])
    return Event(number, f"id: {name_of(number)}\nevent: {kind}\n{data}\n".encode())


@dataclass(slots=True)
class Channel:
    ring: deque[Event] = field(default_factory=lambda: deque(maxlen=KEPT))
    count: int = 0
    bells: set[tuple[asyncio.AbstractEventLoop, Bell]] = field(default_factory=set)
    # Held while a piece is drawn and published, so that what was drawn last is published last.
    turn: threading.RLock = field(default_factory=threading.RLock)


_channels: defaultdict[str, Channel] = defaultdict(Channel)
_lock = threading.Lock()


def turn(channel: str) -> threading.RLock:
    """Draw and publish inside `with turn(channel):`."""
    with _lock:
        return _channels[channel].turn


def publish(channel: str, kind: str, html: str) -> None:
    with _lock:
        here = _channels[channel]
        here.count += 1
        here.ring.append(event(here.count, kind, html))
        bells = list(here.bells)
    for loop, bell in bells:
        loop.call_soon_threadsafe(bell)


def blank(channels: Iterable[str]) -> None:
    """Pieces that were made before hold nothing any more; who missed them still counts right."""
    with _lock:
        for channel in channels:
            ring = _channels[channel].ring
            blanks = [event(one.number, BLANK, "") for one in ring]
            ring.clear()
            ring.extend(blanks)


def end(channels: Iterable[str]) -> None:
    """Keep no piece at all, and tell every page to ask anew: who was away does so too."""
    for channel in channels:
        with _lock:
            _channels[channel].ring.clear()
        publish(channel, "moved", "")


def newest(channel: str) -> int:
    with _lock:
        return _channels[channel].count


def since(channel: str, number: int) -> list[Event] | None:
    """What came after that number; None when the ring no longer reaches back so far."""
    with _lock:
        here = _channels[channel]
        missed = here.count - number
        if not 0 <= missed <= len(here.ring):
            return None
        return [here.ring[at] for at in range(-missed, 0)]


def name_of(number: int) -> str:
    return f"{RUN}-{number}"


def number_of(last_event_id: str) -> int | None:
    """The number inside an id of this run; None for any other."""
    run, _, number = last_event_id.partition("-")
    return int(number) if run == RUN and number.isdecimal() and len(number) < 12 else None


def listen(channel: str, bell: Bell) -> None:
    """From now on `bell` is called on this event loop after something was published."""
    with _lock:
        _channels[channel].bells.add((asyncio.get_running_loop(), bell))


def stop_listening(channel: str, bell: Bell) -> None:
    with _lock:
        _channels[channel].bells.discard((asyncio.get_running_loop(), bell))
