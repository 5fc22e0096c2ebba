"""Days and times as people say them."""

from datetime import datetime, time

from django.utils.dateformat import format as written
from django.utils.timezone import localtime


def clock(when: datetime | time) -> str:
    """7 pm, 8:30 pm. A moment is told in the site's own zone."""
    local = localtime(when) if isinstance(when, datetime) else when
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes} {'am' if local.hour < 12 else 'pm'}"


def day(when: datetime) -> str:
    """Tuesday 24 November."""
    return written(localtime(when), "l j F")
