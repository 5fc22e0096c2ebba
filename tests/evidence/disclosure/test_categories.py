"""Merging: whatever is merged, every value is in one group, and neighbours stay neighbours."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.disclosure import NO_ANSWER, TOTAL
from alongside.evidence.domain.disclosure.categories import (
    column,
    labels,
    next_step,
    span,
    splits,
    steps,
)

ANSWERS = some.lists(some.sampled_from(["", "a", "b", "c", "d", "e", "*", "other"]), max_size=40)
ORDER = ["*", "a", "b", "c", "d", "e", "other"]


@given(ANSWERS, some.booleans(), some.integers(0, 99))
def test_every_way_of_merging_keeps_every_value_once(answers, ordered, seed):
    one = column(answers, [], ORDER if ordered else None, kept=False)
    random = Random(seed)
    groups = one.fine
    while more := list(steps(one, groups)):
        step = next_step(one, groups)
        assert step in more
        before, groups = groups, random.choice([*more, step])
        assert before in list(splits(one, groups))
        assert sorted(value for group in groups for value in group) == list(range(len(one.values)))
        named = labels(one, groups)
        assert len(set(named)) == len(groups)
        assert TOTAL not in named
        if ordered:
            assert all(touching(one, group) for group in groups)
    assert len(groups) <= 1


def touching(one, group) -> bool:
    line = [at for at in group if one.values[at] != NO_ANSWER]
    whole = not line or line == list(range(line[0], line[-1] + 1))
    at_an_end = len(line) == len(group) or not line or line[0] == 0 or line[-1] == len(ORDER) - 1
    return whole and at_an_end


@given(ANSWERS)
def test_what_is_kept_never_merges(answers):
    one = column(answers, [], None, kept=True)
    assert next_step(one, one.fine) is None
    assert list(steps(one, one.fine)) == []


def test_the_smallest_folds_first_and_joins_what_is_folded():
    one = column([*"aaaaa", *"bbb", *"cc", "d"], [], None, kept=False)
    once = next_step(one, one.fine)
    assert labels(one, once) == ["a", "b", "other"]
    assert labels(one, next_step(one, once)) == ["a", "other"]


def test_neighbours_that_stand_for_the_fewest_values_join_first():
    one = column([*"aabbccdd"], [], list("abcd"), kept=False)
    once = next_step(one, one.fine)
    assert once == ((0, 1), (2,), (3,))
    assert next_step(one, once) == ((0, 1), (2, 3))


@pytest.mark.parametrize(
    ("values", "name"),
    [
        (["18-24", "25-34"], "18–34"),
        (["18-24", "25-34", "35+"], "18+"),
        (["never", "rarely", "often"], "never – often"),
        (["18-24", NO_ANSWER], "18-24 or (no answer)"),
    ],
)
def test_names_of_neighbours(values, name):
    assert span(values) == name
