"""Questions put, moved and taken out; walking through them; keeping them."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.domain.surveys.building import in_the_way, move_up, put, take_out
from alongside.evidence.domain.surveys.kept import (
    HOW,
    Filled,
    How,
    all_columns,
    as_kept,
    as_row,
    of_kept,
    of_text,
)
from alongside.evidence.domain.surveys.questions import Choice, Kind, Question, Questions
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.domain.surveys.walking import after, before, first_open, steps

NAMES = ("a", "b", "c", "d", "e", "f")


@st.composite
def surveys(draw: st.DrawFn) -> Questions:
    """Up to six questions; a later one may depend on an earlier one's answer."""
    asked: list[Question] = []
    for name in NAMES[: draw(st.integers(1, 6))]:
        kind = draw(st.sampled_from([Kind.ONE, Kind.MANY, Kind.WORDS, Kind.SAYS]))
        choices = tuple(Choice(each, {"en": each}, "cup") for each in "xy")
        earlier = [one.name for one in asked if one.choices]
        only_if = ()
        if earlier and draw(st.booleans()):
            answer, chosen = draw(st.sampled_from("xy")), draw(st.booleans())
            only_if = (Condition(draw(st.sampled_from(earlier)), answer, chosen),)
        kept = choices if kind in (Kind.ONE, Kind.MANY) else ()
        asked.append(Question(name, kind, {"en": name}, {}, kept, only_if))
    return Questions(("en",), tuple(asked))


SAID = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from("xy"), max_size=2, unique=True)
)


@given(surveys())
def test_what_is_kept_comes_back_as_it_was(survey):
    assert of_kept(json.loads(json.dumps(as_kept(survey), sort_keys=True))) == survey


@given(SAID, st.sampled_from(How), st.text(), st.text())
def test_a_sheet_comes_back_as_it_was(said, how, language, code):
    sheet = Filled(said, how, language, code)
    assert of_text(sheet.as_text()) == sheet


@given(surveys(), SAID, st.sampled_from(How))
def test_a_row_has_every_column_of_its_survey_and_no_other(survey, said, how):
    row = as_row(survey, Filled(said, how, "en"))
    assert set(row) == set(all_columns(survey))
    assert row[HOW] == how.value


@given(surveys(), SAID)
def test_walking_on_from_the_first_meets_each_question_once(survey, said):
    walk = steps(survey, said)
    met, number = [], after(0, walk)
    while number is not None:
        met.append(number)
        number = after(number, walk)
    assert met == [step.number for step in walk]
    assert all(survey.asked[step.number - 1] == step.question for step in walk)
    assert [before(number, walk) for number in met] == [None, *met][: len(met)]
    assert all(step.of == len(walk) for step in walk)


@given(surveys(), SAID)
def test_the_first_open_one_was_not_reached_and_all_before_it_were(survey, said):
    walk = steps(survey, said)
    number = first_open(said, walk)
    for step in walk:
        if number is None or step.number < number:
            assert step.question.name in said
    assert number is None or survey.asked[number - 1].name not in said


@given(surveys(), st.data())
def test_moving_keeps_every_question(survey, data):
    at = data.draw(st.integers(0, len(survey.asked) - 1))
    moved = move_up(survey, at)
    assert sorted(one.name for one in moved.asked) == sorted(one.name for one in survey.asked)
    assert moved.asked[max(0, at - 1)] == survey.asked[at]
    assert take_out(survey, at).asked == survey.asked[:at] + survey.asked[at + 1 :]


@given(surveys(), st.data())
def test_a_new_name_is_followed_by_every_condition(survey, data):
    at = data.draw(st.integers(0, len(survey.asked) - 1))
    renamed = put(survey, replace(survey.asked[at], name="new"), at)
    names = {one.name for one in renamed.asked}
    assert {each.question for one in renamed.asked for each in one.only_if} <= names
    assert put(renamed, survey.asked[at], at) == survey


def test_the_name_of_our_own_column_is_taken():
    asked = Question(HOW, Kind.WORDS, {"en": HOW})
    assert any(HOW in line for line in in_the_way(Questions(("en",), (asked,))))
