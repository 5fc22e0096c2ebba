"""Ready-made pieces of page that tell a room what changed."""

from uuid import UUID

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from alongside.core import live
from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.access.room import room


def tell_room(gathering: GatheringView) -> None:
    """One event for the room, one for its hosts. Pieces say nothing that only one may see."""
    now = room(gathering, localdate())
    for channel, template in (
        ("room", "gatherings/room_piece.html"),
        ("hosts", "gatherings/run_piece.html"),
    ):
        html = render_to_string(template, {"room": now})
        live.publish(f"{channel}:{gathering.id}", "room", html)


def tell_moved(gathering: UUID) -> None:
    """The part changed: what people can press is another thing now, so their page asks anew."""
    for channel in ("room", "hosts"):
        live.publish(f"{channel}:{gathering}", "moved", "")


def stream_from(channel: str) -> dict[str, str]:
    """Headers that hand the answer to the shell, which streams that channel (web/stream.py)."""
    return {"X-Alongside-Stream": channel, "Cache-Control": "no-store"}
