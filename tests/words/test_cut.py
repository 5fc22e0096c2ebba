"""A cut may leave out, never change."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from alongside.words.domain.cut import LEFT_OUT, find, show

LETTERS = some.text("abc 𝄞e\u0301\u202e\n.", min_size=1, max_size=60)


def kept(text: str) -> list[str]:
    return text.split()


@given(LETTERS)
def test_the_whole_is_its_own_cut(whole):
    assume(whole.split())
    cut = find(whole, whole)
    assert cut is not None
    assert LEFT_OUT not in show(cut, whole)
    assert kept(show(cut, whole)) == kept(whole)


@given(LETTERS, some.data())
def test_whatever_is_found_stands_in_the_words_in_order(whole, data):
    pieces = data.draw(some.lists(some.sampled_from(whole.split() or ["a"]), max_size=3))
    typed = f" {LEFT_OUT} ".join(pieces)
    cut = find(typed, whole)
    if cut is None:
        return
    at = 0
    for start, end in cut:
        assert at <= start < end <= len(whole)
        at = end
    assert [whole[start:end] for start, end in cut] == pieces


@given(LETTERS, some.integers(0, 60), some.integers(0, 60))
def test_what_is_shown_is_found_again(whole, one, other):
    """Somebody may copy a cut from the page with its marks: it is the same cut."""
    start, end = sorted((one % (len(whole) + 1), other % (len(whole) + 1)))
    assume(whole[start:end].split())
    shown = show([(start, end)], whole)
    cut = find(shown, whole)
    assert cut is not None
    assert show(cut, whole).replace(LEFT_OUT, "").split() == shown.replace(LEFT_OUT, "").split()


def test_marks_stand_for_what_was_left_out():
    whole = "The kettle was on. Nobody asked. I slept."
    cut = find("The kettle was on. [...] I slept.", whole)
    assert show(cut, whole) == "The kettle was on. […] I slept."
    assert show(find("Nobody asked.", whole), whole) == "[…] Nobody asked. […]"


def test_other_words_or_another_order_are_not_a_cut():
    whole = "The kettle was on. Nobody asked."
    for typed in ("Somebody asked.", "Nobody asked. […] The kettle", "the kettle", "", "[…]"):
        assert find(typed, whole) is None


@pytest.mark.parametrize("mark", ["…", "...", "[...]", "[…]", "[ … ]", " … "])
def test_dots_are_read_as_the_mark_that_is_meant(mark):
    whole = "The kettle was on. Nobody asked. I slept."
    cut = find(f"The kettle{mark}I slept.", whole)
    assert cut is not None
    assert show(cut, whole) == "The kettle […] I slept."


def test_dots_that_stand_in_the_words_are_words():
    whole = "I waited... and waited… then I slept."
    for typed in ("waited... and", "waited… then"):
        assert show(find(typed, whole), whole) == f"[…] {typed} […]"
    assert find("I waited ... slept.", whole) == [(0, 8), (31, 37)]
    assert find("I ... danced", whole) is None
