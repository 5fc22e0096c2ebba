"""Before and after, word by word; and a cut that is carried into other words."""

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain import cut as cuts
from alongside.words.domain.compare import compare
from alongside.words.domain.retelling import carried

WORDS = some.lists(
    some.sampled_from(["a", "kettle", "was", "on", "\n", "שלום", "night."]), max_size=30
)
TEXT = WORDS.map(" ".join)


@given(TEXT, TEXT)
def test_both_versions_are_whole_in_it(before, after):
    found = compare(before, after)
    assert "".join(one.same + one.out for one in found) == before
    assert "".join(one.same + one.new for one in found) == after


@given(TEXT)
def test_the_same_words_change_nothing(text):
    assert [one for one in compare(text, text) if one.out or one.new] == []


def test_one_word_is_one_change_and_a_lone_word_between_two_goes_with_them():
    (change,) = [one for one in compare("I was very tired", "I was tired") if one.out or one.new]
    assert (change.out, change.new) == ("very ", "")
    changes = [one for one in compare("a b c d e", "a x c y e") if one.out or one.new]
    assert [(one.out, one.new) for one in changes] == [("b c d ", "x c y ")]


def test_very_long_words_are_compared_too():
    chance = random.Random(1)
    lines = [" ".join(chance.choices("abcdefgh", k=9)) for _ in range(1_200)]
    other = [*lines[:300], "a new line", *lines[301:]]
    before, after = "\n".join(lines), "\n".join(other)
    found = compare(before, after)
    assert "".join(one.same + one.new for one in found) == after
    assert sum(len(one.out) for one in found) < 40
    spaces = compare("\n" * 200_000 + "a", "\n" * 150_000 + "b" * 9)
    assert "".join(one.same + one.out for one in spaces) == "\n" * 200_000 + "a"


@given(TEXT, TEXT, some.data())
def test_a_carried_cut_shows_the_same_words_or_is_none(before, after, data):
    at = sorted(
        data.draw(some.lists(some.integers(0, len(before)), max_size=4, unique=True), label="ends")
    )
    cut = list(zip(at[::2], at[1::2], strict=False))
    found = cuts.carry(cut, before, after)
    if found is not None:
        assert [after[a:b] for a, b in found] == [before[a:b] for a, b in cut]
        assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert cuts.carry(cut, before, before) is not None


def test_a_word_is_not_found_inside_another():
    for other in ("a party", "smart", "artist"):
        assert cuts.carry([(0, 3)], "art is here", other) is None
    assert cuts.carry([(0, 3)], "art is here", "it is art") == [(6, 9)]
    assert cuts.carry([], "art", "") == []


def test_those_at_a_table_read_the_whole_whatever_it_becomes():
    assert carried("panel", [(0, 3)], "one", "quite other") == [(0, 11)]
    assert carried("letter", [(0, 3)], "one", "quite other") is None
