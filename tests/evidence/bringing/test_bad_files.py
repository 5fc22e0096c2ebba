"""Everything hostile that a spreadsheet can be: one sentence naming the place."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.brought import bring
from tests.evidence.bringing.making import with_many, with_member, workbook

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
ROWS = [["lonely", "age"], ["often", 30], ["never", 41]]
WIDE = ",".join(f"q{at}" for at in range(301))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"a,b\n", "no answers"),
        (b"a,b\n1,2\n3\n", "row 3 has 1 columns"),
        (b"a,b\n1,2\n\n3\n", "row 4 has 1 columns"),
        (b"a,b\n1,2,3\n", "row 2 has 3 columns"),
        (b"a,b\n1,\x00\n", "row 2 has a NUL"),
        (b'a,b\n1,"2\n', "row 2: this is not a CSV"),
        (f"{WIDE}\n{WIDE}\n".encode(), "row 1 has 301 columns, the most is 300"),
        (b"a,b\n" + b"1,2\n" * 1_000_000, "more than 50,000 sheets, which is the most"),
        (b"a,b\nfine,=1+1\n", r"row 2, column 2 \(B\) holds a formula"),
        (b"a,b\nfine,\"=HYPERLINK(\"\"x\"\")\"\n", r"row 2, column 2 \(B\) holds a formula"),
        (b"a,b\n+SUM(A1:A9),1\n", r"row 2, column 1 \(A\) holds a formula"),
        (b"a,b\n@SUM(A1),1\n", "holds a formula"),
        (b"a,b\n-2+3+cmd|' /C calc'!A0,1\n", "holds a formula"),
        (b"=A1,b\n1,2\n", r"row 1, column 1 \(A\) holds a formula"),
        (b"About you,,Tonight\n1,2,3\n", r"row 1, column 2 \(B\) has no name or is part of “Abo"),
        (b"a,,c\n1,2,3\n", r"column 2 \(B\) has no name"),
        (b"Age,Town\nAge,Town\n30,Leeds\n", "row 2 looks like a second row of names"),
        (b"Age,Town\nHow old?,Where?\n30,Leeds\n", "row 2 looks like a second row of names"),
        (b"Q1,Q2\nOpen-Ended Response,Response\na,b\n", "row 2 looks like a second row"),
        (b"Age,Town\nyears,place\n30,Leeds\n31,York\n32,Leeds\n", "row 2 looks like a second"),
        ("Age,Аge\n1,2\n".encode(), r"columns 1 \(A\) and 2 \(B\) look the same"),
        ("Age,A\u200bge\n1,2\n".encode(), "look the same"),
        ("день\nда\n".encode("cp1251"), "row 1 has bytes that are no UTF-8.*CSV UTF-8"),
        ("a,b\n1,don’t\n".encode("mac-roman"), "row 2 has bytes that are no UTF-8"),
        ("a,b\n1,ok\n2,café\n".encode("mac-roman"), "row 3 has bytes that are no UTF-8"),
        (b"a,b\n1,\x81\n", "row 2 has bytes that are no UTF-8"),
        (b"a;b,c;d\n1;2,3;4\n", "row 1: both commas and semicolons could part"),
        (b"\xd0\xcf\x11\xe0old", "an old workbook, or one with a password"),
        (b"PK\x03\x04nonsense", "this workbook is broken"),
        (b"a\n" + b"x" * 100_001, "row 2"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_by_its_place(data, says):
    with pytest.raises(BadFile, match=says):
        bring(data)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: workbook({"A": [*ROWS, ["=1+1", 3]]}), r"row 4, column 1 \(A\) holds a formula"),
        (lambda: workbook({"A": ROWS, "B": ROWS}), "has 2 sheets .*keep the one with answers"),
        (lambda: workbook({"A": []}), "the workbook is empty"),
        (lambda: workbook({"A": ROWS[:1]}), "a header but no answers"),
        (lambda: workbook({"A": ROWS}, merge="A1:B1"), "row 1, columns A to B: cells A1 to B1 are"),
        (lambda: workbook({f"s{at}": ROWS for at in range(21)}), "more than 20 sheets"),
        (lambda: workbook({"A": [["a"] * 301, ["b"] * 301]}), "row 1 has more than 300 columns"),
        (
            lambda: with_member(workbook({"A": ROWS}), "bomb.xml", b"0" * 20_000_000),
            "grows .* times when opened",
        ),
        (lambda: with_many(workbook({"A": ROWS}), 500), "more than 100 MB or 500 files"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_named_by_its_place(made, says):
    with pytest.raises(BadFile, match=says):
        bring(made())


def test_a_workbook_far_too_long_is_refused_with_the_limit():
    data = workbook({"A": [["a"], *([at] for at in range(50_001))]})
    with pytest.raises(BadFile, match="more than 50,000 sheets, which is the most"):
        bring(data)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (
            ["31/05/2022", "3/4/2022", "1/14/2022"],
            r"row 4, column 1 \(A\) of “when”: “31/05/2022” ",
        ),
        (["2022-05-31", "2022-06-01", "44712"], r"row 4, column 1 \(A\) .*“44712” is a day as a "),
        (["44712", "44713"], r"row 2, column 1 \(A\) .*“44712” is a day as a spreadsheet counts"),
    ],
)
def test_days_that_can_be_read_in_two_ways_are_named(days, says):
    (fault,) = bring("\n".join(["when", *days]).encode()).faults
    assert re.match(says, fault)


@pytest.mark.parametrize(
    "text",
    ["31/05/2022\n30/05/2022\n3/4/2022", "44712\n45000\nnever", "12\n13\n14", "9/10\n8/10\n7/10"],
)
def test_days_of_one_order_and_other_numbers_are_no_fault(text):
    assert bring(f"q\n{text}".encode()).faults == []


@pytest.mark.parametrize("said", ["-1726", "+44 1632 960961", "- we talk", "@home", "=)", "-"])
def test_what_people_write_is_no_formula(said):
    assert bring(f"q\n{said}\n".encode()).answers.sheets == [{"q": said}]


def test_300_columns_are_read():
    names = ",".join(f"q{at}" for at in range(300))
    assert len(bring(f"{names}\n{names.replace('q', '')}\n".encode()).answers.columns) == 300


def test_semicolons_latin_1_tabs_and_utf_16_are_read_and_said():
    found = bring("stadt;wie\nKöln;café\n".encode("cp1252"))
    assert found.answers.sheets == [{"stadt": "Köln", "wie": "café"}]
    assert found.said == [
        "The file was not in UTF-8. We read it as Windows-1252 (latin-1). "
        "Check that these words are right: “Köln”, “café”.",
        "The columns were parted by semicolons. We read it so.",
    ]
    found = bring("a\tb\nä\t“1,5”\n".encode("utf-16"))
    assert found.answers.sheets == [{"a": "ä", "b": "“1,5”"}]
    assert [line.split(".")[0] for line in found.said] == [
        "The file was in UTF-16",
        "The columns were parted by tabs",
    ]


def test_decimal_commas_do_not_make_semicolons_unclear():
    assert bring(b"a;b\n30;1,5\n40;2,5\n").answers.sheets[0] == {"a": "30", "b": "1,5"}


def test_a_doubled_header_keeps_both_and_says_so():
    found = bring(b"Why?,Why?,Why? (2)\nx,y,z\n")
    assert found.answers.sheets == [{"Why?": "x", "Why? (3)": "y", "Why? (2)": "z"}]
    assert found.doubled == ["Column 2 (B) has the same name. We call it “Why? (3)”."]


def test_empty_rows_and_columns_at_the_end_are_left_out_and_said():
    found = bring(b"a,b,\n1,2,\n,,\n,,\n")
    assert found.answers.sheets == [{"a": "1", "b": "2"}]
    assert found.said == ["We left out 2 empty rows at the end."]


def test_a_workbook_gives_its_cells_and_nothing_of_its_author():
    rows = [["lonely", "when"], ["often", date(2022, 5, 31)], [2.0, None], [True, 1.5]]
    found = bring(workbook({"Answers": rows}, author="Robin Invented"))
    assert found.answers.columns == ["lonely", "when"]
    assert [list(sheet.values()) for sheet in found.answers.sheets] == [
        ["often", "2022-05-31"],
        ["2", ""],
        ["TRUE", "1.5"],
    ]
    assert "Robin" not in repr(found)


@given(some.binary(max_size=300) | some.text(alphabet='a,;\t\n"=é', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    try:
        found = bring(data).answers
    except BadFile:
        return
    assert found.sheets
    assert all(list(sheet) == found.columns for sheet in found.sheets)
    assert len(set(found.columns)) == len(found.columns)


@settings(deadline=None)  # the first loads the reader of workbooks
@given(some.binary(max_size=200), some.integers(0, 5000))
def test_a_workbook_with_any_bytes_in_it_is_read_or_refused(noise, at):
    data = BOOK[:at] + noise + BOOK[at + len(noise) :]
    try:
        found = bring(data).answers
    except BadFile:
        return
    assert all(list(sheet) == found.columns for sheet in found.sheets)


BOOK = workbook({"A": ROWS})


@needs_data
@pytest.mark.parametrize(
    ("file", "sheets", "columns", "doubled", "faults"),
    [
        ("osmi/osmi_2014.csv", 1259, 27, 0, 0),
        ("osmi/osmi_2016.csv", 1433, 63, 1, 0),
        ("small_survey/efc_carers_100.csv", 100, 5, 0, 0),
        ("nhs_fft/fft_comments_a.csv", 4014, 61, 0, 1),
    ],
)
def test_real_files_are_read_whole(file, sheets, columns, doubled, faults):
    found = bring((DATA / file).read_bytes())
    assert (len(found.answers.sheets), len(found.answers.columns)) == (sheets, columns)
    assert (len(found.doubled), len(found.faults)) == (doubled, faults)
