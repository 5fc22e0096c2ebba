"""Properties of the one function that says what was allowed."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.consent import (
    Consent,
    Counting,
    No,
    Quoting,
    Readers,
    Use,
    Yes,
    allows,
)

DAYS = some.dates(date(2020, 1, 1), date(2035, 1, 1))
CONSENTS = some.builds(
    Consent,
    some.sampled_from(Readers),
    some.sampled_from(Quoting),
    some.sampled_from(Counting),
    some.none() | DAYS,
    some.booleans(),
)
USES = some.sampled_from(Use)


def asked(consent: Consent | None, use: Use, today: date) -> bool:
    return isinstance(allows(consent, use, today), Yes)


@given(USES, DAYS)
def test_silence_is_no(use, today):
    assert not asked(None, use, today)
    assert not asked(Consent(), use, today)


@given(CONSENTS, USES, DAYS)
def test_what_was_taken_back_is_no_for_everything(consent, use, today):
    assert not asked(replace(consent, taken_back=True), use, today)


@given(CONSENTS, USES, DAYS, some.integers(1, 4000))
def test_time_only_ever_ends_a_yes(consent, use, today, later):
    if asked(consent, use, today + timedelta(days=later)):
        assert asked(consent, use, today)


@given(CONSENTS, USES, DAYS)
def test_it_holds_on_its_last_day_and_not_after(consent, use, last):
    held = replace(consent, until=last, taken_back=False)
    forever = replace(held, until=None)
    assert asked(held, use, last) == asked(forever, use, last)
    assert not asked(held, use, last + timedelta(days=1))


@given(CONSENTS, DAYS)
def test_one_answer_never_opens_another(consent, today):
    """Each answer speaks for its own uses: changing one leaves the others as they were."""
    quiet = replace(consent, quoting=Quoting.NO)
    for use in set(Use) - {Use.QUOTE}:
        assert asked(consent, use, today) == asked(quiet, use, today)
    alone = replace(consent, readers=Readers.ME)
    for use in (Use.QUOTE, Use.COUNT, Use.GIVE):
        assert asked(consent, use, today) == asked(alone, use, today)


@given(CONSENTS, DAYS)
def test_wider_readers_hold_the_narrower(consent, today):
    if asked(consent, Use.READ_BY_ALL, today):
        assert asked(consent, Use.READ_IN_GROUP, today)
    if asked(consent, Use.GIVE, today):
        assert asked(consent, Use.COUNT, today)


@given(DAYS)
def test_what_is_said_in_a_room_has_no_use_outside(today):
    room = Consent(readers=Readers.ROOM)
    assert asked(room, Use.READ_IN_ROOM, today)
    assert not any(asked(room, use, today) for use in set(Use) - {Use.READ_IN_ROOM})


@given(CONSENTS, USES, DAYS)
def test_a_no_says_why(consent, use, today):
    answer = allows(consent, use, today)
    if isinstance(answer, No):
        assert answer.why.endswith((".", "”."))
