"""Make a backup while the site runs, and throw away those that are no longer kept."""

import base64
import hashlib
import json
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.timezone import now as clock

from alongside.core import epochs, taken_back
from alongside.core.backups import folders, ids, keeping, memory, places, recovery, rows
from alongside.core.backups.folders import CONTENT, KEYS, SECRETS, Damaged, Manifest
from alongside.core.backups.memory import Made
from alongside.core.disk import write_whole

TRIES = 3  # a night that ends while the keys are read; it comes once a day


def site() -> str:
    """Says which site a backup is of, and no more."""
    about = hashlib.sha256(f"site of {settings.HOME.secret}".encode())
    return about.hexdigest()[:32]


def recovery_key() -> bytes | None:
    """The public half; None before the first backup of a site that is no demo."""
    if settings.HOME.demo:
        return recovery.public(recovery.DEMO)
    file = settings.HOME.folder / "recovery.pub"
    return bytes.fromhex(file.read_text()) if file.exists() else None


def keep_recovery_key(public: bytes) -> None:
    write_whole(settings.HOME.folder / "recovery.pub", public.hex().encode())


def make(place: Path, to: bytes, now: datetime) -> tuple[Path, Path]:
    """Content first, then keys: so each word in the content has its key, or was taken back since.

    They get their names the other way round: a backup that stops half way leaves newer keys, never
    newer words. Returns the two folders. Raises Damaged where another site keeps backups there.
    """
    for earlier in [*folders.all_in(place / KEYS).values()][-1:]:
        if folders.open_manifest(earlier).site != site():
            raise Damaged(f"{place} holds backups of another site; name another folder")
    name = places.settle(place, site())
    content = write_rows("default", place / CONTENT, now)
    at = max(now, clock())
    keys = write_keys(place / KEYS, to, at)
    ids.copy_to(place, site(), max(now, clock()))  # a list that is older than the keys is refused
    # Before they have their names: a crash leaves no key backup that nobody remembers.
    memory.remember(Made(name, place, (*folders.all_in(place / KEYS), at), now))
    made = folders.publish(keys), folders.publish(content)
    places.reached(name, place, now)
    every_hour(now)
    return made


def write_rows(alias: str, folder: Path, at: datetime, *, to: bytes = b"") -> Path:
    made = folders.begin(folder, at)
    with rows.snapshot(alias):
        found = rows.tables(alias)
        for table in found.values():
            rows.write(table, alias, made)
        if to:
            write_secrets(made, epochs.needed(), to)
        version = rows.version(alias)
    names = {name: rows.columns(table) for name, table in found.items()}
    manifest = Manifest(site(), settings.HOME.demo, at, names, version, recovery=to.hex())
    folders.seal_folder(made, manifest)
    return made


def write_keys(folder: Path, to: bytes, at: datetime) -> Path:
    for _ in range(TRIES):
        try:
            return write_rows("keys", folder, at, to=to)
        except FileNotFoundError:  # the night destroyed an epoch key that we were about to read
            continue
    raise Damaged(f"{settings.KEY_FOLDER} lacks an epoch key that the keys need; see `verify`")


def write_secrets(made: Path, needed: set[int], to: bytes) -> None:
    """What opens the rest, closed so that only the paper opens it: the epoch keys and the secret
    that signs. Raises FileNotFoundError."""
    epoch_keys = {str(one): base64.b64encode(epochs.read(one)).decode() for one in needed}
    plain = json.dumps({"secret": settings.HOME.secret, "epochs": epoch_keys})
    write_whole(made / SECRETS, recovery.close(plain.encode(), to, site()))


def every_hour(now: datetime) -> None:
    """Copy the list to each place that is here, and throw away what is too old there."""
    places.reach_all(site(), max(now, clock()))


def forget_ids(now: datetime) -> None:
    """Ids of keys that are in no key backup which is kept (with no backup: of two days ago), and
    the days of ids of rows."""
    kept = [at for made in memory.recall() for at in made.keys]
    taken_back.forget_keys_before(min(kept, default=now - keeping.KEYS_FOR))
    taken_back.forget_days_of_rows_before(now - keeping.CONTENT_FOR)
