"""What is true of this site's backups today: what a page and `verify` may say of them."""

from datetime import datetime, timedelta
from enum import StrEnum

from alongside.core.backups import keeping, memory


class Hold(StrEnum):
    """How long our backups can still open words that are taken back now."""

    NOT = "not"  # there are none
    TWO_DAYS = "two days"
    UNTIL_NEW = "until new"  # none comes by itself, as far as we can see


def hold(now: datetime) -> Hold:
    """Two key backups within 48 hours of each other, and the last no older: then they come."""
    made = memory.recall()
    if made is None or not made.keys:
        return Hold.NOT
    comes = len(made.keys) > 1 and now - made.keys[-1] < keeping.KEYS_FOR
    return Hold.TWO_DAYS if comes else Hold.UNTIL_NEW


def window(now: datetime) -> str:
    """What is true of this site today: since when words taken back can be read in no backup."""
    made = memory.recall()
    if made is None or not made.keys:
        return "This site made no backup yet."
    hours = -((made.keys[0] - now) // timedelta(hours=1))  # rounded up
    late = " The last backup is late." if now - made.keys[-1] > keeping.KEYS_FOR else ""
    past = "an hour" if hours == 1 else f"{hours} hours"
    told = f"Words taken back {past} ago or earlier can be read in no backup in"
    return f"{told} {made.place}.{late}"
