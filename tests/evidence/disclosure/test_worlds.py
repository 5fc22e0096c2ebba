"""Worlds set by set are worlds over all columns: people can be put together from them."""

from collections import Counter
from random import Random

import numpy as np
import pytest

from alongside.evidence.domain.disclosure.cliques import tree_of_sets
from alongside.evidence.domain.disclosure.layout import Layout
from alongside.evidence.domain.disclosure.program import Program
from alongside.evidence.domain.disclosure.rounding import round_by_sets
from alongside.evidence.domain.disclosure.worlds import Grid, Shape, TooLarge, Worlds

CIRCLES = [
    [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")],
    [("q1", "f1"), ("q1", "f2"), ("q2", "f1"), ("q2", "f2"), ("q3", "f1"), ("q3", "f2")],
    [("a", "b"), ("b", "c"), ("a", "c")],
    [("a", "b", "c"), ("c", "d")],
    [("a",), ("b",)],
]


def put_together(worlds: Worlds, world: np.ndarray) -> list[dict[str, int]]:
    """People with an atom for each column, and a stay: one set after the other."""
    people: list[dict[str, int]] = []
    for at, grid in enumerate(worlds.grids):
        more = listed(grid, world)
        if not at:
            people = more
            continue
        shared = [*sorted(grid.branch.overlaps[0][1]), "stay"]
        waiting: dict[tuple, list[dict[str, int]]] = {}
        for one in more:
            waiting.setdefault(tuple(one[name] for name in shared), []).append(one)
        people = [one | waiting[tuple(one[name] for name in shared)].pop() for one in people]
        assert not any(waiting.values())
    return people


def listed(grid: Grid, world: np.ndarray) -> list[dict[str, int]]:
    return [
        dict(zip([*grid.names, "stay"], where, strict=True))
        for where in np.ndindex(grid.number.shape)
        if grid.number[where] >= 0
        for _ in range(world[grid.number[where]])
    ]


@pytest.mark.parametrize("tables", CIRCLES)
@pytest.mark.parametrize("seed", range(4))
def test_a_world_found_set_by_set_is_one_of_people(tables, seed):
    random = Random(seed)
    names = sorted({name for columns in tables for name in columns})
    sheets = [{name: random.randrange(3) for name in names} for _ in range(60)]
    groups = {name: [("0",), ("1",), ("2",)] for name in names}
    layout = Layout(Worlds([Shape(60, 0, groups, tables)]))
    program = Program(layout.worlds.size, layout.sums, list(layout.worlds.overlaps()), 60)
    low, high = program.low.copy(), program.high.copy()
    for (_, kept), numbers in layout.cells.items():
        columns = sorted(kept)
        told = Counter(tuple(one[name] for name in columns) for one in sheets)
        for number, where in zip(numbers, np.ndindex((3,) * len(columns)), strict=True):
            low[number] = high[number] = told[where]
    program.limit(low, high)
    world = round_by_sets(program, layout.worlds.of_grids())
    assert world is not None
    people = put_together(layout.worlds, world)
    for columns in tables:
        kept = sorted(columns)
        then = Counter(tuple(one[name] for name in kept) for one in sheets)
        assert Counter(tuple(one[name] for name in kept) for one in people) == then


@pytest.mark.parametrize("tables", CIRCLES)
def test_every_table_is_inside_a_set_and_sets_form_a_tree(tables):
    sizes = {name: 3 for columns in tables for name in columns}
    tree = tree_of_sets([frozenset(columns) for columns in tables], sizes)
    for columns in tables:
        assert any(branch.columns >= set(columns) for branch in tree)
    for at, branch in enumerate(tree[1:], 1):
        before = {name for one in tree[:at] for name in one.columns}
        assert [branch.columns & before] == [shared for _, shared in branch.overlaps]


def test_what_is_too_large_is_said():
    groups = {name: [(str(at),) for at in range(40)] for name in "abcd"}
    with pytest.raises(TooLarge):
        Worlds([Shape(60, 0, groups, [tuple("abcd")])])
