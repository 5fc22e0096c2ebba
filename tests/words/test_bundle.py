"""What a recipient is given, as files: letter for letter, and a sheet that shows nobody."""

import csv
import io
import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.bundle import (
    FORMULA,
    Bundle,
    Drawn,
    Given,
    as_csv,
    as_json,
    last_day,
    left_out,
    lines,
    rows_left_out,
    way,
)

DAY = date(2026, 11, 27)
TEXTS = some.text(some.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1)
STORIES = some.builds(
    Given,
    some.uuids(),
    TEXTS,
    TEXTS,
    TEXTS,
    some.just("November 2026"),
    some.booleans(),
    some.dates(DAY),
    some.lists(some.builds(Drawn, some.uuids(), TEXTS, TEXTS), max_size=2).map(tuple),
)


def bundle(*words: Given, out: int | None = None) -> Bundle:
    return Bundle("The Kettle", "The Inquiry", "They read.", DAY, DAY, DAY, out, words)


@given(some.lists(STORIES, max_size=5))
def test_json_has_every_word_as_it_was_told(stories):
    told = json.loads(as_json(bundle(*stories)))["words"]
    assert [(one["words"], one["name"], one["read_first"]) for one in told] == [
        (story.text, story.name, story.note) for story in stories
    ]


@given(some.lists(STORIES, max_size=5))
def test_a_table_program_works_nothing_out_and_loses_nothing(stories):
    rows = list(csv.DictReader(io.StringIO(as_csv(bundle(*stories)), newline="")))
    for row, story in zip(rows, stories, strict=True):
        for cell, said in ((row["words"], story.text), (row["name"], story.name)):
            assert not cell.startswith(FORMULA)
            assert cell in (said, f"'{said}")


@pytest.mark.parametrize("out", [None, 5, 40])
def test_the_sheet_says_a_number_in_fives_or_hidden_and_adds_nothing_up(out):
    sheet = " ".join(left_out(bundle(out=out)))
    assert ("hidden to keep people safe" in sheet) == (out is None)
    assert (f"{out} people or more" in sheet) == (out is not None)
    assert "too small" not in sheet
    assert rows_left_out(bundle(out=out)).count("\r\n") == 1 + len(left_out(bundle(out=out)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hello שלום", "ltr"),
        ("שלום hello", "rtl"),
        ("12. مرحبا", "rtl"),
        ("", ""),
        ("123", ""),
    ],
)
def test_which_way_words_are_written(text, told):
    assert way(text) == told


def test_each_line_goes_its_own_way_and_one_without_letters_that_of_the_line_before():
    told = lines("12:\nשלום\n\n(3)\nThe kettle, שלום\n7")
    ways = ["rtl", "rtl", "rtl", "rtl", "ltr", "ltr"]
    assert [one for one, _ in told] == ways
    assert lines("1\n2") == [("ltr", "1"), ("ltr", "2")]


@given(TEXTS)
def test_no_line_is_lost(text):
    assert "\n".join(line for _, line in lines(text)) == text


def test_a_number_names_words_and_nothing_else():
    drawn = (Drawn(UUID(int=8), "pictures/7-1.png", "A kettle"),)
    told = ("", "Words", "No name", "November 2026")
    one = Given(UUID(int=7), *told, may_quote=False, until=DAY, pictures=drawn)
    assert str(UUID(int=8)) not in as_json(bundle(one)) + as_csv(bundle(one))
    assert json.loads(as_json(bundle(one)))["words"] == [
        {
            "number": str(UUID(int=7)),
            "read_first": "",
            "words": "Words",
            "name": "No name",
            "month": "November 2026",
            "may_quote": "no",
            "until": "2026-11-27",
            "pictures": [{"file": "pictures/7-1.png", "in_it": "A kettle"}],
        }
    ]


DAYS = some.dates(date(2026, 1, 1), date(2028, 12, 31))


@given(some.none() | DAYS, DAYS, DAYS, some.booleans())
def test_a_last_day_is_never_later_than_its_person_and_the_hand_over_say(said, end, today, hidden):
    told = last_day(said, end, today, hidden=hidden)
    assert told is None or told <= end
    assert told is None or said is None or told <= said
    if said is None or said >= end:
        assert told == end


@given(DAYS, DAYS, DAYS)
def test_a_last_day_of_somebody_at_risk_is_a_month_and_like_that_of_others(said, end, today):
    told = last_day(said, end, today, hidden=True)
    if told is None:
        assert (said.year, said.month) == (today.year, today.month) or said < today
    else:
        assert told == end or (told + timedelta(days=1)).day == 1
        assert told == last_day(said, end, today, hidden=False)
