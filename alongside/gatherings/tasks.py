from datetime import datetime
from uuid import UUID

from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.operations.room import close_room


def close_forgotten_room(gathering: UUID, *, now: datetime) -> None:
    """A day after a room opened it closes by itself, if nobody closed it."""
    try:
        close_room(gathering, by=None, now=now)
    except NotNow:
        return  # it is closed already, which is what was wanted
