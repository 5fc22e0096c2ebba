"""Numbers of people in fives: none below five, and none that follows one person exactly."""

from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain import disclosure
from alongside.words.domain.in_fives import THRESHOLD, in_fives

PEOPLE = some.integers(0, 500)


def test_it_is_the_threshold_of_the_release_check():
    assert THRESHOLD == disclosure.THRESHOLD


@given(PEOPLE)
def test_what_is_told_is_true_and_never_small(people):
    told = in_fives(people)
    if told is None:
        assert people < THRESHOLD
    else:
        assert THRESHOLD <= told <= people < told + THRESHOLD


@given(PEOPLE)
def test_nobody_can_work_out_exactly_how_many(people):
    """Whatever is told, there are five numbers of people that tell just the same."""
    same = [other for other in range(people + 10) if in_fives(other) == in_fives(people)]
    assert len(same) == THRESHOLD


@given(PEOPLE, some.integers(1, THRESHOLD - 1))
def test_a_change_never_shows_its_size_below_five(people, came):
    """A reader who sees two numbers can not tell that just so few came: more or fewer fit too."""
    before, after = in_fives(people), in_fives(people + came)
    fits = set()
    for size in range(-THRESHOLD, 3 * THRESHOLD):
        if any(
            (in_fives(earlier), in_fives(earlier + size)) == (before, after)
            for earlier in range(max(0, people - THRESHOLD, -size), people + THRESHOLD)
        ):
            fits.add(size)
    assert came in fits
    assert len(fits) > 1
