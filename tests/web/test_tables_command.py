"""`alongside tables` and `alongside audit`, as another program calls them."""

import json
import sys
from pathlib import Path

import pytest

from alongside.web import command

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")

PLAN = {"threshold": 5, "tables": [{"id": "t1", "columns": ["a"]}]}
ANSWERS = "a,b\n" + "x,u\n" * 9 + "y,v\n" * 8


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Files by name, then the words of the command; gives exit, last line of stdout, stderr."""
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, object], *words: str) -> tuple[int, dict, str]:
        for name, content in files.items():
            data = content if isinstance(content, bytes | str) else json.dumps(content)
            (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
        monkeypatch.setattr(sys, "argv", ["alongside", *words])
        code = 0
        try:
            command.main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        last = told.out.splitlines()[-1] if told.out else "null"
        return code, json.loads(last), told.err

    return run


def test_tables_and_their_audit(run):
    code, told, wrong = run({"a.csv": ANSWERS, "p.json": PLAN}, "tables", "a.csv", "p.json")
    assert (code, wrong) == (0, "")
    assert told.pop("seconds") < 5
    assert told == {
        "threshold": 5,
        "people": 17,
        "left_since": 0,
        "merged": {"a": {"x": ["x"], "y": ["y"]}},
        "tables": [
            {
                "id": "t1",
                "cells": [
                    {"where": {"a": "x"}, "count": 9},
                    {"where": {"a": "y"}, "count": 8},
                    {"where": {"a": "*"}, "count": 17},
                ],
            }
        ],
        "hidden": 0,
        "refused": [],
    }
    code, said, wrong = run({"r1.json": told}, "audit", "r1.json")
    assert (code, said["safe"], said["told"], wrong) == (0, True, [], "")
    more = ANSWERS + "x,u\n" * 2
    code, after, wrong = run({"b.csv": more}, "tables", "b.csv", "p.json", "--earlier", "r1.json")
    assert (code, after["tables"]) == (1, [])
    assert "Too few people have answered since the last release" in wrong


def test_a_comparison_that_tells_is_named(run):
    code, told, _ = run({"a.csv": ANSWERS, "p.json": PLAN}, "tables", "a.csv", "p.json")
    later = "a,b\n" + "x,u\n" * 15 + "y,v\n" * 9
    code, after, _ = run({"b.csv": later}, "tables", "b.csv", "p.json")
    assert code == 0
    files = {"r1.json": told, "r2.json": after}
    code, said, wrong = run(files, "audit", "r2.json", "r1.json")
    assert code == 1
    assert wrong.startswith("r1.json: table t1, a is y: a reader can tell that exactly 1 came")
    assert said["told"][0]["where"] == {"a": "y"}


def test_crlf_and_a_mark_at_the_start_are_no_fault(run):
    plan = b"\xef\xbb\xbf" + json.dumps(PLAN, indent=1).replace("\n", "\r\n").encode()
    answers = b"\xef\xbb\xbf" + ANSWERS.replace("\n", "\r\n").encode()
    code, told, _ = run({"a.csv": answers, "p.json": plan}, "tables", "a.csv", "p.json")
    assert (code, told["people"]) == (0, 17)
    release = b"\xef\xbb\xbf" + json.dumps(told, indent=1).replace("\n", "\r\n").encode()
    assert run({"r.json": release}, "audit", "r.json")[0] == 0


def but(**more: object) -> dict:
    return PLAN | more


def tables(*each: dict) -> dict:
    return but(tables=list(each))


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (but(threshold=5.5), "$.threshold"),
        (but(threshold=-1), "$.threshold"),
        (but(threshold=0), "$.threshold"),
        (but(threshold=True), "$.threshold"),
        (but(threshold="5"), "$.threshold"),
        ('{"threshold": NaN, "tables": []}', "NaN is no number"),
        ('{"threshold": 1e999, "tables": []}', "$.threshold"),
        ('{"threshold": 5, "threshold": 6}', "'threshold' is there twice"),
        (but(left_since=-2), "$.left_since"),
        (but(left_since=None), "$.left_since"),
        (but(surprise=1), "surprise"),
        (but(order={"a": ["x", "y", "x"]}), "$.order, 'a': 'x' is there twice"),
        (but(order={"a": ["x"]}), "row 11, column “a”: “y” is not in the order"),
        (but(order={"zz": ["x"]}), "$.order: 'zz' is not a column"),
        (but(keep=["zz"]), "$.keep: 'zz' is not a column"),
        (but(keep=["a", "a"]), "$.keep: 'a' is there twice"),
        (but(tables=[]), "$.tables"),
        (tables({"id": "t", "columns": ["zz"]}), "$.tables[0].columns: 'zz' is not a column"),
        (tables({"id": "t", "columns": ["a", "a"]}), "$.tables[0].columns: 'a' is there twice"),
        (tables({"id": "t", "columns": []}), "$.tables[0].columns"),
        (tables({"id": "t", "columns": "a"}), "$.tables[0].columns"),
        (tables({"id": "\ud800", "columns": ["a"]}), "is no letter"),
        (tables(*[{"id": "t", "columns": ["a"]}] * 2), "the id 't' is there twice"),
        ("[1, 2]", "Expected `object`"),
        ("{", "line 1, column 2"),
        ("", "line 1, column 1"),
        (b"\xff\xfe{", "byte 0"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_plan_is_refused_with_its_place(run, plan, says):
    code, told, wrong = run({"a.csv": ANSWERS, "p.json": plan}, "tables", "a.csv", "p.json")
    assert (code, told) == (1, None)
    assert wrong.startswith(("p.json: ", "a.csv: "))
    assert says in wrong
    assert wrong.count("\n") == 1
    assert len(wrong) <= 501


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("", "empty"),
        ("a,b\n", "no answers"),
        ("a,a\n1,2\n", "columns 1 and 2"),
        ("a,b\n1\n", "row 2 has 1 columns"),
        (b"a,b\n\xe9,1\n", "row 2 has bytes"),
        ('a,b\n"1,2\n', "not a CSV"),
    ],
)
def test_bad_answers_are_refused_with_their_place(run, answers, says):
    code, told, wrong = run({"a.csv": answers, "p.json": PLAN}, "tables", "a.csv", "p.json")
    assert (code, told) == (1, None)
    assert wrong.startswith("a.csv: ")
    assert says in wrong


def cells(*counts: object) -> list[dict]:
    labels = ["x", "y", "*"]
    return [{"where": {"a": w}, "count": c} for w, c in zip(labels, counts, strict=False)]


def release(told: list[dict], **more: object) -> dict:
    return {"threshold": 5, "people": 17, "tables": [{"id": "t", "cells": told}]} | more


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (release(cells(9, -8, 17)), "$.tables[0].cells[1].count"),
        (release(cells(9, 8.5, 17)), "$.tables[0].cells[1].count"),
        (release(cells(9, "8", 17)), "$.tables[0].cells[1].count"),
        (release([{"where": {"a": "x"}}]), "count"),
        (release([*cells(9, 8, 17), *cells(9)]), "$.tables[0].cells[3]: this cell is there twice"),
        (release(cells(9, 8)), "the cell a: * is missing"),
        (release([{"where": {"a": "*"}, "count": 17}]), "has no category"),
        (release([{"where": {}, "count": 17}]), "names no column"),
        (release([*cells(9, 8), {"where": {"b": "*"}, "count": 17}]), "other columns"),
        (release(cells(9, 8, 17), merged={"a": {"x": ["x"], "z": ["z"]}}), "is a category of 'a'"),
        (release(cells(9, 8, 17), merged={"a": {"x": ["x"], "y": ["x"]}}), "'x' is there twice"),
        (release(cells(9, 8, 17), merged={"a": {"*": ["x"]}}), "is the total"),
        (release(cells(9, 8, 17), people=-1), "$.people"),
        (release(cells(9, 8, 17), people=None), "$.people"),
        (release(cells(9, 8, 17), left_since=0.5), "$.left_since"),
        (release(cells(9, 8, 17), surprise=1), "surprise"),
        ("no", "line 1, column 1"),
    ],
)
def test_a_bad_release_is_refused_with_its_place(run, told, says):
    code, _, wrong = run({"r.json": told}, "audit", "r.json")
    assert code == 1
    assert wrong.startswith("r.json: ")
    assert says in wrong
    assert len(wrong) <= 501


def test_numbers_that_no_world_fits_are_refused(run):
    code, said, wrong = run({"r.json": release(cells(9, 9, 17))}, "audit", "r.json")
    assert (code, said["safe"]) == (1, False)
    assert "no whole number of people fits" in wrong


def test_a_long_answer_does_not_push_the_place_out(run):
    long = "z" * 5_000
    code, _, wrong = run(
        {"a.csv": f"a\n{long}\n", "p.json": but(order={"a": ["x"]})}, "tables", "a.csv", "p.json"
    )
    assert (code, wrong[:24]) == (1, "a.csv: row 2, column “a”")
    assert len(wrong) <= 501


@needs_data
@pytest.mark.parametrize(
    ("file", "tables"),
    [
        ("disclosure/z1micro.csv", [["region", "hovedint"]]),
        ("osmi/osmi_2014.csv", [["Gender", "Age"], ["Country", "treatment"]]),
        ("small_survey/efc_carers_100.csv", [["e16sex", "e42dep"], ["c172code"], ["neg_c_7"]]),
    ],
)
def test_real_answers(run, file, tables):
    each = [{"id": f"t{at}", "columns": columns} for at, columns in enumerate(tables)]
    code, told, _ = run({"p.json": but(tables=each)}, "tables", str(DATA / file), "p.json")
    assert (code, told["refused"]) == (0, [])
    assert run({"r.json": told}, "audit", "r.json")[0] == 0
