"""Every place that holds backups of this site: which of them are here, and what each is given.

A disk that is not plugged in is no fault. An empty folder where it was is not taken for it: each
disk has its name in a file, and two disks that are used in turn at one place have two.
"""

import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from alongside.core.backups import folders, ids, keeping, memory
from alongside.core.backups.folders import CONTENT, KEYS, SECRETS
from alongside.core.backups.memory import Made
from alongside.core.disk import write_whole

MARK = "disk.txt"


def name_of(place: Path, site: str) -> str:
    """What the disk there is called; empty where there is none of this site."""
    try:
        name, of = (place / MARK).read_text().split()
    except (OSError, ValueError):
        return ""
    return name if of == site else ""


def is_here(made: Made, site: str) -> bool:
    return name_of(made.place, site) == made.name


def settle(place: Path, site: str) -> str:
    """The name of the disk there; a new one for a new disk, and for a copy of one that is here."""
    name = name_of(place, site)
    others = (made for made in memory.recall() if made.name == name and made.place != place)
    if not name or any(is_here(made, site) for made in others):
        name = secrets.token_hex(4)
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(place / MARK, f"{name} {site}\n".encode())
    return name


def reach_all(site: str, now: datetime) -> None:
    """The list goes to each place that is here; there, what is too old is thrown away.

    Where a place fails, the others are reached all the same: `verify` says since when it was not.
    """
    for made in memory.recall():
        if is_here(made, site):
            with suppress(OSError):
                ids.copy_to(made.place, site, now)
                reached(made.name, made.place, now)


def reached(name: str, place: Path, now: datetime) -> None:
    """Keep there what keeping.py says, and remember it."""
    memory.remember(Made(name, place, throw_away(place, now), now))


def throw_away(place: Path, now: datetime) -> tuple[datetime, ...]:
    """Returns the moments of the key backups that stay, the oldest first."""
    keys, content = folders.all_in(place / KEYS), folders.all_in(place / CONTENT)
    stay = keeping.kept_keys(keys, now)
    for at in keys.keys() - stay:
        folders.remove(keys[at], first=SECRETS)
    for at in content.keys() - keeping.kept_content(content, now):
        folders.remove(content[at])
    return tuple(sorted(stay))
