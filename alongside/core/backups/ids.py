"""The list of what was taken back, copied to where the backups are."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from alongside.core import taken_back
from alongside.core.backups import folders
from alongside.core.disk import write_whole

FILE = "ids.txt"
KINDS = (taken_back.KEYS, taken_back.ROWS)


@dataclass(frozen=True, slots=True)
class Copied:
    """`until`: what was taken back later is not in it. `ids` by their kind."""

    site: str
    until: datetime
    ids: dict[str, set[UUID]]


def copy_to(place: Path, site: str, now: datetime) -> None:
    """One file, in the place of the last: the first line says what the others are."""
    folder = place / folders.TAKEN_BACK
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = "".join(
        f"{kind} {one.hex}\n" for kind in KINDS for one in sorted(taken_back.read(kind))
    )
    check = hashlib.sha256(lines.encode()).hexdigest()
    head = json.dumps({"site": site, "until": now.isoformat(), "sha256": check})
    write_whole(folder / FILE, f"{head}\n{lines}".encode())


def read(place: Path) -> Copied:
    """Raises folders.Damaged."""
    file = place / folders.TAKEN_BACK / FILE
    if not file.exists():
        raise folders.Damaged(
            f"{file} is missing; put it back: without it, words would come back "
            "that people took back"
        )
    try:
        head, _, lines = file.read_text().partition("\n")
        said = json.loads(head)
        whole = hashlib.sha256(lines.encode()).hexdigest() == said["sha256"]
        ids: dict[str, set[UUID]] = {kind: set() for kind in KINDS}
        for line in lines.splitlines():
            kind, _, number = line.partition(" ")
            ids[kind].add(UUID(number))
        copied = Copied(said["site"], datetime.fromisoformat(said["until"]), ids)
    except (ValueError, KeyError, TypeError) as wrong:
        raise folders.Damaged(f"{file} is damaged; take another copy of it") from wrong
    if not whole:
        raise folders.Damaged(f"{file} is damaged; take another copy of it")
    return copied
