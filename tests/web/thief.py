"""Somebody who has every backup, and the paper, and tries each key on each sealed word."""

import base64
import json
from pathlib import Path
from uuid import UUID

from alongside.core.backups import recovery, rows
from alongside.core.cipher import unlock


def records(folder: Path, table: str) -> list[dict[str, object]]:
    columns = json.loads((folder / "manifest.json").read_text())["tables"][table]
    return [dict(zip(columns, json.loads(line), strict=True)) for line in rows.read(table, folder)]


def keys_of(folder: Path, paper: bytes) -> dict[UUID, bytes]:
    """Every words' key in one key backup."""
    site = json.loads((folder / "manifest.json").read_text())["site"]
    closed = (folder / "secrets.closed").read_bytes()
    epochs = json.loads(recovery.open_with(paper, closed, site))["epochs"]
    owners = {}
    for row in records(folder, "keyring.ownerkey"):
        number, wrapped = UUID(str(row["id"])), base64.b64decode(str(row["wrapped"]))
        owners[number] = unlock(base64.b64decode(epochs[str(row["epoch"])]), wrapped, number)
    found = {}
    for row in records(folder, "keyring.wordskey"):
        number, wrapped = UUID(str(row["id"])), base64.b64decode(str(row["wrapped"]))
        found[number] = unlock(owners[UUID(str(row["owner_id"]))], wrapped, number)
    return found


def readable(place: Path, paper: bytes = recovery.DEMO) -> set[str]:
    """All words that can be read from what lies there."""
    keys: dict[UUID, bytes] = {}
    for folder in (place / "keys").iterdir():
        keys |= keys_of(folder, paper)
    found = set()
    for folder in (place / "content").iterdir():
        for row in records(folder, "words.words"):
            key, sealed = UUID(str(row["key"])), base64.b64decode(str(row["sealed"]))
            if sealed and key in keys:
                found.add(unlock(keys[key], sealed, key).decode())
    return found
