"""What is true of this site's backups today: what a page and `verify` may say of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

from alongside.core.backups import keeping, memory
from alongside.core.backups.memory import Made

AWAY = timedelta(hours=2)  # the list goes out every hour


class Hold(StrEnum):
    """How long our backups can still open words that are taken back now."""

    NOT = "not"  # there are none
    TWO_DAYS = "two days"
    UNTIL_NEW = "until new"  # none comes by itself, as far as we can see


def hold(now: datetime) -> Hold:
    """Two key backups within 48 hours, the last no older, and no place that waits: then they come.

    What a place holds that is away, or that gets no new backup, is thrown away we know not when.
    """
    with_keys = [made for made in memory.recall() if made.keys]
    if not with_keys:
        return Hold.NOT
    comes = sum(len(made.keys) for made in with_keys) > 1
    fresh = all(now - made.keys[-1] < keeping.KEYS_FOR for made in with_keys)
    here = all(now - made.reached < AWAY for made in with_keys)
    return Hold.TWO_DAYS if comes and fresh and here else Hold.UNTIL_NEW


def window(now: datetime) -> Iterator[str]:
    """What is true of this site today: since when words taken back can be read in no backup, in the
    place where that is worst; then a sentence for each place that is away."""
    known = memory.recall()
    keys = [at for made in known for at in made.keys]
    if not keys:
        yield "This site made no backup yet."
        return
    hours = -((min(keys) - now) // timedelta(hours=1))  # rounded up
    late = " The last backup is late." if now - max(keys) > keeping.KEYS_FOR else ""
    past = "an hour" if hours == 1 else f"{hours} hours"
    told = f"Words taken back {past} ago or earlier can be read in no backup in"
    yield f"{told} {' or '.join(dict.fromkeys(str(made.place) for made in known))}.{late}"
    yield from (away(made) for made in known if now - made.reached >= AWAY)


def away(made: Made) -> str:
    return (
        f"{made.place}: the disk {made.name} was last reached on {made.reached:%d %B %Y, %H:%M} "
        "UTC. What was taken back since is not on its list. Plug it in; or say that it is gone for "
        f"good: alongside forget {made.name}"
    )
