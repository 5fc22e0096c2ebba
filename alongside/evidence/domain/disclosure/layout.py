"""Every different cell of some releases, and what a reader of them must not find out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from alongside.evidence.domain.disclosure.cliques import Set
from alongside.evidence.domain.disclosure.worlds import Sums, Whole, Worlds, sets_of, sums


@dataclass(frozen=True, slots=True)
class Place:
    """One cell over some columns of a release; `cell` counts its groups, last column fastest."""

    release: int
    columns: tuple[str, ...]
    cell: int


@dataclass(frozen=True, slots=True)
class Secrets:
    """Sums that must not be told. Those of `small` could be `least` or more in some world.

    The others (those who came, or went, between two releases) must not be known exactly while
    they are below `least`. `between` is the two releases, and whether it counts who came.
    """

    sums: Sums
    least: Whole
    small: np.ndarray[tuple[int], np.dtype[np.bool_]]
    places: Sequence[Place]
    between: Sequence[tuple[int, int, bool] | None]

    def __len__(self) -> int:
        return len(self.places)


@dataclass(slots=True)
class Layout:
    """`cells[(release, columns)]`: the number of each cell; equal cells have one number.

    `known` are numbers of cells whose sum every reader knows, with that sum.
    """

    worlds: Worlds
    cells: dict[tuple[int, Set], list[int]] = field(init=False)
    sums: Sums = field(init=False)
    known: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        numbers: dict[tuple[int, bytes], int] = {}
        found: list[Whole] = []

        def number(release: int, at: Whole) -> int:
            key = (release, np.sort(at).tobytes())
            if key not in numbers:
                numbers[key] = len(found)
                found.append(at)
            return numbers[key]

        self.cells, self.known = {}, {}
        for release, shape in enumerate(self.worlds.shapes):
            stays = self.worlds.here(release)
            for names in [frozenset[str](), *sets_of(shape)]:
                cells = self.worlds.margin(release, sorted(names), stays)
                self.cells[release, names] = [number(release, at) for at in cells]
            self.known[self.cells[release, frozenset()][0]] = shape.people
        for step, (came, went) in enumerate(
            zip(self.worlds.added, self.worlds.taken, strict=True), 1
        ):
            for stays, people in (
                (self.worlds.came(step - 1, step), came),
                (self.worlds.went(step - 1, step), went),
            ):
                at = self.worlds.margin(0, (), stays)[0]
                self.known[number(-1, at)] = people
        self.sums = sums(found)

    def where(self) -> dict[int, Place]:
        """A place of each numbered cell."""
        return {
            number: Place(release, tuple(sorted(names)), at)
            for (release, names), numbers in self.cells.items()
            for at, number in enumerate(numbers)
        }


def secrets(layout: Layout, hidden: Sequence[int], thresholds: Sequence[int]) -> Secrets:
    """`hidden` are numbers of cells that are not printed."""
    where = layout.where()
    found: list[Whole] = [layout.sums[number] for number in hidden]
    places = [where[number] for number in hidden]
    least = [thresholds[place.release] for place in places]
    between: list[tuple[int, int, bool] | None] = [None] * len(hidden)
    seen: set[tuple[int, int, bool, bytes]] = set()
    for early, late, came, place, at in changes(layout.worlds):
        key = (early, late, came, np.sort(at).tobytes())
        if key not in seen:
            seen.add(key)
            found.append(at)
            places.append(place)
            between.append((early, late, came))
            least.append(max(thresholds[early], thresholds[late]))
    small = np.array([each is None for each in between], dtype=bool)
    return Secrets(sums(found), np.array(least, dtype=np.int64), small, places, between)


def changes(worlds: Worlds) -> Iterator[tuple[int, int, bool, Place, Whole]]:
    """Those who came and those who went between any two releases, in each cell of either."""
    for early, late in combinations(range(len(worlds.shapes)), 2):
        for came in (True, False):
            if not any((worlds.added if came else worlds.taken)[early:late]):
                continue
            stays = worlds.came(early, late) if came else worlds.went(early, late)
            for release in (early, late):
                for names in [frozenset[str](), *sets_of(worlds.shapes[release])]:
                    columns = tuple(sorted(names))
                    for cell, at in enumerate(worlds.margin(release, columns, stays)):
                        yield early, late, came, Place(release, columns, cell), at


def printed(
    layout: Layout, counts: Mapping[tuple[int, Set], Sequence[int | None]]
) -> dict[int, int] | None:
    """The count of every cell that is printed somewhere; None where two of them differ."""
    found = dict(layout.known)
    for key, numbers in layout.cells.items():
        for number, count in zip(numbers, counts.get(key, [None] * len(numbers)), strict=True):
            if count is not None and found.setdefault(number, count) != count:
                return None
    return found
