"""What a survey asks, whom it asks what, and how one answer stands in a table."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.evidence.domain.surveys.answering import (
    NotAnAnswer,
    check,
    columns,
    doubled,
    row,
)
from alongside.evidence.domain.surveys.questions import (
    Choice,
    Kind,
    Question,
    Questions,
    in_language,
    troubles,
)
from alongside.evidence.domain.surveys.skipping import Condition, asked, kept


def choices(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name, {"en": name.title()}) for name in names)


def question(name: str, kind: Kind, *names: str, only_if: tuple[Condition, ...] = ()) -> Question:
    return Question(name, kind, {"en": f"{name}?"}, choices=choices(*names), only_if=only_if)


LONELY = question("lonely", Kind.SCALE, "never", "sometimes", "often")
HELP = question("help", Kind.MANY, "group", "friend", only_if=(Condition("lonely", "often"),))
ORDER = question("order", Kind.RANKING, "tea", "talk", "walk")
SINCE = question("since", Kind.DATE)
TELL = question("tell", Kind.WORDS, only_if=(Condition("lonely", "never", chosen=False),))
SURVEY = Questions(("en",), (LONELY, HELP, ORDER, SINCE, TELL))
said = st.fixed_dictionaries(
    {},
    optional={
        "lonely": st.sampled_from([[], ["never"], ["sometimes"], ["often"]]),
        "help": st.lists(st.sampled_from(["group", "friend"]), unique=True),
        "order": st.just([]) | st.permutations(["tea", "talk", "walk"]),
        "tell": st.sampled_from([[], ["It was night."]]),
    },
)


def names(found: list[Question]) -> list[str]:
    return [one.name for one in found]


def test_a_question_is_asked_where_its_conditions_hold():
    assert names(asked(SURVEY.asked, {})) == ["lonely", "order", "since"]
    often = names(asked(SURVEY.asked, {"lonely": ["often"]}))
    assert often == ["lonely", "help", "order", "since", "tell"]
    assert names(asked(SURVEY.asked, {"lonely": ["never"]})) == ["lonely", "order", "since"]


def test_what_was_not_asked_decides_nothing_either():
    first = question("first", Kind.ONE, "yes", "no")
    second = question("second", Kind.ONE, "a", "b", only_if=(Condition("first", "yes"),))
    third = question("third", Kind.WORDS, only_if=(Condition("second", "a"),))
    said = {"first": ["no"], "second": ["a"], "third": ["left over"]}
    assert names(asked((first, second, third), said)) == ["first"]
    assert kept((first, second, third), said) == {"first": ["no"]}


@given(said)
def test_keeping_twice_is_keeping_once_and_adds_nothing(said):
    once = kept(SURVEY.asked, said)
    assert kept(SURVEY.asked, once) == once
    assert all(said[name] == answer for name, answer in once.items())


@given(said)
def test_every_row_has_the_columns_of_the_table_and_no_own_words(said):
    found = row(SURVEY, said)
    assert list(found) == columns(SURVEY)
    assert "It was night." not in found.values()
    assert set(found.values()) <= {"", "yes", "no", "1", "2", "3", "Never", "Sometimes", "Often"}


def test_a_row_in_the_words_of_the_first_language():
    found = row(SURVEY, {"lonely": ["often"], "help": ["friend"], "order": ["walk", "tea", "talk"]})
    assert found == {
        "lonely": "Often",
        "help: Group": "no",
        "help: Friend": "yes",
        "order: Tea": "2",
        "order: Talk": "3",
        "order: Walk": "1",
    }


@pytest.mark.parametrize(
    ("asks", "given", "answer"),
    [
        (LONELY, ["often"], ["often"]),
        (LONELY, [], []),
        (LONELY, ["", " "], []),
        (HELP, ["friend", "group"], ["group", "friend"]),
        (ORDER, ["walk", "tea", "talk"], ["walk", "tea", "talk"]),
        (SINCE, ["2026-11-24"], ["2026-11-24"]),
        (TELL, [" It was night. "], ["It was night."]),
        (question("hello", Kind.SAYS), ["x"], []),
    ],
)
def test_an_answer_is_kept(asks, given, answer):
    assert check(asks, given) == answer


@pytest.mark.parametrize(
    ("asks", "given", "why"),
    [
        (LONELY, ["always"], "Choose from"),
        (LONELY, ["often", "never"], "Choose one"),
        (HELP, ["group", "group"], "Choose from"),
        (ORDER, ["walk", "tea"], "a place"),
        (SINCE, ["31/05/2022"], "2026-11-24"),
        (TELL, ["a" * 10_001], "10,000"),
    ],
)
def test_what_is_no_answer_says_what_to_do(asks, given, why):
    with pytest.raises(NotAnAnswer, match=why):
        check(asks, given)


@given(st.dates())
def test_any_day_is_an_answer(day: date):
    assert check(SINCE, [day.isoformat()]) == [day.isoformat()]


def test_a_whole_survey_has_no_troubles():
    assert list(troubles(SURVEY)) == []


@pytest.mark.parametrize(
    ("survey", "why"),
    [
        (Questions(("en",), ()), "no question yet"),
        (Questions(("en",), (LONELY, LONELY)), "Question 2: “lonely” is the name"),
        (Questions(("en", "cy"), (SINCE,)), "Question 1: the words in cy are missing"),
        (Questions(("en",), (question("one", Kind.ONE, "a"),)), "2 to 50 answers"),
        (Questions(("en",), (question("o", Kind.RANKING, *"abcdefgh"),)), "2 to 7 answers"),
        (Questions(("en",), (question("one", Kind.ONE, "a", "a"),)), "have one name"),
        (Questions(("en",), (HELP, LONELY)), "“lonely”, which does not come before it"),
        (
            Questions(
                ("en",),
                (LONELY, question("x", Kind.WORDS, only_if=(Condition("lonely", "daily"),))),
            ),
            "“daily” is no answer to “lonely”",
        ),
        (
            Questions(
                ("en",),
                (question("a", Kind.MANY, "b"), question("a: B", Kind.ONE, "c", "d")),
            ),
            "“a: B” is the name of two columns",
        ),
    ],
)
def test_what_stands_in_the_way_is_said(survey, why):
    assert any(why in trouble for trouble in [*troubles(survey), *doubled(survey)])


def test_a_missing_text_falls_back_on_the_first_language():
    assert in_language({"en": "Tea", "cy": ""}, "cy", ("en", "cy")) == "Tea"
    assert in_language({"en": "Tea", "cy": "Te"}, "cy", ("en", "cy")) == "Te"
