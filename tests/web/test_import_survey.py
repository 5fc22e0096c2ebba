"""`alongside import survey`, asked of a running site."""

import json
from pathlib import Path

import pytest

from tests.evidence.bringing.making import workbook
from tests.evidence.bringing.test_bad_files import DATA, needs_data
from tests.site import Site

GROUP = ["--group", "quiet-corner"]
LOOK = ["import", "survey"]


def put(folder: Path, name: str, data: bytes | str) -> str:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(file)


def test_a_look_then_decisions_then_in(site: Site, tmp_path: Path):
    text = "gender,gender\n" + "Woman,a\n" * 6 + "woman,b\n" * 5 + "Wоman,c\n"
    file = put(tmp_path, "winter.csv", text)
    looked = json.loads(site.command(*LOOK, file, *GROUP, "--dry-run").stdout)
    assert (looked["sheets"], looked["questions"]) == (12, ["gender", "gender (2)"])
    (group,) = looked["look_alike"]
    assert group["spellings"] == {"Woman": 6, "woman": 5, "Wоman": 1}
    assert "It is no release" in looked["for"]
    chosen = put(tmp_path, "s.json", '{"gender": {"woman": "Woman", "Wоman": "Woman"}}')
    decided = [*LOOK, file, *GROUP, "--spellings", chosen]
    looked = json.loads(site.command(*decided, "--dry-run").stdout)
    assert looked["look_alike"] == []
    assert looked["kinds of answer"] == {"gender": 1, "gender (2)": 3}
    told = json.loads(site.command(*decided).stdout)
    assert told["sheets"] == 12
    assert told["doubled"] == looked["doubled"]
    again = site.command(*LOOK, file, *GROUP, check=False)
    assert (again.returncode, again.stdout) == (1, "")
    assert "imported before" in again.stderr
    assert "Everything holds" in site.command("verify").stdout


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("f.csv", b"a,b\nx,=1+1\n", "row 2, column 2 (B) holds a formula"),
        ("m.xlsx", workbook({"A": [["a", "b"], [1, 2]]}, merge="A1:B1"), "A1 to B1 are merged"),
        ("h.csv", b"Age,Town\nHow old?,Where?\n30,Leeds\n", "row 2 looks like a second row"),
        ("w.csv", ",".join(f"q{at}" for at in range(301)) + "\n", "a header but no answers"),
        ("l.csv", b"a\n" + b"1\n" * 60_000, "more than 50,000 sheets"),
    ],
)
def test_a_bad_file_is_one_sentence_and_nothing_is_written(site, tmp_path, name, data, says):
    file = put(tmp_path, name, data)
    answer = site.command(*LOOK, file, *GROUP, check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"{file}: ")
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_days_of_two_orders_are_refused_until_somebody_says_to_keep_them(site, tmp_path):
    file = put(tmp_path, "d.csv", "when\n31/05/2022\n1/14/2022\n")
    for more in ([], ["--dry-run"]):
        answer = site.command(*LOOK, file, *GROUP, *more, check=False)
        assert answer.returncode == 1
        assert "row 3, column 1 (A) of “when”" in answer.stderr
        assert bool(answer.stdout) is bool(more)
    assert json.loads(site.command(*LOOK, file, *GROUP, "--keep-days").stdout)["sheets"] == 2


def test_decisions_that_name_nothing_are_refused_by_their_file(site, tmp_path):
    file, chosen = put(tmp_path, "e.csv", "q\na\n"), put(tmp_path, "s.json", '{"r": {}}')
    answer = site.command(*LOOK, file, *GROUP, "--spellings", chosen, check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"{chosen}: “r” is not a column")


FORM = [["type", "name", "label"], ["text", "why", "Why?"], ["geopoint", "at", "Where?"]]


def test_a_form_is_looked_at_and_becomes_one_draft(site, tmp_path):
    good = put(tmp_path, "good.xlsx", workbook({"survey": FORM[:2], "choices": []}))
    told = json.loads(site.command(*LOOK, good, *GROUP, "--dry-run").stdout)
    assert (told["sheets"], told["questions"]) == (0, ["why"])
    assert told["asks"][0]["kind"] == "words"
    made = {
        json.loads(site.command(*LOOK, good, "--group", "the-kettle").stdout)["survey"]
        for _ in range(2)
    }
    assert len(made) == 1
    page = site.signed_in("host").ask(f"/g/the-kettle/surveys/{made.pop()}")
    assert "Why?" in page.text
    bad = put(tmp_path, "bad.xlsx", workbook({"survey": FORM, "choices": []}))
    answer = site.command(*LOOK, bad, *GROUP, "--dry-run", check=False)
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["refused"][0] in answer.stderr
    assert "sheet “survey”, row 3, column A (type): we do not take “geopoint”" in answer.stderr


@needs_data
@pytest.mark.parametrize(
    ("name", "sheets", "more"),
    [
        ("osmi/osmi_2014.csv", 1259, []),
        ("osmi/osmi_2016.csv", 1433, []),
        ("small_survey/efc_carers_100.csv", 100, []),
        ("nhs_fft/fft_comments_a.csv", 4014, ["--keep-days"]),
    ],
)
def test_real_files_are_looked_at_and_come_in(site, name, sheets, more):
    for last in ([*more, "--dry-run"], more):
        told = json.loads(site.command(*LOOK, str(DATA / name), *GROUP, *last).stdout)
        assert told["sheets"] == sheets
