"""One-way tables: what leaves is safe, whatever the answers are."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.disclosure import THRESHOLD
from alongside.evidence.domain.disclosure.one_way import (
    OTHER,
    Unsafe,
    as_release,
    one_way,
    spelling,
    tally,
)

ANSWERS = some.lists(some.sampled_from(["yes", "Yes ", "no", "maybe", "", "other", "a", "b"]))
MANY = some.lists(some.integers(0, 30).map(str), max_size=200)


def worlds(table, people: int) -> dict[str, set[int]]:
    """An oracle, slow and obvious: for one printed one-way table, what each cell can be in some
    world of whole people. Every count is printed, so there is one world, and it is the table."""
    assert sum(table.cells.values()) == people
    return {name: {count} for name, count in table.cells.items()} | {"*": {people}}


@given(ANSWERS | MANY)
def test_no_cell_and_no_total_can_be_known_to_be_small(answers):
    try:
        table = one_way("q", answers)
    except Unsafe:
        return
    for possible in worlds(table, len(answers)).values():
        assert max(possible) >= THRESHOLD


@given(ANSWERS | MANY)
def test_the_numbers_are_true(answers):
    try:
        table = one_way("q", answers)
    except Unsafe:
        return
    truly = Counter(spelling(answer) for answer in answers)
    for name, spellings in table.merged.items():
        kinds = {spelling(each) if each != "(no answer)" else "" for each in spellings}
        assert table.cells[name] == sum(truly[kind] for kind in kinds)
    assert table.people == len(answers)


@given(ANSWERS | MANY)
def test_it_refuses_only_what_it_must(answers):
    """With two kinds of at least the threshold each, there is always a safe table."""
    large = [count for count in tally(answers)[0].values() if count >= THRESHOLD]
    small = len(answers) - sum(large)
    if len(large) >= 2 and (small == 0 or small >= THRESHOLD):
        assert one_way("q", answers).people == len(answers)


@given(MANY)
def test_the_order_of_the_sheets_changes_nothing(answers):
    def told(given_in: list[str]) -> object:
        try:
            return one_way("q", given_in)
        except Unsafe as refused:
            return str(refused)

    assert told(answers) == told(list(reversed(answers)))


def test_small_ones_fold_into_other():
    table = one_way("q", ["a"] * 10 + ["b"] * 7 + ["c"] * 3 + ["d"] * 2)
    assert table.cells == {"a": 10, "b": 7, OTHER: 5}
    assert table.merged[OTHER] == ["c", "d"]


def test_a_small_other_takes_the_next_smallest_along():
    table = one_way("q", ["a"] * 10 + ["b"] * 7 + ["c"] * 6 + ["d"])
    assert table.cells == {"a": 10, "b": 7, OTHER: 7}


@pytest.mark.parametrize(
    "answers", [[], ["a"] * 4, ["a"] * 20, [str(n) for n in range(50)], ["a"] * 9 + ["b"]]
)
def test_what_cannot_be_told_is_refused(answers):
    with pytest.raises(Unsafe):
        one_way("q", answers)


def test_a_release_reads_as_the_contract_says():
    table = one_way("lonely", ["often"] * 12 + ["never"] * 6)
    assert as_release(table) == {
        "threshold": 5,
        "people": 18,
        "left_since": 0,
        "merged": {"lonely": {"often": ["often"], "never": ["never"]}},
        "tables": [
            {
                "id": "t1",
                "cells": [
                    {"where": {"lonely": "often"}, "count": 12},
                    {"where": {"lonely": "never"}, "count": 6},
                    {"where": {"lonely": "*"}, "count": 18},
                ],
            }
        ],
        "hidden": 0,
        "refused": [],
    }
