"""What a home remembers of its backups: where they are, and which key backups are kept there."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from alongside.core.disk import write_whole


@dataclass(frozen=True, slots=True)
class Made:
    """`keys` are the moments of the key backups in that place, the oldest first."""

    place: Path
    keys: tuple[datetime, ...]


def file() -> Path:
    return Path(settings.HOME.folder) / "backups.json"


def recall() -> Made | None:
    if not file().exists():
        return None
    said = json.loads(file().read_text())
    return Made(Path(said["place"]), tuple(map(datetime.fromisoformat, said["keys"])))


def remember(made: Made) -> None:
    said = {"place": str(made.place), "keys": [one.isoformat() for one in made.keys]}
    write_whole(file(), json.dumps(said).encode())
