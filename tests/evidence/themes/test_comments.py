"""Which comments of a file are words to code. The real files are counted where they are here."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.answers import read
from alongside.evidence.domain.themes.comments import AGAIN, BLANK, NO_CONSENT, is_blank, sort_out

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
ASKED = "They may use it"


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "-", "...", "N/A", "n/a.", "Did not answer", "No Comment!", "\u200b", "?"],
)
def test_what_is_no_answer(text):
    assert is_blank(text)


@pytest.mark.parametrize(
    "text", ["Nothing", "No.", "ok", "👍", "😀", "7", "不好", "Not applicable to me"]
)
def test_what_is_an_answer(text):
    assert not is_blank(text)


@given(
    some.lists(
        some.fixed_dictionaries(
            {
                "said": some.sampled_from(["", "N/A", "Good", "x" * 50, "X" * 50, "y" * 50]),
                "who": some.sampled_from(["", "p1", "p2"]),
                ASKED: some.sampled_from(["Yes", "No", "", " yes. ", "maybe"]),
            }
        ),
        max_size=12,
    )
)
def test_every_row_is_words_or_left_out_and_only_a_yes_is_a_yes(rows):
    found = sort_out(rows, "said", "who", [ASKED])
    assert len(found.words) + sum(found.left_out.values()) == len(rows)
    yes = [row for row in rows if row[ASKED].strip(" .") in ("Yes", "yes")]
    words = [row for row in yes if row["said"] not in ("", "N/A")]
    assert Counter((one.text.lower(), one.person) for one in found.words) == Counter(
        {
            (text, who): times if text == "good" else 1
            for (text, who), times in Counter(
                (row["said"].lower(), row["who"]) for row in words
            ).items()
        }
    )


def test_why_is_said_of_each():
    rows = [("A" * 40, "Yes"), ("a" * 40, "Yes"), ("b", ""), ("", "Yes"), ("b", "Yes")]
    found = sort_out([{"said": said, ASKED: yes} for said, yes in rows], "said", yes=[ASKED])
    assert [one.text for one in found.words] == ["A" * 40, "b"]
    assert found.left_out == {AGAIN: 1, NO_CONSENT: 1, BLANK: 1}
    assert found.people == 2


@needs_data
def test_a_fifth_of_the_real_comments_are_no_words():
    file = read((DATA / "nhs_fft" / "fft_comments_a.csv").read_bytes())
    found = sort_out(file.sheets, "FFT answer", "Respondent ID")
    plain = [row["FFT answer"].strip() for row in file.sheets]
    assert plain.count("Did not answer") + plain.count("") == 871
    assert found.left_out == {BLANK: 883}
    assert (len(file.sheets), len(found.words), found.people) == (4014, 3131, 2094)


@needs_data
def test_each_ones_own_consent_is_obeyed():
    file = read((DATA / "consented_words" / "autism_platform_form.csv").read_bytes())
    asked = [file.columns[1], file.columns[4]]
    said = file.columns[2]
    found = sort_out(file.sheets, said, yes=asked)
    assert (len(file.sheets), len(found.words)) == (42, 26)
    for number, column in ((7, asked[0]), (2, asked[1])):
        changed = [dict(row) for row in file.sheets]
        refuse = [row for row in changed if not is_blank(row[said])][:number]
        for row in refuse:
            row[column] = "No" if number == 7 else ""
        less = sort_out(changed, said, yes=asked)
        assert less.left_out[NO_CONSENT] == number
        assert {row[said].strip() for row in refuse}.isdisjoint(one.text for one in less.words)
