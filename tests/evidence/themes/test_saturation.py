from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.themes.saturation import Step, saturation

CODED = some.lists(some.sets(some.integers(0, 12), max_size=4), max_size=45)


@given(CODED, some.integers(1, 12))
def test_each_step_is_what_counting_from_the_start_says(coded, step):
    ends = [*range(step, len(coded) + 1, step)]
    if len(coded) % step:
        ends.append(len(coded))
    known = [len(set().union(*coded[:end])) for end in [0, *ends]]
    assert saturation(coded, step) == [
        Step(end, known[at + 1] - known[at], known[at + 1]) for at, end in enumerate(ends)
    ]


def test_the_curve_of_twenty_three_words():
    coded = [{"kind"}] * 10 + [{"kind", "hard"}, set()] * 5 + [{"late"}] * 3
    assert saturation(coded) == [Step(10, 1, 1), Step(20, 1, 2), Step(23, 1, 3)]


def test_no_words_no_curve():
    assert saturation([]) == []
