"""The zip around a project, opened carefully. Nothing is ever unpacked onto a disk.

Sources: PKWARE APPNOTE 6.3.10; D. Fifield, "A better zip bomb" (2019).
"""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from alongside.evidence.domain.qda.project import BadProject

MOST_BYTES = 64 * 1024 * 1024  # of the zip
MOST_FILES = 10_000
MOST_OPEN = 256 * 1024 * 1024  # of everything inside
MOST_ONE = 32 * 1024 * 1024  # of one file that we read
MOST_RATIO = 200  # text packs five to one; a bomb a thousand to one
SMALL = 1024 * 1024  # under this the ratio says nothing
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
    OverflowError,
)


@dataclass(slots=True)
class Archive:
    """`folder` is where the project's file stands inside, mostly empty."""

    file: str
    folder: str
    zip: zipfile.ZipFile
    names: dict[str, zipfile.ZipInfo] = field(default_factory=dict)  # lower case, with /

    def read(self, name: str) -> bytes:
        """Raises BadProject."""
        return unpack(self.zip, self.names[name.casefold()])

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self.names


def open_archive(data: bytes) -> Archive:
    """Look at everything that the zip says of itself before reading any of it."""
    if len(data) > MOST_BYTES:
        raise BadProject(
            f"the file has {len(data):,} bytes, we read at most {MOST_BYTES:,}; take films out"
        )
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        found = opened.infolist()
    except BROKEN as wrong:
        raise BadProject(f"this is no whole zip ({str(wrong)[:80]}); export it again") from wrong
    if len(found) > MOST_FILES:
        raise BadProject(f"it has {len(found):,} files inside, we read at most {MOST_FILES:,}")
    names: dict[str, zipfile.ZipInfo] = {}
    for info in found:
        name = safe_name(info.filename)
        look(info, name)
        if name.casefold() in names:
            raise BadProject(f"“{name[:80]}” is inside twice; export it again")
        names[name.casefold()] = info
    total = sum(info.file_size for info in found)
    if total > MOST_OPEN:
        raise BadProject(
            f"it has {total:,} bytes inside, we read at most {MOST_OPEN:,}; take films out"
        )
    projects = [
        name for name in names if name.endswith(".qde") and not name.startswith("__macosx/")
    ]
    if len(projects) != 1:
        raise BadProject(f"it has {len(projects)} project files (.qde) inside, we need one")
    file = safe_name(names[projects[0]].filename)
    return Archive(file, file.rpartition("/")[0], opened, names)


def safe_name(name: str) -> str:
    """The name with / between its parts. Raises BadProject where it leads outside."""
    plain = name.replace("\\", "/")
    if plain.startswith("/") or re.match(r"[A-Za-z]:", plain) or ".." in plain.split("/"):
        raise BadProject(f"“{plain[:80]}” leads outside the file; we open nothing of it")
    return plain


def look(info: zipfile.ZipInfo, name: str) -> None:
    """Raises BadProject for what no project needs."""
    if info.flag_bits & 1:
        raise BadProject(f"“{name[:80]}” is locked with a password; export it without one")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadProject(f"“{name[:80]}” is packed in a way that we do not read; zip it again")
    ratio = info.file_size // max(info.compress_size, 1)
    if info.file_size > SMALL and ratio > MOST_RATIO:
        raise BadProject(
            f"“{name[:80]}” grows {ratio:,} times when opened, we allow {MOST_RATIO} times"
        )


def unpack(opened: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    name = info.filename[:80]
    try:
        with opened.open(info) as member:
            data = member.read(MOST_ONE + 1)  # what the zip says of sizes may be untrue
    except BROKEN as wrong:
        raise BadProject(f"“{name}” cannot be opened ({str(wrong)[:80]})") from wrong
    if len(data) > MOST_ONE:
        raise BadProject(f"“{name}” has more than {MOST_ONE:,} bytes; split it")
    return data
