"""A return code: sixteen digits, of which no slip of the pen makes another code."""

from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.return_code import BETWEEN, in_fours, tidy, whole

DRAWN = some.text("0123456789", min_size=15, max_size=15)
PLACES = some.integers(0, 15)


@given(DRAWN)
def test_a_whole_code_is_read_as_it_is_printed(drawn):
    code = whole(drawn)
    assert (len(code), code[:15]) == (16, drawn)
    assert tidy(code) == tidy(in_fours(code)) == code


@given(DRAWN, some.lists(some.sampled_from(BETWEEN), min_size=17, max_size=17))
def test_what_stands_between_the_digits_makes_no_difference(drawn, between):
    code = whole(drawn)
    typed = between[0] + "".join(a + b for a, b in zip(code, between[1:], strict=True))
    assert tidy(typed) == code


@given(DRAWN, PLACES, some.integers(1, 9))
def test_one_wrong_digit_is_seen(drawn, place, by):
    code = whole(drawn)
    wrong = str((int(code[place]) + by) % 10)
    assert tidy(code[:place] + wrong + code[place + 1 :]) is None


@given(DRAWN, some.integers(0, 14))
def test_two_neighbours_that_changed_places_are_seen(drawn, place):
    code = whole(drawn)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert tidy(swapped) == (code if swapped == code else None)


@given(some.text(max_size=80))
def test_anything_else_is_no_code_and_no_mistake(typed):
    code = tidy(typed)
    assert code is None or (len(code) == 16 and code.isascii() and code.isdigit())


def test_digits_of_other_scripts_and_short_codes_are_none():
    for typed in ("", "1234", "٠" * 16, "²" * 16, "0" * 17, "-" * 16):
        assert tidy(typed) is None
