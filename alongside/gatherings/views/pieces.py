"""Ready-made pieces of page that tell a room what changed."""

from uuid import UUID

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from alongside.core import live
from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.access.room import room, still_on
from alongside.gatherings.domain.channels import Hears, channel, channels

PIECES = {Hears.ROOM: "gatherings/room_piece.html", Hears.HOSTS: "gatherings/run_piece.html"}


def tell_room(gathering: GatheringView) -> None:
    """One event for the room, one for its hosts. Pieces say nothing that only one may see.

    Drawn and published in one go: two who press at once are told in the order in which they were
    drawn, so that what was taken off never comes after its taking off.
    """
    with live.turn(channel(Hears.ROOM, gathering.id)):
        if not still_on(gathering):  # the page that the host's press left behind is another one
            tell_moved(gathering.id)
            return
        now = room(gathering, localdate())
        for who in Hears:
            html = render_to_string(PIECES[who], {"room": now}) if who in PIECES else ""
            live.publish(channel(who, gathering.id), "room", html)


def tell_moved(gathering: UUID) -> None:
    """The part changed: what people can press is another thing now, so their page asks anew."""
    with live.turn(channel(Hears.ROOM, gathering)):
        for each in channels(gathering):
            live.publish(each, "moved", "")


def stream_from(who: Hears, gathering: UUID) -> dict[str, str]:
    """Headers that hand the answer to the shell, which streams that channel (web/stream.py)."""
    return {"X-Alongside-Stream": channel(who, gathering), "Cache-Control": "no-store"}


def stream_here(path: str, who: Hears, gathering: UUID) -> str:
    """The address that a page listens to. Asked before the page is drawn: what comes while it is
    on its way is heard too."""
    return f"{path}?since={live.name_of(live.newest(channel(who, gathering)))}"
