from datetime import datetime
from uuid import UUID

from django.conf import settings

from alongside.gatherings import emails
from alongside.gatherings.operations import reminders
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.operations.room import close_forgotten


def close_forgotten_room(gathering: UUID, *, now: datetime) -> None:
    """A day after a room opened it closes by itself, if nobody closed it."""
    try:
        close_forgotten(gathering, now=now)
    except NotNow:
        return  # it is closed already, which is what was wanted


def remind(gathering: UUID, *, now: datetime) -> None:
    reminders.remind(gathering, mail=emails.reminder, site=settings.HERE, now=now)
