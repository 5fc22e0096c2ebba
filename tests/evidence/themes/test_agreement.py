"""Agreement: published examples, and an oracle that makes every pair one by one."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.themes.agreement import NoNumber, alpha, alpha_of_code

TABLES = some.lists(
    some.lists(some.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3), max_size=12
)


def rows(*people: str) -> list[list[str | None]]:
    """Each person's values in a line, one letter for each words; a dot where there is none."""
    return [
        [None if said == "." else said for said in words] for words in zip(*people, strict=True)
    ]


@pytest.mark.parametrize(
    ("people", "says", "words"),
    [
        (["0100000010", "1110010000"], 0.095, 10),  # B: two values
        (["aabbdcccedda", "babbbccceddd"], 0.692, 12),  # C: five values
        (  # D: four people, values missing; one of the twelve words has a single value
            ["123321412...", "1233224125.3", ".3332342251.", "12332441251."],
            0.743,
            11,
        ),
    ],
)
def test_the_examples_of_2011(people, says, words):
    found = alpha(rows(*people))
    assert round(float(found.alpha), 3) == says
    assert (found.words, found.people) == (words, len(people))


def by_pairs(table: list[list[str | None]]) -> Fraction | None:
    """Every ordered pair of values in the same words, and every pair of all of them."""
    units = [[value for value in row if value is not None] for row in table]
    units = [unit for unit in units if len(unit) > 1]
    every = [value for unit in units for value in unit]
    observed = sum(
        (
            Fraction(one != two, len(unit) - 1)
            for unit in units
            for one, two in permutations(unit, 2)
        ),
        Fraction(0),
    )
    expected = sum(one != two for one, two in permutations(every, 2))
    if not expected:
        return None
    return 1 - (observed / len(every)) / Fraction(expected, len(every) * (len(every) - 1))


@given(TABLES)
def test_it_is_what_all_pairs_say(table):
    slow = by_pairs(table)
    if slow is None:
        with pytest.raises(NoNumber):
            alpha(table)
    else:
        assert alpha(table).alpha == slow


@given(TABLES, some.randoms(use_true_random=False))
def test_nobody_counts_more_for_standing_first(table, random):
    order = [0, 1, 2]
    random.shuffle(order)
    turned = [[row[person] for person in order] for row in reversed(table)]
    assert said(turned) == said(table)


@given(TABLES)
def test_words_of_one_person_change_nothing(table):
    assert said([*table, ["c", None, None], [None, None, None]]) == said(table)


def said(table: list[list[str | None]]) -> object:
    try:
        return alpha(table)
    except NoNumber as refused:
        return str(refused)


def test_full_agreement_is_one():
    assert alpha([["a", "a"], ["b", "b"]]).alpha == 1


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ([], "No words were coded by two people"),
        ([["a", None], [None, "b"]], "No words were coded by two people"),
        ([["a", "a"], ["a", "a"]], "Everybody chose the same"),
    ],
)
def test_where_there_is_no_number_none_is_said(table, why):
    with pytest.raises(NoNumber, match=why):
        alpha(table)


def test_a_code_has_its_own_agreement():
    """Bo did not read the last words, and that is no "no"."""
    coded = [
        {"ann": {"kind"}, "bo": {"kind", "hard"}},
        {"ann": {"hard"}, "bo": set()},
        {"ann": set(), "bo": set()},
        {"ann": {"kind"}},
    ]
    kind, hard = alpha_of_code("kind", coded), alpha_of_code("hard", coded)
    assert (kind.alpha, kind.words, kind.people) == (1, 3, 2)
    assert hard.alpha == alpha(rows("nyn", "ynn")).alpha
    with pytest.raises(NoNumber):
        alpha_of_code("nobody chose this", coded)
