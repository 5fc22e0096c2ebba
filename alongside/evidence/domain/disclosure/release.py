"""What a release of tables is, once it has left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from alongside.evidence.domain.disclosure import TOTAL
from alongside.evidence.domain.disclosure.cliques import Set
from alongside.evidence.domain.disclosure.worlds import Shape, subsets

Where = tuple[str, ...]  # a label, or the total, for each column of a table


class Contradiction(Exception):
    """Two tables of one release print different counts of the same people."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every combination of labels and totals has one count; None is hidden."""

    id: str
    columns: tuple[str, ...]
    cells: Mapping[Where, int | None]


@dataclass(frozen=True, slots=True)
class Refusal:
    table: str
    why: str


@dataclass(frozen=True, slots=True)
class Release:
    """`merged`: for each column of a table its labels, and the categories that each stands for."""

    threshold: int
    people: int
    left_since: int
    merged: Mapping[str, Mapping[str, tuple[str, ...]]]
    tables: tuple[Table, ...]
    refused: tuple[Refusal, ...] = ()

    def numbers(self) -> Iterator[int | None]:
        for table in self.tables:
            yield from table.cells.values()

    @property
    def hidden(self) -> int:
        return sum(number is None for number in self.numbers())

    @property
    def printed(self) -> int:
        return sum(number is not None for number in self.numbers())


def named(columns: tuple[str, ...], where: Where) -> str:
    """A cell as a reader would say it."""
    said = [f"{name} is {label}" for name, label in zip(columns, where, strict=True)]
    told = [each for each, label in zip(said, where, strict=True) if label != TOTAL]
    return " and ".join(told) or "everyone"


def shape_of(release: Release) -> Shape:
    groups = {name: list(labels.values()) for name, labels in release.merged.items()}
    tables = [table.columns for table in release.tables]
    return Shape(release.people, release.left_since, groups, tables)


def counts_of(release: Release) -> dict[Set, list[int | None]]:
    """For each set of columns the counts of its cells, the last column's labels fastest.

    Raises Contradiction where two tables differ.
    """
    found: dict[Set, list[int | None]] = {}
    for table in release.tables:
        for kept in subsets(table.columns):
            cells = [table.cells[where] for where in wheres(release, table.columns, kept)]
            before = found.setdefault(frozenset(kept), cells)
            for at, (one, other) in enumerate(zip(before, cells, strict=True)):
                if one is None:
                    before[at] = other
                elif other is not None and one != other:
                    raise Contradiction(f"{table.id}: {kept}")
    return found


def wheres(release: Release, columns: Sequence[str], kept: Sequence[str]) -> Iterator[Where]:
    """Every cell over the kept columns of a table, in the order of `worlds.margin`."""
    for chosen in product(*(release.merged[name] for name in kept)):
        label = dict(zip(kept, chosen, strict=True))
        yield tuple(label.get(name, TOTAL) for name in columns)


def every(release: Release, columns: Sequence[str]) -> Iterator[Where]:
    """Every cell of a table, in the order in which people read it: totals last."""
    yield from product(*([*release.merged[name], TOTAL] for name in columns))
