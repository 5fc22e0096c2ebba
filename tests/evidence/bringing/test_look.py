"""What a host sees of a file before it comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.answers import Answers, BadFile
from alongside.evidence.domain.bringing.alike import look_alikes, same_looking, skeleton
from alongside.evidence.domain.bringing.brought import bring
from alongside.evidence.domain.bringing.look import Column, as_json, look
from alongside.evidence.domain.bringing.spellings import decided, read_decisions
from tests.evidence.bringing.test_bad_files import DATA, needs_data


def one(*answers: str, name: str = "q") -> Column:
    (column,) = look(bring("\n".join([name, *(f'"{each}"' for each in answers)]).encode()))
    return column


@pytest.mark.parametrize(
    ("answers", "group"),
    [
        (["Female", "female", "FEMALE "], {"Female": 1, "FEMALE": 1, "female": 1}),
        (["Don't know", "dont know", "Don’t know."], 3),
        (["often", "оften"], 2),  # the second begins with a Cyrillic letter
        (["café", "cafe"], 2),
        (["Male", "maile", "male"], 3),
        (["of\u200bten", "often"], 2),
    ],
)
def test_spellings_that_a_reader_takes_for_one_are_shown_together(answers, group):
    (found,) = look_alikes(answers)
    assert len(found) == (group if isinstance(group, int) else len(group))


@pytest.mark.parametrize(
    "answers", [["1", "11", "-1"], ["6-25", "625"], ["no", "not"], ["male", "female"], ["a", "b"]]
)
def test_what_is_another_answer_is_not_shown_as_one(answers):
    assert look_alikes(answers) == []


@given(some.lists(some.text(max_size=12), max_size=30))
def test_groups_part_the_spellings_and_keep_every_count(answers):
    groups = look_alikes(answers)
    seen = [spelling for group in groups for spelling in group]
    assert len(seen) == len(set(seen))
    stripped = [answer.strip() for answer in answers]
    assert all(stripped.count(each) == many for group in groups for each, many in group.items())


@given(some.text(max_size=40))
def test_a_look_of_a_look_is_the_same(text):
    assert same_looking(same_looking(text)) == same_looking(text)
    assert skeleton(text.strip()) == skeleton(f" {text.strip()} ")


def test_one_sentence_sent_six_times_is_said():
    again = "We want a room with a door that closes."
    found = one(*[again] * 6, "Something else entirely", "And a third thing here")
    assert found.repeated == {again: 6}
    assert one(*[again] * 6).repeated == {again: 6}


def test_choices_that_all_are_chosen_often_are_no_sentences_sent_again():
    yes, no = "Yes, I think that they would do it", "No, I do not think that they would"
    assert one(*[yes] * 6, *[no] * 4).repeated == {}


def test_blank_and_no_answer_are_counted_apart():
    found = one("often", "", "N/A", "no comment.", "-", "never")
    assert (found.answered, found.blank, found.says_nothing) == (5, 1, 3)


def test_kinds_of_answer():
    assert one("1", "2", "3", "-1726", "99999999999").least == "-1726"
    assert one("1", "2", "3", "-1726", "99999999999").most == "99999999999"
    assert one("1,5", "2,5", "0,5").least == "0,5"
    assert one("2022-05-31", "2022-06-01").kind == "days"
    assert one("", "").kind == "empty"
    assert one("often", "never", "often").categories == {"often": 2, "never": 1}
    assert one(*(f"a story of our own {at}" for at in range(40))).kind == "own words"


def test_days_that_could_be_either_are_said():
    assert "can be read in two ways" in one("3/4/2022", "5/6/2022").days
    assert "more than one way" in one("2022-05-31", "31/05/2022").days
    assert one("31/05/2022", "3/4/2022").days == ""


@pytest.mark.parametrize(
    ("name", "answer", "says"),
    [
        ("q", "me@demo.invalid", "hold email addresses, in 1 sheet."),
        ("q", "ring 01632 960961", "hold phone numbers"),
        ("Your full name", "x", "ask for names"),
        ("Date of birth", "x", "ask for days of birth"),
        ("Postcode", "x", "ask for addresses"),
        ("How often?", "2014-08-27 11:29:31", ""),
        ("Age", "99999999999", ""),
    ],
)
def test_what_may_say_who_answered_is_said(name, answer, says):
    found = one(answer, name=name).personal
    assert says in found
    assert bool(says) == bool(found)


def test_the_look_says_whom_it_is_for_and_who_decides():
    brought = bring(b"why,why\nYes,1\nyes,2\n")
    told = as_json(brought, look(brought))
    assert "It is no release" in told["for"]
    assert "Nothing is joined by itself" in told["who_decides"]
    assert told["look_alike"] == [{"column": "why", "spellings": {"Yes": 1, "yes": 1}}]
    assert told["doubled"] == ["Column 2 (B) has the same name. We call it “why (2)”."]


@pytest.mark.parametrize(
    ("decisions", "says"),
    [
        ('{"r": {"a": "b"}}', "“r” is not a column"),
        ('{"q": {"c": "b"}}', "“c” is not an answer in “q”"),
        ('{"q": {"a": ""}}', "length"),
        ('{"q": {"a": " "}}', "say what it is kept as"),
        ('{"q": ["a"]}', "Expected `object`"),
        ("{", "line 1"),
    ],
)
def test_decisions_that_name_nothing_are_refused(decisions, says):
    with pytest.raises(BadFile, match=says):
        decided(bring(b"q\na\nb\n").answers, read_decisions(decisions.encode()))


TEXT = some.sampled_from(["a", "A", "b", " a", ""])
SHEETS = some.lists(some.fixed_dictionaries({"q": TEXT, "r": TEXT}), min_size=1, max_size=12)


@given(SHEETS, some.dictionaries(some.sampled_from(["a", "A", "b"]), some.sampled_from(["a", "z"])))
def test_decisions_change_what_they_name_and_nothing_else(sheets, kept):
    answers = Answers(["q", "r"], sheets, "f")
    there = {sheet["q"].strip() for sheet in sheets}
    kept = {spelling: name for spelling, name in kept.items() if spelling in there}
    changed = decided(answers, {"q": kept}).sheets
    for before, after in zip(sheets, changed, strict=True):
        assert after["r"] == before["r"]
        assert after["q"] == kept.get(before["q"].strip(), before["q"])


@needs_data
def test_a_real_survey_shows_its_spellings():
    found = look(bring((DATA / "osmi/osmi_2014.csv").read_bytes()))
    gender = next(column for column in found if column.name == "Gender")
    assert gender.look_alike[0] == {"Male": 618, "male": 206, "Mail": 1, "maile": 1}
    age = next(column for column in found if column.name == "Age")
    assert (age.least, age.most) == ("-1726", "99999999999")
