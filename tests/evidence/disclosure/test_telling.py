"""One question, or one by another: what leaves is safe, whatever the answers are."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.disclosure import THRESHOLD
from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.disclosure.release_file import as_json
from alongside.evidence.domain.disclosure.spelling import one_name, spelling
from alongside.evidence.domain.disclosure.telling import Unsafe, safe_table
from tests.evidence.disclosure.attacker import Reader

ANSWERS = some.lists(some.sampled_from(["yes", "Yes ", "no", "maybe", "", "other", "a", "*"]))
MANY = some.lists(some.integers(0, 30).map(str), max_size=120)


def told(*columns: list[str], earlier=()):
    names = "qrs"[: len(columns)]
    rows = [dict(zip(names, each, strict=True)) for each in zip(*columns, strict=True)]
    return safe_table(rows, list(names), earlier)


@given(ANSWERS | MANY)
def test_no_cell_and_no_total_can_be_known_to_be_small(answers):
    try:
        release = told(answers)
    except Unsafe:
        return
    assert Reader([as_json(release)]).works_out() == []
    assert all(count is None or count >= THRESHOLD for count in release.numbers())


@given(ANSWERS | MANY)
def test_the_numbers_are_true(answers):
    try:
        release = told(answers)
    except Unsafe:
        return
    truly = Counter(spelling(answer) for answer in answers)
    for label, values in release.merged["q"].items():
        count = release.tables[0].cells[label,]
        kinds = {spelling(value) if value != "(no answer)" else "" for value in values}
        assert count is None or count == sum(truly[kind] for kind in kinds)
    assert release.people == len(answers)


@given(ANSWERS | MANY)
def test_it_refuses_only_what_it_must(answers):
    """With two kinds of at least the threshold each, there is always a safe table."""
    counts = Counter(spelling(answer) for answer in answers).values()
    large = [count for count in counts if count >= THRESHOLD]
    small = len(answers) - sum(large)
    if len(large) >= 2 and (small == 0 or small >= THRESHOLD):
        assert told(answers).people == len(answers)


def test_one_question_by_another_after_each_was_told():
    """The three releases are safe together: what a table hides, the others must not show."""
    lonely = (["often"] * 12 + ["never"] * 9) * 2
    meet = ["video", "room", "phone"] * 14
    first = safe_table([{"q": each} for each in lonely], ["q"], [])
    second = safe_table([{"r": each} for each in meet], ["r"], [first])
    both = [{"q": one, "r": other} for one, other in zip(lonely, meet, strict=True)]
    third = safe_table(both, ["q", "r"], [first, second])
    assert third.printed > 8
    assert list(audit([first, second, third])) == []


@pytest.mark.parametrize(
    "answers", [[], ["a"] * 4, ["a"] * 20, [str(n) for n in range(50)], ["a"] * 9 + ["b"]]
)
def test_what_cannot_be_told_is_refused(answers):
    with pytest.raises(Unsafe):
        told(answers)


def test_a_category_keeps_the_name_that_was_told():
    assert one_name(["yes", "yes", "Yes", ""], ["Yes"]) == ["Yes", "Yes", "Yes", ""]
    assert one_name(["yes", "yes", "Yes"], []) == ["yes"] * 3
