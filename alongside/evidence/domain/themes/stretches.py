"""Stretches of a text under codes: merged, cut into runs to draw, and two people's compared.

A stretch is (start, end) in code points, `end` not in it. A mark is a stretch under a code.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

Mark = tuple[int, int, Hashable]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of the text, all of it under the same codes. A page draws it as one element."""

    start: int
    end: int
    codes: frozenset[Hashable]


class Alike(StrEnum):
    SAME = "same"
    PARTLY = "partly"  # some codes in common, some not
    NOT = "not"  # no code in common: only one coded it, or each with other codes


@dataclass(frozen=True, slots=True)
class Shared:
    """A piece that at least one of two people coded."""

    start: int
    end: int
    first: frozenset[Hashable]
    second: frozenset[Hashable]

    @property
    def alike(self) -> Alike:
        if self.first == self.second:
            return Alike.SAME
        return Alike.PARTLY if self.first & self.second else Alike.NOT


def merged(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that touch or overlap become one; in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(one for one in stretches if one[0] < one[1]):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def runs(size: int, marks: Iterable[Mark]) -> list[Run]:
    """The whole text of `size` letters, cut where its codes change; uncoded pieces have none.

    No letter is in two runs, none is missing, and neighbours differ.
    """
    found: list[Run] = []
    for start, end, codes in pieces(size, marks):
        if found and found[-1].codes == codes:
            found[-1] = Run(found[-1].start, end, codes)
        else:
            found.append(Run(start, end, codes))
    return found


def pieces(size: int, marks: Iterable[Mark]) -> Iterator[tuple[int, int, frozenset[Hashable]]]:
    changes: dict[int, Counter[Hashable]] = {}
    for start, end, code in marks:
        if max(start, 0) < min(end, size):
            changes.setdefault(max(start, 0), Counter())[code] += 1
            changes.setdefault(min(end, size), Counter())[code] -= 1
    on: Counter[Hashable] = Counter()  # how many marks of a code are open: it may overlap itself
    at = 0
    for place in sorted({*changes, size}):
        if at < place:
            yield at, place, frozenset(code for code, count in on.items() if count)
        on.update(changes.get(place, Counter()))
        at = place


def compare(size: int, first: Iterable[Mark], second: Iterable[Mark]) -> list[Shared]:
    """Where two people coded, and whether alike. What neither coded is left out."""
    ones, others = runs(size, first), runs(size, second)
    found: list[Shared] = []
    at = one_at = other_at = 0
    while at < size:
        one, other = ones[one_at], others[other_at]
        end = min(one.end, other.end)
        if one.codes or other.codes:
            found.append(Shared(at, end, one.codes, other.codes))
        one_at, other_at, at = one_at + (one.end == end), other_at + (other.end == end), end
    return found
