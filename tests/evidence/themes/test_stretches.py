"""Stretches against an oracle that looks at one letter after another."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.themes.stretches import Alike, Run, compare, merged, runs

SIZES = some.integers(0, 20)
PLACE = some.integers(-3, 24)
MARKS = some.lists(some.tuples(PLACE, PLACE, some.sampled_from("abc")), max_size=10)


def at(marks: list[tuple[int, int, str]], letter: int) -> set[str]:
    return {code for start, end, code in marks if start <= letter < end}


@given(SIZES, MARKS)
def test_runs_are_the_text_letter_by_letter(size, marks):
    found = runs(size, marks)
    letters = [run.codes for run in found for _ in range(run.start, run.end)]
    assert letters == [at(marks, letter) for letter in range(size)]
    assert [run.start for run in found] == [0, *(run.end for run in found[:-1])][: len(found)]
    assert all(one.codes != two.codes for one, two in pairwise(found))


@given(SIZES, MARKS, MARKS)
def test_two_people_are_compared_letter_by_letter(size, mine, yours):
    found = compare(size, mine, yours)
    said = {
        letter: (run.first, run.second) for run in found for letter in range(run.start, run.end)
    }
    both = {letter: (at(mine, letter), at(yours, letter)) for letter in range(size)}
    assert said == {letter: codes for letter, codes in both.items() if any(codes)}
    for one in found:
        common = one.first & one.second
        alone = one.first ^ one.second
        kind = Alike.NOT if not common else Alike.PARTLY if alone else Alike.SAME
        assert one.alike is kind


@given(MARKS)
def test_merged_stretches_hold_the_same_letters(marks):
    found = merged((start, end) for start, end, _ in marks)
    letters = {letter for start, end in found for letter in range(start, end)}
    assert letters == {letter for start, end, _ in marks for letter in range(start, end)}
    assert all(one[1] < two[0] for one, two in pairwise(found))


def test_overlapping_codes_are_drawn_as_runs():
    assert runs(10, [(2, 6, "kind"), (4, 8, "hard")]) == [
        Run(0, 2, frozenset()),
        Run(2, 4, frozenset({"kind"})),
        Run(4, 6, frozenset({"kind", "hard"})),
        Run(6, 8, frozenset({"hard"})),
        Run(8, 10, frozenset()),
    ]
