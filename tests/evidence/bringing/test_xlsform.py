"""A form from another tool: a declared part is taken, the rest is refused cell by cell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.surveys.questions import Kind, troubles
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.domain.xlsform.conditions import NotTaken, conditions
from alongside.evidence.domain.xlsform.reading import questions_of, read
from alongside.evidence.domain.xlsform.sheets import BadForm, is_form
from tests.evidence.bringing.making import workbook
from tests.evidence.bringing.test_bad_files import DATA, needs_data

HEADER = ["type", "name", "label", "relevant", "required", "hint", "appearance"]
CHOICES = [
    ["list_name", "name", "label"],
    ["how", "often", "Often"],
    ["how", "never", "Never"],
]


def form(*rows: list[str], header: list[str] = HEADER, choices=CHOICES, **more) -> bytes:
    return workbook({"survey": [header, *rows], "choices": choices, **more}, author="Robin")


def test_a_form_becomes_questions():
    data = form(
        ["begin_group", "night", "About nights", "", "", "", ""],
        ["note", "hello", "Hello", "", "", "", ""],
        ["select_one how", "lonely", "How often?", "", "yes", "At night", "minimal"],
        ["begin_group", "more", "", "${lonely} = 'often'", "", "", ""],
        ["text", "why", "Why?", "not(selected(${lonely}, 'never'))", "", "", "multiline"],
        ["end_group", "", "", "", "", "", ""],
        ["select_multiple how", "when", "When?", "", "", "", ""],
        ["end_group", "", "", "", "", "", ""],
        ["rank how", "order", "In which order?", "", "", "", ""],
        ["date", "day", "Which day?", "", "", "", ""],
        ["integer", "age", "How old are you?", "", "", "", ""],
        settings=[["form_title"], ["Nights"]],
    )
    assert is_form(data)
    found = read(data)
    asked = found.questions.asked
    assert [(each.name, each.kind) for each in asked] == [
        ("night", Kind.SAYS),
        ("hello", Kind.SAYS),
        ("lonely", Kind.ONE),
        ("why", Kind.WORDS),
        ("when", Kind.MANY),
        ("order", Kind.RANKING),
        ("day", Kind.DATE),
        ("age", Kind.WORDS),
    ]
    assert [choice.label for choice in asked[2].choices] == [
        {"the language": "Often"},
        {"the language": "Never"},
    ]
    assert asked[2].hint == {"the language": "At night"}
    both = (Condition("lonely", "often"), Condition("lonely", "never", chosen=False))
    assert asked[3].only_if == both
    assert found.title == "Nights"
    assert found.said == ["Nobody must answer here. Questions that were “required”: 1."]
    assert list(troubles(found.questions)) == []
    assert "Robin" not in repr(found)


def test_languages_stand_side_by_side():
    data = form(
        ["select_one how", "lonely", "How often?", "Wie oft?"],
        header=["type", "name", "label::English (en)", "label::Deutsch (de)"],
        choices=[
            ["list_name", "name", "label::English (en)", "label::Deutsch (de)"],
            ["how", "often", "Often", "Oft"],
            ["how", "never", "Never", "Nie"],
        ],
    )
    found = questions_of(data)
    assert found.languages == ("English (en)", "Deutsch (de)")
    assert found.asked[0].text == {"English (en)": "How often?", "Deutsch (de)": "Wie oft?"}
    assert found.asked[0].choices[1].label["Deutsch (de)"] == "Nie"


ONE = ["select_one how", "lonely", "How often?"]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [["begin_repeat", "each", "Each"], ONE, ["end_repeat"]],
            "row 2, column A (type): it asks",
        ),
        (
            [ONE, ["geopoint", "here", "Where?"]],
            "row 3, column A (type): we do not take “geopoint”",
        ),
        (
            [ONE, ["deviceid", "d", ""]],
            "row 3, column A (type): “deviceid” notes something without",
        ),
        (
            [["select_one how or_other", "a", "A"]],
            "row 2, column A (type): we do not take “or other”",
        ),
        ([["select_one what", "a", "A"]], "row 2, column A (type): there is no list “what”"),
        ([["text", "my name", "A"]], "row 2, column B (name): “my name” is no name"),
        ([["text", "a", "You said ${b}"]], "row 2, column C (label): an answer stands inside"),
        ([ONE, ["text", "a", "A", "${lonely} > 3"]], "row 3, column D (relevant): we do not take"),
        (
            [ONE, ["text", "a", "A", "${lonely} = 'x' or 1"]],
            "row 3, column D (relevant): we do not",
        ),
        (
            [ONE, ["text", "a", "A", "${lonely} = 'x'"]],
            "row 3, column D (relevant): “x” is no answ",
        ),
        ([["text", "a", "A", "${lonely}='often'"], ONE], "row 2, column D (relevant): it asks for"),
        (
            [
                ["select_one how", "a", "A", "${b}='often'"],
                ["select_one how", "b", "B", "${a}='often'"],
            ],
            "row 2, column D (relevant): it asks for the answer to “b”, which does not come before",
        ),
        ([ONE, ONE], "row 3, column B (name): “lonely” is the name of an earlier question"),
        ([["text", "a", ""]], "row 2, column B (name): the words in the language are missing"),
        ([["begin_group", "g", "G"], ONE], "a group begins and does not end"),
        ([ONE, ["end_group"]], "row 3, column A (type): no group is open"),
        ([["", "a", "A"], ONE], "row 2, column A (type): it has no type"),
        ([["note", "a", "A"]], "There is no question yet"),
        ([ONE, ["text", "a", "A", "", "", "", "w5-signature"]], "column G (appearance): we do not"),
    ],
)
def test_what_is_not_taken_is_named_by_sheet_row_and_column(rows, says):
    with pytest.raises(BadForm) as refused:
        questions_of(form(*rows))
    assert says in str(refused.value)
    assert "sheet “survey”" in str(refused.value)


def test_each_cell_that_is_not_taken_is_named():
    data = form(
        ["text", "a", "A", "1"],
        ["text", "b", "B", ""],
        ["range", "c", "C", "2"],
        header=["type", "name", "label", "constraint"],
    )
    with pytest.raises(BadForm) as refused:
        questions_of(data)
    assert [line.split(":")[0] for line in refused.value.refused] == [
        "sheet “survey”, row 2, column D (constraint)",
        "sheet “survey”, row 4, column D (constraint)",
        "sheet “survey”, row 4, column A (type)",
    ]


def test_pictures_of_choices_and_places_to_send_answers_are_refused():
    pictured = [
        ["list_name", "name", "label", "image"],
        ["how", "a", "A", "a.png"],
        ["how", "b", "B", ""],
    ]
    with pytest.raises(BadForm, match=r"sheet “choices”, row 2, column D \(image\)"):
        questions_of(form(ONE, choices=pictured))
    sent = [["submission_url"], ["https://else.invalid"]]
    with pytest.raises(BadForm, match=r"sheet “settings”, row 2, column A \(submission_url\)"):
        questions_of(form(ONE, settings=sent))


def test_a_formula_in_a_form_is_refused():
    with pytest.raises(BadFile, match=r"row 2, column 3 \(C\) holds a formula"):
        questions_of(form(["text", "a", "=A1"]))


def test_a_workbook_of_answers_is_no_form():
    assert not is_form(workbook({"survey": [["lonely"], ["often"]]}))
    assert not is_form(b"type,name\ntext,a\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("${a}='x'", (Condition("a", "x"),)),
        ('${a} != "x y"', (Condition("a", "x y", chosen=False),)),
        (
            "selected(${a}, 'x') and not(${b} = 'and')",
            (Condition("a", "x"), Condition("b", "and", chosen=False)),
        ),
        ("not(${a} != 'x')", (Condition("a", "x"),)),
        ("${a} = 1", (Condition("a", "1"),)),
    ],
)  # fmt: skip
def test_conditions_that_are_taken(text, found):
    assert conditions(text) == found


@given(some.text(alphabet="${}ab='\"() notandselected,!", max_size=40))
def test_any_condition_is_taken_or_refused(text):
    try:
        found = conditions(text)
    except NotTaken:
        return
    assert all(condition.question for condition in found)


CELL = some.sampled_from(
    [
        "",
        "text",
        "select_one how",
        "rank how",
        "begin_group",
        "end_group",
        "a",
        "b",
        "${a} = 'often'",
    ]
)


@settings(deadline=None, max_examples=60)  # each makes a workbook
@given(some.lists(some.lists(CELL, min_size=4, max_size=4), max_size=5))
def test_any_form_is_taken_whole_or_refused(rows):
    try:
        found = questions_of(form(*rows))
    except BadFile:
        return
    assert list(troubles(found)) == []


@needs_data
@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("yes_or_no_question.xlsx", ""),
        ("tutorial.xls", "row 2, column B (type): it asks the same questions again"),
        ("choice_filter_test.xlsx", "row 3, column D (choice_filter)"),
        ("or_other.xlsx", "row 3, column D (choice_filter)"),
        ("specify_other.xlsx", "row 2, column A (type): we do not take “or other”"),
        ("table-list.xls", "row 3, column K (appearance): we do not take “table-list”"),
        ("field-list.xlsx", "the words in chinese are missing"),
        ("group.xlsx", "row 4, column A (type): we do not take “phone number”"),
        ("correlaid_testA.xlsx", "row 22, column H (parameters)"),
        ("correlaid_all_types_survey.xlsx", "row 8, column A (type): “hidden” notes something"),
    ],
)
def test_real_forms(file, says):
    data = (DATA / "xlsforms" / file).read_bytes()
    assert is_form(data)
    if not says:
        assert [each.name for each in questions_of(data).asked] == ["good_day"]
        return
    with pytest.raises(BadForm) as refused:
        questions_of(data)
    assert any(says in line for line in refused.value.refused)
