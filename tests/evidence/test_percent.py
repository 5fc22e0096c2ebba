"""A share is as near as whole percent can be, and tells nothing of a hidden count."""

from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.percent import percent


@given(some.integers(0, 2000), some.integers(1, 2000))
def test_no_whole_percent_is_nearer(count, others):
    people = count + others
    told = int(percent(count, people).removesuffix(" %"))
    assert 2 * abs(told * people - 100 * count) <= people


def test_halves_go_to_the_even_number():
    assert percent(45, 72) == "62 %"  # 62.5
    assert percent(3, 8) == "38 %"  # 37.5


def test_what_is_hidden_has_no_share():
    assert percent(None, 72) == ""
    assert percent(0, 0) == ""
