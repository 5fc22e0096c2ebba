"""Times as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.core.clock import clock, read_clock, read_clocks


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_what_we_write_we_read(at):
    assert read_clock(clock(at)) == at
    assert read_clock(f"{at:%H:%M}") == at


@pytest.mark.parametrize("said", ["7pm", "7 pm", "7.00 PM", "19:00", "19.00", "7 p.m."])
def test_seven_in_the_evening(said):
    assert read_clock(said) == time(19)


@pytest.mark.parametrize("said", ["7", "25:00", "13 pm", "0 am", "tea", "19:60", ""])
def test_what_is_no_time_or_could_be_two_is_refused(said):
    with pytest.raises(ValueError, match=r"no time|must be in"):
        read_clock(said)


def test_several():
    assert read_clocks("10:00, 7 pm 14.30") == [time(10), time(19), time(14, 30)]
    with pytest.raises(ValueError, match=r"no time|must be in"):
        read_clocks("10:00 and tea")
