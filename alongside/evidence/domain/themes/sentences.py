"""Sentences of a text, to choose from without a mouse; and a stretch by its first and last words.

Places are code points, the end not in it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.evidence.domain.themes.stretches import Mark, merged, runs

# Up to a full stop, question or exclamation mark (also of other scripts) before a space, or a line.
SENTENCE = re.compile(r"[^\n]+?(?:[.?!…。？！۔؟।]+[\"'”’)\]]*(?=\s|$)|(?=\n)|$)", re.DOTALL)
LONGEST = 600  # letters: speech that was written down may have no full stop for a page


def sentences(text: str) -> list[tuple[int, int]]:
    """In order, none in another; every letter that is no space is in one."""
    found: list[tuple[int, int]] = []
    for match in SENTENCE.finditer(text):
        start, end = trimmed(text, *match.span())
        while end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            cut = space if space > start else start + LONGEST
            found.append(trimmed(text, start, cut))
            start, end = trimmed(text, cut, end)
        if start < end:
            found.append((start, end))
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def stretch(text: str, first: str, last: str) -> tuple[int, int] | None:
    """From where `first` begins to the nearest end of `last` after it. None: not in the text.

    Large and small letters are alike, and so is all white space. Without `last`, `first` alone.
    """
    begun = spelled(first).search(text) if first.strip() else None
    if begun is None:
        return None
    if not last.strip():
        return begun.span()
    ended = spelled(last).search(text, begun.start())
    if ended is None or ended.end() < begun.end():
        ended = spelled(last).search(text, begun.end())
    return (begun.start(), ended.end()) if ended else None


def spelled(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)


def joined(text: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """In order; neighbours with only white space between them become one."""
    found: list[tuple[int, int]] = []
    for start, end in merged(stretches):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence to choose, in pieces that are each under the same codes."""

    start: int
    end: int
    pieces: list[tuple[str, bool]]  # the letters, and whether any code is on them

    @property
    def place(self) -> str:
        return f"{self.start}-{self.end}"


def lines(text: str, marks: Iterable[Mark]) -> list[Line]:
    """`marks` are the ones that are drawn."""
    drawn = [(start, end, True) for start, end, _ in marks]
    cut = runs(len(text), drawn)
    found = []
    for start, end in sentences(text):
        inside = [
            (text[max(run.start, start) : min(run.end, end)], bool(run.codes))
            for run in cut
            if run.start < end and run.end > start
        ]
        found.append(Line(start, end, inside))
    return found
