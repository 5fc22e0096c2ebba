"""Turns the positions of one program into code points. Programs do not count alike.

The standard counts code points. A leading program counts UTF-16 units, so that every emoji moves
all that follows it by one. Others count a line break (CR LF) as one, or as two where the text has
only LF, or count the byte-order mark. `counting` finds out which it was.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import product

SPECIAL = re.compile("\r\n|[\r\n\U00010000-\U0010ffff]")
LINE_BREAKS = "\r\n"


@dataclass(frozen=True, slots=True)
class Way:
    """How one program counts."""

    utf16: bool = False
    mark: bool = False  # the byte-order mark counts as one
    breaks: int = 0  # 0: as written; 1: CR LF counts as one; 2: each line break counts as two

    def __str__(self) -> str:
        unit = "UTF-16 units" if self.utf16 else "code points"
        breaks = ("", ", CR LF as one", ", each line break as two")[self.breaks]
        return unit + breaks + (", with the byte-order mark" if self.mark else "")


STANDARD = Way()
UTF16 = Way(utf16=True)
WAYS = [Way(utf16, mark, n) for mark, n, utf16 in product((False, True), (0, 1, 2), (False, True))]


@dataclass(frozen=True, slots=True)
class Asked:
    """One selection as the file has it. `name` is often the first words that it holds."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    marked: bool  # it began with a byte-order mark, which `text` has no more


class Ruler:
    """Turns positions of one way into code points of one text."""

    def __init__(self, text: Text, way: Way) -> None:
        self.mark = 1 if way.mark and text.marked else 0
        self.size = len(text.text)
        self.counted, self.index, self.before = [0], [0], [0]
        moved = 0  # how far the count has run ahead of the code points
        for found in SPECIAL.finditer(text.text):
            width = found.end() - found.start()
            counts = self.width(found.group(), way)
            if counts != width:
                self.before.append(found.start() + moved)
                moved += counts - width
                self.counted.append(found.end() + moved)
                self.index.append(found.end())

    @staticmethod
    def width(special: str, way: Way) -> int:
        if special[0] not in LINE_BREAKS:
            return 2 if way.utf16 else 1
        return way.breaks or len(special)

    def __call__(self, position: int) -> int | None:
        """The code point, or None beyond the text or inside a character."""
        if position < 0:
            return None
        counted = max(position - self.mark, 0)
        last = bisect_right(self.counted, counted) - 1
        if last + 1 < len(self.before) and counted > self.before[last + 1]:
            return None
        index = self.index[last] + counted - self.counted[last]
        return index if index <= self.size else None
