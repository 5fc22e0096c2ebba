"""Days and times as people say them."""

import re
from datetime import datetime, time

from django.utils.dateformat import format as written
from django.utils.timezone import localtime


def clock(when: datetime | time) -> str:
    """7 pm, 8:30 pm, on one line. A moment is told in the site's own zone."""
    local = localtime(when) if isinstance(when, datetime) else when
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}\u00a0{'am' if local.hour < 12 else 'pm'}"


TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)


def read_clock(text: str) -> time:
    """19:00, 19.00, 7 pm, 7pm, 7:30 pm. Raises ValueError for what is no time."""
    found = TIME.fullmatch(text.strip())
    if found is None or not (found[2] or found[3]):
        raise ValueError(f"no time: {text}")
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        raise ValueError(f"no time: {text}")
    return time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)


def read_clocks(text: str) -> list[time]:
    """Several of them, with commas or spaces between. Raises ValueError."""
    if TIME.sub("", text).strip(" ,;\n"):
        raise ValueError(f"no time: {text}")
    return [read_clock(found[0]) for found in TIME.finditer(text)]


def day(when: datetime) -> str:
    """Tuesday 24 November."""
    return written(localtime(when), "l j F")
