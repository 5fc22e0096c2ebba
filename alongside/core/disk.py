"""Files that are on the disk when a function returns: after a power cut whole, or as before."""

import os
import secrets
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, in the place of what was there. Raises OSError.

    Two who write one file at the same moment have a draft each: the last one stays, whole.
    """
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        move(draft, path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def move(made: Path, place: Path) -> None:
    """Give what is made its name, in the same folder, for good."""
    made.replace(place)
    keep_names(place.parent)


def add_to(path: Path, content: bytes) -> None:
    """Add to the end of a file. Raises OSError, also where only a part fitted."""
    new = not path.exists()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        if os.write(descriptor, content) != len(content):
            raise OSError(f"{path}: the disk is full")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if new:
        keep_names(path.parent)


def keep_content(path: Path) -> None:
    """What somebody else wrote into this file."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_names(folder: Path) -> None:
    """Which files a folder has is a thing of its own to be kept."""
    keep_content(folder)
