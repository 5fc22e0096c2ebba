"""What a home remembers of its backups: each place that it made some in, whether it is here or not.

A file for each place, so that a backup and the running site never write over each other's places.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from alongside.core.disk import write_whole


@dataclass(frozen=True, slots=True)
class Made:
    """`name` is in a file on that disk: two disks can have one place in turn. `keys` are the
    moments of the key backups there, the oldest first; `reached` is when the list last got there.
    """

    name: str
    place: Path
    keys: tuple[datetime, ...]
    reached: datetime


def folder() -> Path:
    return Path(settings.HOME.folder) / "backups"


def recall() -> list[Made]:
    found = (json.loads(file.read_text()) for file in folder().glob("*.json"))
    return sorted(map(from_file, found), key=lambda made: (made.place, made.name))


def from_file(said: dict[str, str]) -> Made:
    keys = tuple(map(datetime.fromisoformat, said["keys"]))
    reached = datetime.fromisoformat(said["reached"])
    return Made(said["name"], Path(said["place"]), keys, reached)


def remember(made: Made) -> None:
    """In the place of what was known of that disk."""
    folder().mkdir(exist_ok=True, mode=0o700)
    text = json.dumps(asdict(made), default=str)  # a moment as ISO 8601, but for a space
    write_whole(folder() / f"{made.name}.json", text.encode())


def forget(made: Made) -> None:
    (folder() / f"{made.name}.json").unlink(missing_ok=True)
