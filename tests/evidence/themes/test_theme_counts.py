"""Theme counts against a slow count, and their releases against the exact attacker."""

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.themes.counting import NO, YES, WordsCoded, sheets
from alongside.evidence.domain.themes.telling import Unsafe, counts, show, tell

IDS = [UUID(int=number) for number in range(1, 5)]
NAMES = {one: f"theme {one.int}" for one in IDS}
CHOSEN = some.frozensets(some.sampled_from(IDS))
CODED = some.lists(
    some.builds(
        WordsCoded,
        some.sampled_from(IDS),
        some.dictionaries(some.sampled_from(IDS), CHOSEN, max_size=3),
    ),
    max_size=10,
)


@given(CODED)
def test_a_person_speaks_of_what_everybody_saw_in_some_words_of_theirs(coded):
    found = sheets(coded, NAMES)
    assert set(found) == {one.person for one in coded if one.by}
    for person, sheet in found.items():
        for code, name in NAMES.items():
            speaks = any(
                one.person == person and one.by and all(code in said for said in one.by.values())
                for one in coded
            )
            assert sheet[name] == (YES if speaks else NO)


SHEETS = some.lists(
    some.fixed_dictionaries({name: some.sampled_from([YES, NO, NO]) for name in "abc"}),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(SHEETS)
def test_no_small_number_is_told_and_what_is_told_is_true(rows):
    try:
        release = tell(rows, list("abc"))
    except Unsafe:
        return
    for theme, count in counts(release).items():
        true = sum(row[theme] == YES for row in rows)
        assert count in (None, true)
        assert true >= 5
        assert len(rows) - true >= 5
    assert list(audit([release])) == []
    shown = show(release)
    assert {bar.name: bar.count for bar in shown.bars} == counts(release)


@settings(max_examples=40, deadline=None)
@given(SHEETS, some.integers(0, 12))
def test_a_second_telling_is_safe_beside_the_first(rows, gone):
    try:
        first = tell(rows, ["a"])
        second = tell(rows[gone:], ["b", "c"], [first], gone)
    except Unsafe:
        return
    assert list(audit([first, second])) == []
    assert gone == 0 or gone >= 5
