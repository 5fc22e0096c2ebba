"""The sheets beside the last release: what would show who came or who went since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.domain.disclosure.categories import Column, Groups
from alongside.evidence.domain.disclosure.cliques import Set
from alongside.evidence.domain.disclosure.counting import Counts, Sheets
from alongside.evidence.domain.disclosure.release import Release, counts_of
from alongside.evidence.domain.disclosure.worlds import subsets

Known = NDArray[np.float64]  # counts, not-a-number where one is hidden


@dataclass(frozen=True, slots=True)
class Before:
    """Where nobody left or nobody came since, the difference of two printed counts tells a change.

    `sign`: 1 where nobody left, -1 where nobody came.
    """

    last: Release
    counts: Mapping[Set, Sequence[int | None]]
    columns: Mapping[str, Column]
    sign: int

    def shown(
        self, names: Sequence[str], state: Mapping[str, Groups], now: Counts, threshold: int
    ) -> NDArray[np.bool_]:
        """Counts of a table, totals and all, that would show a change below the threshold."""
        found = np.zeros(now.shape, dtype=bool)
        for kept in subsets(names):
            before = self.counted(kept, state) if kept else None
            if before is None:
                continue
            order = [name for name in names if name in kept]
            before = before.transpose([kept.index(name) for name in order])
            where = tuple(slice(-1) if name in kept else -1 for name in names)
            change = self.sign * (now[where] - before)
            found[where] = change < threshold
        return found

    def counted(self, names: Sequence[str], state: Mapping[str, Groups]) -> Known | None:
        """The last release's counts over these groups, where it has them."""
        told = self.counts.get(frozenset(names))
        if told is None:
            return None
        counts = np.array([np.nan if one is None else one for one in told], dtype=float)
        counts = counts.reshape([len(self.last.merged[name]) for name in names])
        for axis, name in enumerate(names):
            inside = self.inside(name, state[name])
            if inside is None:
                return None
            parts = [
                counts.take(np.flatnonzero(inside == at), axis).sum(axis)
                for at in range(len(state[name]))
            ]
            counts = np.stack(parts, axis)
        return counts

    def inside(self, name: str, groups: Groups) -> NDArray[np.int64] | None:
        """The group that holds each of the last release's; None where one is in two."""
        place = {self.columns[name].values[v]: at for at, group in enumerate(groups) for v in group}
        found = []
        for values in self.last.merged[name].values():
            homes = {place[value] for value in values}
            if len(homes) > 1:
                return None
            found.append(homes.pop())
        return np.array(found, dtype=np.int64)


def before(
    earlier: Sequence[Release], columns: Mapping[str, Column], people: int, left: int
) -> Before | None:
    if not earlier:
        return None
    last = earlier[-1]
    came = people - last.people + left
    if (came > 0) == (left > 0):
        return None
    return Before(last, counts_of(last), columns, 1 if came else -1)


def contradicts(last: Release, columns: Mapping[str, Column], sheets: Sheets, left: int) -> bool:
    """So many more, or fewer, are in a printed cell now that nobody could have come and left so."""
    came = sheets.people - last.people + left
    if came < 0 or left > last.people:
        return True
    groups = {
        name: as_before(last, name, column)
        for name, column in columns.items()
        if name in last.merged
    }
    for names, told in counts_of(last).items():
        if not names or not names <= set(groups):
            continue
        kept = sorted(names)
        now = sheets.count(kept, groups)[
            tuple(slice(len(last.merged[name])) for name in kept)
        ].ravel()
        for count, before in zip(now.tolist(), told, strict=True):
            if before is not None and not before - left <= count <= before + came:
                return True
    return False


def as_before(last: Release, name: str, column: Column) -> Groups:
    """The last release's groups, then one of all values that are new since."""
    place = {value: at for at, value in enumerate(column.values)}
    known = [tuple(place[value] for value in values) for values in last.merged[name].values()]
    new = set(range(len(column.values))) - {at for group in known for at in group}
    return (*known, tuple(sorted(new)))
