"""One word for many answers, attacked by readers who try every world."""

from collections import Counter, defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.gatherings.domain.feedback import ANSWERS, SAYS, Word, told_at, word


def ways(people: int) -> list[tuple[int, int, int]]:
    return [(a, b, people - a - b) for a in range(people + 1) for b in range(people + 1 - a)]


def add(*batches: tuple[int, int, int]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*batches, strict=True)))


def told(*batches: tuple[int, int, int]) -> tuple[Word, ...]:
    """All words that were told while these batches came, one after another."""
    return tuple(word(add(*batches[: end + 1])) for end in range(len(batches)))


# Who answered first, and who came after the first word.
STEPS = {"five": (5,), "fifteen": (5, 10)}


def others_as_seen(sizes: tuple[int, ...]) -> dict[object, set[tuple[int, int, int]]]:
    """For each thing somebody can see (all words, their own answer and batch, the batch they look
    at): every way in which the others of that batch may have answered."""
    seen = defaultdict(set)
    for world in product(*(ways(size) for size in sizes)):
        words = told(*world)
        for mine, batch in enumerate(world):
            for answer in (each for each in range(3) if batch[each]):
                for at, looked in enumerate(world):
                    left = list(looked)
                    if at == mine:
                        left[answer] -= 1
                    seen[words, mine, answer, at].add(tuple(left))
    return seen


@pytest.mark.parametrize("sizes", STEPS.values(), ids=STEPS)
def test_who_knows_their_own_answer_is_certain_of_nobody_elses(sizes):
    for possible in others_as_seen(sizes).values():
        for answer in range(3):
            everybody = sum(next(iter(possible)))
            assert {one[answer] for one in possible} != {everybody}


@pytest.mark.parametrize("sizes", STEPS.values(), ids=STEPS)
def test_nor_of_how_many_gave_an_answer(sizes):
    """Also not that nobody did: a count of those who came since the last word stays open."""
    for possible in others_as_seen(sizes).values():
        for answer in range(3):
            assert len({one[answer] for one in possible}) > 1


def test_telling_at_ten_would_be_too_much():
    """Why the steps are so wide: with five new ones after five, somebody is certain."""
    certain = [
        possible
        for possible in others_as_seen((5, 5)).values()
        if any(len({one[answer] for one in possible}) == 1 for answer in range(3))
    ]
    assert certain


@given(some.tuples(*[some.integers(0, 60)] * 3).filter(any))
def test_the_word_is_true(counts):
    first, _, last = counts
    total = sum(counts)
    match word(counts):
        case Word.FIRST:
            assert 2 * first >= total
            assert 2 * last < total
        case Word.LAST:
            assert 2 * last >= total
            assert 2 * first < total
        case Word.MIDDLE:
            assert 2 * max(first, last) < total or first == last


def test_it_is_told_at_five_and_then_with_twice_as_many_new_ones():
    assert [total for total in range(140) if told_at(total)] == [5, 15, 45, 135]


def test_every_question_has_three_answers_and_three_words():
    assert Counter(map(len, ANSWERS.values())) == {3: len(ANSWERS)}
    assert all(set(says) == set(Word) for says in SAYS.values())
    assert ANSWERS.keys() == SAYS.keys()
