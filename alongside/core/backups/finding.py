"""Find a backup, and whether it may be restored. Opens no database, for there is none yet."""

import base64
import json
from dataclasses import dataclass
from pathlib import Path

from alongside.core.backups import folders, ids, recovery
from alongside.core.backups.folders import CONTENT, KEYS, SECRETS, Damaged, Manifest
from alongside.core.backups.ids import Copied


@dataclass(frozen=True, slots=True)
class Backup:
    """One content, the newest keys, and what was taken back: whole, and fitting each other."""

    content: Path
    keys: Path
    of_content: Manifest
    of_keys: Manifest
    copied: Copied


@dataclass(frozen=True, slots=True)
class Secrets:
    secret: str
    epochs: dict[int, bytes]


def find(place: Path, content: str = "") -> Backup:
    """`content` names one; else it is the newest. Raises Damaged, with what to do."""
    contents = {path.name: path for path in folders.all_in(place / CONTENT).values()}
    keys = list(folders.all_in(place / KEYS).values())
    if content and content not in contents:
        raise Damaged(f"{place / CONTENT / content} is not there; look what is in that folder")
    if not contents:
        raise Damaged(f"{place / CONTENT} holds no backup; name the folder you backed up into")
    if not keys:
        raise Damaged(f"{place / KEYS} holds no keys; put the newest key backup back there")
    words, opened = contents[content or max(contents)], keys[-1]
    found = Backup(
        words, opened, folders.open_folder(words), folders.open_folder(opened), ids.read(place)
    )
    check(found)
    return found


def check(found: Backup) -> None:
    """Raises Damaged where the three do not belong together."""
    if not found.of_content.site == found.of_keys.site == found.copied.site:
        raise Damaged(f"{found.keys} or the list of what was taken back is of another site")
    if found.of_keys.at < found.of_content.at:
        raise Damaged(
            f"the keys in {found.keys} are older than the words in {found.content}; "
            "put the newest key backup back, or name an older content with --content"
        )
    if found.copied.until < found.of_keys.at:
        raise Damaged(
            f"the list of what was taken back is older than the keys in {found.keys}; "
            f"put the newest {folders.TAKEN_BACK} back: without it, words would come back"
        )


def open_secrets(found: Backup, recovery_key: bytes) -> Secrets:
    """Raises recovery.OtherKey."""
    closed = (found.keys / SECRETS).read_bytes()
    said = json.loads(recovery.open_with(recovery_key, closed, found.of_keys.site))
    keys = {int(number): base64.b64decode(key) for number, key in said["epochs"].items()}
    return Secrets(said["secret"], keys)
