"""Until when a call is open, who chooses, and what an answer has come to: pure rules."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.calls import Course, Fate, State, Term, chosen

DAYS = some.dates(date(2024, 1, 1), date(2032, 1, 1))
TERMS = some.builds(Term, some.just(True), DAYS, some.none() | DAYS)
ORDER = [State.DRAFT, State.OPEN, State.CLOSED, State.OVER]
COURSES = some.builds(Course, *[some.booleans()] * 7)
READERS = frozenset({UUID(int=1), UUID(int=2)})


@given(TERMS, DAYS, some.integers(0, 3000))
def test_a_call_only_ever_goes_on(term, today, later):
    if term.closed_on is not None and today < term.closed_on:
        return  # hosts close it on a day that has come
    after = term.state(today + timedelta(days=later))
    assert ORDER.index(term.state(today)) <= ORDER.index(after)


@given(DAYS)
def test_its_last_day_is_a_day_to_answer(until):
    term = Term(True, until)
    assert term.state(until) is State.OPEN
    assert term.state(until + timedelta(days=1)) is State.CLOSED


@given(TERMS)
def test_what_was_not_used_is_kept_a_year_and_not_a_day_longer(term):
    assert 365 <= (term.kept_until - term.until).days <= 366
    assert term.kept_until == Term(True, term.until).kept_until  # whenever it was closed
    assert term.state(term.kept_until) is not State.OVER
    assert term.state(term.kept_until + timedelta(days=1)) is State.OVER


@given(DAYS, some.none() | DAYS, DAYS)
def test_a_draft_stays_one_until_it_is_opened(until, closed, today):
    assert Term(False, until, closed).state(today) is State.DRAFT


@given(some.dictionaries(some.sampled_from([UUID(int=n) for n in range(1, 5)]), some.booleans()))
def test_published_only_when_both_of_two_said_yes(choices):
    both = choices.get(UUID(int=1)) is True and choices.get(UUID(int=2)) is True
    assert chosen(choices, READERS) == both
    assert not chosen(choices, frozenset({UUID(int=1)}))
    assert not chosen(choices, frozenset())


def test_a_word_alone_is_no_yes():
    assert not chosen({UUID(int=1): True, UUID(int=2): None}, READERS)


@given(COURSES)
def test_published_is_told_only_of_what_everyone_can_read(course):
    shown = course.published and course.may_publish and course.complete
    shown = shown and not course.taken_back and not course.taken_off
    assert (course.fate is Fate.PUBLISHED) == shown


@given(COURSES)
def test_taken_back_comes_before_everything(course):
    assert (course.fate is Fate.TAKEN_BACK) == course.taken_back


@given(COURSES)
def test_read_is_told_only_where_somebody_opened_it(course):
    if course.fate is Fate.READ:
        assert course.opened
    if course.fate is Fate.WAITS:
        assert not course.opened
    if course.fate is Fate.NOT_CHOSEN:
        assert course.refused
