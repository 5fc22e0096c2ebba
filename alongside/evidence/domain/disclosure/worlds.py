"""Every whole-number world that a reader has to think of: how many people have each combination.

A world says, for each set of columns (`cliques`), each combination of their categories and each
stay, how many people there are. A stay is from the first release that counted a person to the last.
Categories that no release tells apart are one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import prod

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.domain.disclosure.cliques import Branch, Set, pairs_of_sets, tree_of_sets

Whole = NDArray[np.int64]
MOST = 400_000  # combinations in all sets: more is not looked at


class TooLarge(Exception):
    """There are more combinations than the check can finish."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One release without its counts. `left`: how many were taken away since the one before."""

    people: int
    left: int
    groups: Mapping[str, Sequence[Sequence[str]]]
    tables: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums of combinations: sum n adds those at places `at[start[n]:start[n + 1]]`."""

    start: Whole
    at: Whole

    def __len__(self) -> int:
        return len(self.start) - 1

    def __getitem__(self, sum_: int) -> Whole:
        return self.at[self.start[sum_] : self.start[sum_ + 1]]

    def of(self, world: Whole) -> Whole:
        totals = np.concatenate([[0], np.cumsum(world[self.at])])
        found: Whole = totals[self.start[1:]] - totals[self.start[:-1]]
        return found


def sums(each: Sequence[Whole]) -> Sums:
    start = np.cumsum([0, *(len(one) for one in each)])
    return Sums(start, np.concatenate([*each, np.empty(0, np.int64)]).astype(np.int64))


@dataclass(frozen=True, slots=True)
class Grid:
    """The combinations of one set of columns. `number` is -1 where nobody can be."""

    branch: Branch
    names: tuple[str, ...]  # an axis each; the last axis is the stay
    number: Whole


@dataclass(slots=True)
class Worlds:
    """`added` and `taken` are between each release and the next. Raises TooLarge, Impossible."""

    shapes: Sequence[Shape]
    loose: bool = False  # tables only have to agree where two of them overlap: more worlds
    added: list[int] = field(init=False)
    taken: list[int] = field(init=False)
    stays: list[tuple[int, int]] = field(init=False)
    parts: dict[str, Whole] = field(init=False)  # [release, atom] -> group, -1: in no group
    grids: list[Grid] = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        pairs = list(zip(self.shapes, self.shapes[1:], strict=False))
        self.taken = [after.left for _, after in pairs]
        self.added = [after.people - before.people + after.left for before, after in pairs]
        last = len(self.shapes) - 1
        self.stays = [
            (first, end)
            for first in range(last + 1)
            for end in range(first, last + 1)
            if (first == 0 or self.added[first - 1]) and (end == last or self.taken[end])
        ]
        names = sorted({name for shape in self.shapes for table in shape.tables for name in table})
        self.parts = {name: self.atoms(name) for name in names}
        sets = [frozenset(table) for shape in self.shapes for table in shape.tables]
        sizes = {name: part.shape[1] for name, part in self.parts.items()}
        tree = pairs_of_sets(sets) if self.loose else tree_of_sets(sets, sizes)
        self.grids, self.size = [], 0
        for branch in tree:
            self.grids.append(self.grid(branch))

    def atoms(self, name: str) -> Whole:
        """Each release's group of each atom: values that no release tells apart."""
        sides = [
            {value: at for at, group in enumerate(shape.groups[name]) for value in group}
            if any(name in table for table in shape.tables)
            else None
            for shape in self.shapes
        ]
        values = sorted({value for side in sides if side is not None for value in side})
        kinds = dict.fromkeys(
            tuple(0 if side is None else side.get(value, -1) for side in sides) for value in values
        )
        return np.array(list(kinds), dtype=np.int64).reshape(-1, len(sides)).T

    def grid(self, branch: Branch) -> Grid:
        names = tuple(sorted(branch.columns))
        shape = [*(self.parts[name].shape[1] for name in names), len(self.stays)]
        if self.size + prod(shape) > MOST:
            raise TooLarge
        possible = np.ones(shape, dtype=bool)
        for axis, name in enumerate(names):
            part = self.parts[name]
            fits = np.array(
                [
                    [(atom[first : end + 1] >= 0).all() for first, end in self.stays]
                    for atom in part.T
                ]
            )
            wide = [1] * len(shape)
            wide[axis], wide[-1] = fits.shape
            possible &= fits.reshape(wide)
        number = np.where(possible, np.cumsum(possible).reshape(shape) - 1 + self.size, -1)
        self.size += int(possible.sum())
        return Grid(branch, names, number)

    def margin(self, release: int, names: Sequence[str], stays: Sequence[int]) -> list[Whole]:
        """The combinations in each cell over these columns of a release, for people of such stays.

        Cells are in the order of the columns' groups, the last column changing fastest.
        """
        grid = min(
            (grid for grid in self.grids if grid.branch.columns >= set(names)),
            key=lambda grid: grid.number.size,
        )
        number = grid.number[..., list(stays)]
        cell = np.zeros(number.shape, dtype=np.int64)
        nowhere = number < 0
        for name in names:
            wide = [1] * number.ndim
            wide[grid.names.index(name)] = -1
            group = self.parts[name][release].reshape(wide)
            cell = cell * len(self.shapes[release].groups[name]) + group
            nowhere = nowhere | (group < 0)
        cells = prod(len(self.shapes[release].groups[name]) for name in names)
        where, at = cell[~nowhere], number[~nowhere]
        order = np.argsort(where, kind="stable")
        cuts = np.searchsorted(where[order], np.arange(1, cells))
        return np.split(at[order], cuts)

    def of_grids(self) -> list[NDArray[np.bool_]]:
        """The combinations of each grid."""
        found = []
        for grid in self.grids:
            inside = np.zeros(self.size, dtype=bool)
            inside[grid.number[grid.number >= 0]] = True
            found.append(inside)
        return found

    def overlaps(self) -> Iterator[tuple[Whole, Whole]]:
        """Two sets of combinations that have equally many people: a cell that two grids share."""
        for grid in self.grids:
            for other, shared in grid.branch.overlaps:
                parent, names = self.grids[other], sorted(shared)
                yield from zip(by_axes(grid, names), by_axes(parent, names), strict=True)

    def here(self, release: int) -> list[int]:
        """The stays of those whom a release counted."""
        return [at for at, (first, end) in enumerate(self.stays) if first <= release <= end]

    def came(self, after: int, until: int) -> list[int]:
        return [at for at, (first, _) in enumerate(self.stays) if after < first <= until]

    def went(self, after: int, until: int) -> list[int]:
        return [at for at, (_, end) in enumerate(self.stays) if after <= end < until]


def by_axes(grid: Grid, names: Sequence[str]) -> list[Whole]:
    """The combinations of a grid for each combination of these columns and the stay."""
    kept = [grid.names.index(name) for name in names] + [grid.number.ndim - 1]
    rest = [axis for axis in range(grid.number.ndim) if axis not in kept]
    table = grid.number.transpose(kept + rest)
    rows = table.reshape(prod(table.shape[: len(kept)]), -1)
    return [row[row >= 0] for row in rows]


def subsets(columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(columns) + 1):
        yield from combinations(sorted(columns), size)


def sets_of(shape: Shape) -> dict[Set, int]:
    """Each set of columns that some table has cells over, and how many tables have."""
    found: dict[Set, int] = {}
    for table in shape.tables:
        for names in subsets(table):
            found[frozenset(names)] = found.get(frozenset(names), 0) + 1
    return found
