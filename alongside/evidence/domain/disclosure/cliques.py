"""Sets of columns that can be looked at one after the other, exactly.

Columns that stand in one table are joined; more are joined until every circle of four or more has
a chord. The sets of columns that are all joined then form a tree, and whole-number tables over the
sets that agree where they overlap always belong to one world over all columns: in each cell of an
overlap both sides have equally many people, and these are paired off in any way. So a world over
all columns is never written down. Source: S. Lauritzen, Graphical Models (1996), 2.1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod

Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class Branch:
    """A set of columns, and what it shares with sets before it in the list (by their places)."""

    columns: Set
    overlaps: tuple[tuple[int, Set], ...]


def tree_of_sets(tables: Iterable[Set], size: Mapping[str, int]) -> list[Branch]:
    """Takes out one column after the other, the one with the smallest set of neighbours first."""
    beside: dict[str, set[str]] = {}
    for table in tables:
        for name in sorted(table):
            beside.setdefault(name, set()).update(table - {name})
    found: list[Set] = []
    while beside:
        name = min(
            beside, key=lambda each: (size[each] * prod(size[one] for one in beside[each]), each)
        )
        around = beside.pop(name)
        found.append(frozenset(around | {name}))
        for one in around:
            beside[one] |= around - {one}
            beside[one].discard(name)
    return in_a_tree(largest(found))


def largest(sets: Iterable[Set]) -> list[Set]:
    found = set(sets) or {frozenset()}
    return sorted((one for one in found if not any(one < other for other in found)), key=sorted)


def in_a_tree(sets: list[Set]) -> list[Branch]:
    """The tree in which neighbours share most, each set after its parent."""
    tree = [Branch(sets[0], ())]
    waiting = sets[1:]
    while waiting:
        _, at, parent = max(
            (len(one & branch.columns), -at, -place)
            for at, one in enumerate(waiting)
            for place, branch in enumerate(tree)
        )
        one = waiting.pop(-at)
        tree.append(Branch(one, ((-parent, one & tree[-parent].columns),)))
    return tree


def pairs_of_sets(tables: Iterable[Set]) -> list[Branch]:
    """The tables themselves, which agree wherever two of them overlap."""
    found: list[Branch] = []
    for columns in largest(tables):
        last: dict[Set, int] = {}
        for place, before in enumerate(found):
            last[columns & before.columns] = place
        found.append(Branch(columns, tuple((place, shared) for shared, place in last.items())))
    return found
