"""Properties of the one function that says what was allowed."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

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
    together,
)

DAYS = some.dates(date(2020, 1, 1), date(2035, 1, 1))
PLACES = some.sampled_from([UUID(int=number) for number in range(1, 5)])
CONSENTS = some.builds(
    Consent,
    some.sampled_from(Readers),
    some.sampled_from(Quoting),
    some.sampled_from(Counting),
    some.none() | DAYS,
    some.booleans(),
    some.none() | DAYS,
    some.booleans(),
    some.frozensets(PLACES),
    some.frozensets(PLACES),
    some.booleans(),
)
STANDING = CONSENTS.map(lambda consent: replace(consent, taken_back=False, paused=False))
USES = some.sampled_from(Use)
TO = some.none() | PLACES


def asked(consent: Consent | None, use: Use, today: date, to: UUID | None = None) -> bool:
    return isinstance(allows(consent, use, today, to), Yes)


@given(USES, DAYS, TO)
def test_silence_is_no(use, today, to):
    assert not asked(None, use, today, to)
    assert not asked(Consent(), use, today, to)
    assert not asked(together([]), use, today, to)


@given(CONSENTS, USES, DAYS, TO)
def test_taken_back_or_paused_is_no_for_everything(consent, use, today, to):
    assert not asked(replace(consent, taken_back=True), use, today, to)
    assert not asked(replace(consent, paused=True), use, today, to)


@given(CONSENTS, USES, DAYS, TO)
def test_a_pause_leaves_the_answers_as_they_were(consent, use, today, to):
    rested = replace(replace(consent, paused=True), paused=consent.paused)
    assert asked(rested, use, today, to) == asked(consent, use, today, to)


@given(STANDING, USES, DAYS, TO, some.integers(1, 4000))
def test_time_only_ever_ends_a_yes_that_has_begun(consent, use, today, to, later):
    begun = replace(consent, begins=None)
    if asked(begun, use, today + timedelta(days=later), to):
        assert asked(begun, use, today, to)


@given(STANDING, USES, DAYS, TO)
def test_it_holds_on_its_last_day_and_not_after(consent, use, last, to):
    held = replace(consent, until=last, begins=None)
    forever = replace(held, until=None)
    assert asked(held, use, last, to) == asked(forever, use, last, to)
    assert not asked(held, use, last + timedelta(days=1), to)


@given(STANDING, USES, DAYS, TO)
def test_nothing_is_used_while_its_person_thinks(consent, use, first, to):
    thinking = replace(consent, begins=first, until=None)
    assert not asked(thinking, use, first - timedelta(days=1), to)
    assert asked(thinking, use, first, to) == asked(replace(thinking, begins=None), use, first, to)


@given(CONSENTS, DAYS, TO)
def test_one_answer_never_opens_another(consent, today, to):
    """Each answer speaks for its own uses: changing one leaves the others as they were."""
    quiet = replace(consent, quoting=Quoting.NO)
    for use in set(Use) - {Use.QUOTE}:
        assert asked(consent, use, today, to) == asked(quiet, use, today, to)
    alone = replace(consent, readers=Readers.ME)
    for use in (Use.QUOTE, Use.COUNT, Use.GIVE):
        assert asked(consent, use, today, to) == asked(alone, use, today, to)
    uncounted = replace(consent, counting=Counting.NO)
    for use in set(Use) - {Use.COUNT}:
        assert asked(consent, use, today, to) == asked(uncounted, use, today, to)
    kept = replace(consent, given_to=frozenset())
    for use in set(Use) - {Use.GIVE}:
        assert asked(consent, use, today, to) == asked(kept, use, today, to)


@given(CONSENTS, DAYS, TO)
def test_wider_readers_hold_the_narrower(consent, today, to):
    if asked(consent, Use.READ_BY_ALL, today):
        assert asked(consent, Use.READ_IN_GROUP, today)
        assert asked(consent, Use.READ_IN_ANOTHER, today, to)
    if asked(consent, Use.READ_IN_ANOTHER, today, to):
        assert asked(consent, Use.READ_IN_GROUP, today)


@given(CONSENTS, DAYS, some.integers(5, 9).map(lambda number: UUID(int=number)))
def test_who_was_not_named_is_never_given_anything(consent, today, newcomer):
    """A recipient or a group that came on a list later is not in anybody's yes."""
    assert not asked(consent, Use.GIVE, today, newcomer)
    assert not asked(consent, Use.GIVE, today)
    if consent.readers is not Readers.EVERYONE:
        assert not asked(consent, Use.READ_IN_ANOTHER, today, newcomer)


@given(some.lists(CONSENTS, min_size=1, max_size=4), USES, DAYS, TO)
def test_words_told_together_are_used_only_as_each_of_them_allows(consents, use, today, to):
    """And as far as all of them do: neither wider nor narrower."""
    every_one = all(asked(consent, use, today, to) for consent in consents)
    assert asked(together(consents), use, today, to) == every_one


@given(some.lists(CONSENTS, min_size=1, max_size=3), USES, DAYS, TO, some.randoms())
def test_one_of_several_who_has_not_answered_is_a_no(consents, use, today, to, chance):
    silent = [*consents, None]
    chance.shuffle(silent)
    assert not asked(together(silent), use, today, to)


@given(some.lists(CONSENTS, min_size=1, max_size=4), some.randoms())
def test_the_order_of_people_changes_nothing(consents, chance):
    turned = list(consents)
    chance.shuffle(turned)
    for use in Use:
        for to in (None, UUID(int=1), UUID(int=2)):
            for day in (date(2024, 1, 1), date(2030, 1, 1)):
                same = asked(together(turned), use, day, to)
                assert asked(together(consents), use, day, to) == same


@given(DAYS)
def test_a_no_says_why_in_a_sentence(today):
    for consent in (None, Consent(), Consent(taken_back=True), Consent(paused=True)):
        answer = allows(consent, Use.QUOTE, today)
        assert isinstance(answer, No)
        assert answer.why.endswith((".", "”."))
