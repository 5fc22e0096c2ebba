"""How many people each cell of a table has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alongside.evidence.domain.disclosure.categories import Groups

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sheets:
    """For each column and sheet, the place of its answer among the column's values."""

    people: int
    places: Mapping[str, NDArray[np.int64]]

    def count(self, columns: Sequence[str], groups: Mapping[str, Groups]) -> Counts:
        """One axis a column: its groups, then the total."""
        where = np.zeros(self.people, dtype=np.int64)
        for name in columns:
            where = where * len(groups[name]) + of_value(groups[name])[self.places[name]]
        shape = [len(groups[name]) for name in columns]
        inner = np.bincount(where, minlength=int(np.prod(shape, dtype=np.int64)))
        return with_totals(inner.reshape(shape))


def with_totals(inner: Counts) -> Counts:
    for axis in range(inner.ndim):
        inner = np.concatenate([inner, inner.sum(axis=axis, keepdims=True)], axis=axis)
    return inner


def of_value(groups: Groups) -> NDArray[np.int64]:
    """The group of each value."""
    found = np.zeros(sum(map(len, groups)), dtype=np.int64)
    for at, group in enumerate(groups):
        found[list(group)] = at
    return found
