"""Who hears what of a room while it is open. Pure.

Whoever has a seat hears the pieces of the room, its hosts hear their own. A member who stands at
the door hears that something happened, and not what. All three count alike.
"""

from enum import StrEnum
from uuid import UUID


class Hears(StrEnum):
    ROOM = "room"
    HOSTS = "hosts"
    DOOR = "door"


def channel(who: Hears, gathering: UUID) -> str:
    return f"{who}:{gathering}"


def channels(gathering: UUID) -> list[str]:
    return [channel(who, gathering) for who in Hears]
