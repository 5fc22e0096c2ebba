"""The ids of all keys that were destroyed, and of rows without one. Never the words, never who.

They are kept apart from the words and from the keys, so that an old copy of either cannot bring
back what was taken back: a file a day, which is only added to, in a folder of its own. An id is on
the disk before its key goes. After a crash in between, the key is destroyed at the next start, as
it was asked. Lines that a power cut tore in two name nothing, and their keys were not destroyed.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils.timezone import localdate

from alongside.core.disk import add_to, write_whole

# An account, or a signature that is only counted, has no key that could be missing from the keys.
KEYS, ROWS = "keys", "rows"
LINE, DAY = re.compile(r"[0-9a-f]{32}"), re.compile(r"\d{4}-\d\d-\d\d\.")
EARLIER = "earlier"  # in the place of the day
MARGIN = timedelta(days=1)  # a file is named after a day, a backup after a moment


class NoList(Exception):
    """The folder is not there: a home was put together by hand, without it."""


def folder() -> Path:
    return Path(settings.TAKEN_BACK_FOLDER)


def add(ids: Iterable[UUID], kind: str = KEYS) -> None:
    """Note that these keys are to be destroyed now. Raises OSError; then none may be."""
    lines = "".join(f"\n{each.hex}" for each in ids)
    if lines:  # a line begins anew, whatever a power cut left of the one before
        add_to(folder() / f"{localdate().isoformat()}.{kind}.txt", f"{lines}\n".encode())


def read(kind: str = "*") -> set[UUID]:
    """Every id that is still listed, of one kind or of both. Raises NoList."""
    if not folder().is_dir():
        raise NoList
    files = sorted(folder().glob(f"*.{kind}.txt"))
    return {one for file in files for one in ids_in(file.read_text())}


def ids_in(text: str) -> set[UUID]:
    return {UUID(line) for line in text.split("\n") if LINE.fullmatch(line)}


def forget_keys_before(moment: datetime) -> None:
    """Forget what no backup needs any more: the oldest one that is kept is of this moment.

    A key that was destroyed before a backup was made is not in it, so nothing can bring it back.
    """
    for file in days_before(moment, KEYS):
        file.unlink()


def forget_days_of_rows_before(moment: datetime) -> None:
    """Forget on which days, never which: somebody may have kept a copy of the content for longer
    than we do, and an account that was erased must not come back from it."""
    old = days_before(moment, ROWS)
    if old:
        kept = folder() / f"{EARLIER}.{ROWS}.txt"
        known = ids_in(kept.read_text()) if kept.exists() else set()
        ids = known.union(*(ids_in(file.read_text()) for file in old))
        write_whole(kept, "".join(f"{each.hex}\n" for each in sorted(ids)).encode())
    for file in old:  # after a crash before this line they are in both, which is the same list
        file.unlink()


def days_before(moment: datetime, kind: str) -> list[Path]:
    last = localdate(moment - MARGIN).isoformat()
    found = (file for file in folder().glob(f"*.{kind}.txt") if DAY.match(file.name))
    return [file for file in found if file.name.partition(".")[0] < last]
