"""What lies where, and whether it is whole.

    DIR/content/2026-11-27T030000.000000Z/   rows of every table, and manifest.json
    DIR/keys/2026-11-27T030001.000000Z/      rows of wrapped keys, secrets.closed, manifest.json
    DIR/taken-back/ids.txt                   what was taken back, and until when that is known

A manifest has the SHA-256 of every file beside it. A folder has its name once it is whole.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alongside.core.disk import keep_content, keep_names, move, write_whole

CONTENT, KEYS, TAKEN_BACK = "content", "keys", "taken-back"
STAMP = "%Y-%m-%dT%H%M%S.%fZ"
MANIFEST, SECRETS = "manifest.json", "secrets.closed"


class Damaged(Exception):
    """A sentence that names the file, and says what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`tables` has the columns of each, `version` the last migrations; `files` SHA-256 in hex."""

    site: str
    demo: bool
    at: datetime
    tables: dict[str, list[str]]
    version: list[tuple[str, str]]
    recovery: str = ""  # the public half, in hex; of keys only
    files: dict[str, str] = field(default_factory=dict)


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime(STAMP)


def moment(name: str) -> datetime:
    """Raises ValueError for a name that is none of ours."""
    return datetime.strptime(name, STAMP).replace(tzinfo=UTC)


def all_in(folder: Path) -> dict[datetime, Path]:
    """Whole backups of one kind, by when they were made, the oldest first."""
    return dict(sorted(found(folder)))


def found(folder: Path) -> Iterator[tuple[datetime, Path]]:
    for path in folder.glob("*Z"):
        try:
            yield moment(path.name), path
        except ValueError:
            continue  # somebody else's


def begin(folder: Path, at: datetime) -> Path:
    """An empty folder to write into. What stopped half way before is thrown away."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for half in folder.glob("*Z.new"):
        shutil.rmtree(half)
    made = folder / f"{stamp(at)}.new"
    made.mkdir(mode=0o700)
    return made


def seal_folder(made: Path, manifest: Manifest) -> None:
    """Write the manifest last. Every file is on the disk then."""
    for file in sorted(made.iterdir()):
        keep_content(file)
        manifest.files[file.name] = digest(file)
    text = json.dumps(asdict(manifest) | {"at": manifest.at.isoformat()}, indent=1)
    write_whole(made / MANIFEST, text.encode())


def publish(made: Path) -> Path:
    place = made.with_suffix("")
    move(made, place)
    return place


def open_manifest(folder: Path) -> Manifest:
    """Raises Damaged."""
    path = folder / MANIFEST
    try:
        said: dict[str, Any] = json.loads(path.read_text())
        said["at"] = datetime.fromisoformat(said["at"])
        said["version"] = [(app, name) for app, name in said["version"]]
        return Manifest(**said)
    except (OSError, ValueError, TypeError, KeyError) as wrong:
        raise Damaged(f"{path} is missing or damaged; take another copy of this backup") from wrong


def open_folder(folder: Path) -> Manifest:
    """The manifest, once every file is as it says. Raises Damaged."""
    manifest = open_manifest(folder)
    for name, known in manifest.files.items():
        file = folder / name
        if not file.is_file():
            raise Damaged(f"{file} is missing; take another copy of this backup")
        if digest(file) != known:
            raise Damaged(f"{file} is damaged; take another copy of this backup")
    return manifest


def digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def remove(folder: Path, *, first: str = "") -> None:
    """Throw a backup away. `first` is a small file without which the rest is worth nothing: its
    bytes are overwritten before it goes, for disks where that helps."""
    gone = folder.with_name(f"{folder.name}.new")  # from here on it is no backup any more
    move(folder, gone)
    small = gone / first
    if first and small.exists():
        with small.open("r+b") as out:
            out.write(bytes(small.stat().st_size))
        small.unlink()
        keep_names(gone)
    shutil.rmtree(gone)
