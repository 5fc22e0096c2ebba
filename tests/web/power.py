"""A disk whose power can be cut: it remembers every write, and what was made sure of by a sync.

After a cut, each file holds what it held at its last sync. What was written since then is there,
or is not, or is there in part: a disk writes in any order, and when it likes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import apsw


@dataclass(frozen=True)
class Write:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """The file is shortened to this size."""

    file: str
    size: int


@dataclass(frozen=True)
class Sync:
    file: str


@dataclass(frozen=True)
class Said:
    """Here somebody was told that this is kept (or gone)."""

    what: str
    id: str


Entry = Write | Cut | Sync | Said


class Disk(apsw.VFS):
    """SQLite on real files; `log` has what it asked the disk for, in order."""

    def __init__(self) -> None:
        self.log: list[Entry] = []
        super().__init__("remembers", "")

    def xOpen(self, name: object, flags: list[int]) -> "File":
        return File(self.log, name, flags)


class File(apsw.VFSFile):
    def __init__(self, log: list[Entry], name: object, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.log, self.name = log, Path(path).name
        super().__init__("", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        self.log.append(Write(self.name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:
        self.log.append(Cut(self.name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:
        self.log.append(Sync(self.name))  # the test itself needs no real one


@dataclass
class Platter:
    """One file: what is sure, and what was asked for since."""

    sure: bytearray = field(default_factory=bytearray)
    asked: list[Write | Cut] = field(default_factory=list)

    def sync(self) -> None:
        self.sure = apply(self.sure, self.asked)
        self.asked = []


def apply(before: bytearray, asked: list[Write | Cut]) -> bytearray:
    after = bytearray(before)
    for each in asked:
        if isinstance(each, Cut):
            del after[each.size :]
            continue
        end = each.offset + len(each.data)
        if len(after) < end:
            after.extend(bytes(end - len(after)))
        after[each.offset : end] = each.data
    return after


def torn(asked: list[Write | Cut], chance: random.Random) -> list[Write | Cut]:
    """Some of what was asked for, and of one write only the beginning."""
    some = [each for each in asked if chance.random() < 0.5]
    at = chance.randrange(len(some) + 1)
    if at < len(some) and isinstance(part := some[at], Write):
        some[at] = Write(part.file, part.offset, part.data[: chance.randrange(len(part.data))])
    return some


def after_cuts(
    log: list[Entry], base: dict[str, bytes], chance: random.Random
) -> Iterator[tuple[list[Said], dict[str, bytes]]]:
    """For each write: what was said before it, and the files as they may be if the power goes then.

    At each write the disk did some of what it was asked. And once between two syncs it did nothing
    but what it was made to: that is the same for every write between them.
    """
    files = {name: Platter(bytearray(content)) for name, content in base.items()}
    said: list[Said] = []
    news = True
    for entry in log:
        news = news or not isinstance(entry, Write | Cut)
        if isinstance(entry, Said):
            said.append(entry)
            continue
        file = files.setdefault(entry.file, Platter())
        if isinstance(entry, Sync):
            file.sync()
            continue
        file.asked.append(entry)
        if news:
            yield said, {name: bytes(each.sure) for name, each in files.items()}
            news = False
        yield (
            said,
            {
                name: bytes(apply(each.sure, torn(each.asked, chance) if each.asked else []))
                for name, each in files.items()
            },
        )
