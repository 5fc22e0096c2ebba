"""Times that are fair: nobody is always the one who cannot come. Pure: no clock, no database.

The group rotates through the chosen times. Somebody's misses are those of before and each chosen
time that they cannot come to. Of all choices the one is best whose misses, sorted from most to
least, are smallest in dictionary order; then the one with the fewest "if I must"; then the
earliest. Source: leximin, A. Sen, Collective Choice and Social Welfare (1970), 9*2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations
from math import comb

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
MOST = 2_000_000  # choices to look at: 84 times, 4 chosen, are 1,929,501


@dataclass(frozen=True, slots=True)
class Person:
    """What one person said. A time in neither list is one they cannot come to."""

    id: str
    can: frozenset[str]
    if_needed: frozenset[str] = field(default=frozenset())
    missed_before: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    chosen: tuple[str, ...]  # in the order in which the times were given
    misses: dict[str, int]
    if_needed: dict[str, int]


class TooMany(Exception):
    """More choices than we can look at one by one. The message is for the person."""


def choose(slots: Sequence[str], people: Sequence[Person], count: int) -> Choice:
    """The best `count` of `slots`, proved by looking at every choice. Raises TooMany.

    How two choices compare: going down from the most misses anybody could have, the better one
    is the first to have fewer people there. That is dictionary order on the sorted misses.
    """
    if comb(len(slots), count) > MOST:
        raise TooMany("These are too many times. Offer fewer, or choose fewer of them.")
    ordered = sorted(people, key=lambda person: person.missed_before)
    cannot = absences(slots, ordered)
    must = np.array([sum(slot in one.if_needed for one in ordered) for slot in slots], np.int64)
    levels = Levels([one.missed_before for one in ordered], count)
    best: tuple[list[int], int] | None = None
    found: list[int] = []
    for first, rest, sums in by_first(cannot, count):
        alive, crowds = levels.fewest(sums, best[0] if best else None)
        if not len(alive):
            continue
        uses = must[first] + must[rest[alive]].sum(axis=1)
        at = int(uses.argmin())  # the earliest of those with the fewest
        if best is None or (crowds, int(uses[at])) < best:
            best, found = (crowds, int(uses[at])), [first, *rest[alive[at]].tolist()]
    return describe(tuple(slots[at] for at in found), people)


def describe(chosen: tuple[str, ...], people: Sequence[Person]) -> Choice:
    return Choice(
        chosen,
        {
            one.id: one.missed_before + sum(s not in one.can | one.if_needed for s in chosen)
            for one in people
        },
        {one.id: sum(s in one.if_needed for s in chosen) for one in people},
    )


def absences(slots: Sequence[str], people: Sequence[Person]) -> Bits:
    """One row a time, one bit a person: set where they cannot come."""
    rows = np.zeros((len(slots), max(1, -(-len(people) // 64)) * 64), dtype=bool)
    for at, one in enumerate(people):
        rows[:, at] = [slot not in one.can and slot not in one.if_needed for slot in slots]
    return np.packbits(rows, axis=1, bitorder="little").view(np.uint64)


def by_first(cannot: Bits, count: int) -> Iterator[tuple[int, NDArray[np.intp], list[Bits]]]:
    """Every choice in dictionary order, together by its first time: that time, the rows of the
    others, and for each row how many of all its times each person cannot come to.

    The sums of the others are made once; each first time is added to those that come after it.
    """
    slots = len(cannot)
    flat = np.fromiter(chain.from_iterable(combinations(range(slots), count - 1)), np.intp)
    rest = flat.reshape(comb(slots, count - 1), count - 1)
    sums = [np.zeros((len(rest), cannot.shape[1]), np.uint64)]
    for column in rest.T:
        sums = add(sums, cannot[column])
    starts = np.searchsorted(rest[:, 0], range(1, slots + 1)) if count > 1 else [0] * slots
    for first, start in enumerate(starts):
        if start < len(rest):
            yield first, rest[start:], add([plane[start:] for plane in sums], cannot[first])


def add(sums: list[Bits], more: Bits) -> list[Bits]:
    """One more to those whose bit is set. Sums are binary digits in planes, lowest first."""
    carry, planes = more, []
    for digit in sums:
        planes.append(digit ^ carry)
        carry = digit & carry
    return [*planes, carry] if carry.any() else planes


class Levels:
    """Numbers of misses from the top down, and whose bits can stand at each."""

    def __init__(self, before: Sequence[int], count: int) -> None:
        """`before` is sorted, so that people who missed equally often are neighbours."""
        self.groups: dict[int, tuple[slice, Bits]] = {}
        for missed in set(before):
            start, end = before.index(missed), len(before) - before[::-1].index(missed)
            words = slice(start // 64, (end - 1) // 64 + 1)
            mask = np.zeros((words.stop - words.start) * 64, dtype=bool)
            mask[start - words.start * 64 : end - words.start * 64] = True
            self.groups[missed] = words, np.packbits(mask, bitorder="little").view(np.uint64)
        tops = {missed + more for missed in self.groups for more in range(count + 1)}
        self.levels = sorted(tops, reverse=True)

    def fewest(
        self, sums: list[Bits], beat: list[int] | None
    ) -> tuple[NDArray[np.intp], list[int]]:
        """Which choices have the fewest people level by level, and how many people those are.

        None, where all of them are worse than `beat`.
        """
        alive = np.arange(len(sums[0]))
        crowds: list[int] = []
        ahead = beat is None  # already better than what is to beat
        for at, level in enumerate(self.levels):
            here = self.at_level(level, sums)
            fewest = int(here.min())
            if not ahead and beat is not None:
                if fewest > beat[at]:
                    return alive[:0], crowds
                ahead = fewest < beat[at]
            crowds.append(fewest)
            keep = here == fewest
            if not keep.all():
                alive, sums = alive[keep], [plane[keep] for plane in sums]
        return alive, crowds

    def at_level(self, level: int, sums: list[Bits]) -> NDArray[np.int64]:
        """For each choice, how many people have exactly that many misses."""
        total = np.zeros(len(sums[0]), np.int64)
        for missed, (words, mask) in self.groups.items():
            more = level - missed
            if 0 <= more < 1 << len(sums):
                exact = np.broadcast_to(mask, sums[0][:, words].shape)
                for power, plane in enumerate(sums):
                    part = plane[:, words]
                    exact = exact & (part if more >> power & 1 else ~part)
                total += np.bitwise_count(exact).sum(axis=1, dtype=np.int64)
        return total
