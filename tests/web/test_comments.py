"""The command that brings in comments to code, asked of a running site."""

import json
from pathlib import Path

from tests.site import Site

GROUP = ["--group", "quiet-corner"]
ROWS = """who,said,may
p1,I waited.,Yes
p1,Nobody rang.,Yes
p2,N/A,Yes
p3,Not for you.,No
"""


def test_a_look_first_and_then_the_same_once(site: Site, tmp_path: Path):
    file = tmp_path / "said.csv"
    file.write_text(ROWS)
    words = ["import", "comments", str(file), *GROUP, "--column", "said"]
    words += ["--person", "who", "--yes", "may"]
    looked = json.loads(site.command(*words, "--dry-run").stdout)
    assert looked == {
        "rows": 4,
        "words to code": 2,
        "people": 1,
        "left out": {"blank, or no answer": 1, "their person did not say yes": 1},
    }
    told = json.loads(site.command(*words).stdout)
    assert told.pop("coding")
    assert told == looked
    again = site.command(*words, check=False)
    assert (again.returncode, again.stdout) == (1, "")
    assert "brought in before" in again.stderr
    other = site.command(*words[:-6], "--column", "who", check=False)
    assert other.returncode == 0
    assert "Everything holds" in site.command("verify").stdout


def test_what_cannot_be_brought_in_is_one_sentence(site: Site, tmp_path: Path):
    file = tmp_path / "said.csv"
    file.write_text(ROWS)
    empty = tmp_path / "empty.csv"
    empty.write_text("said\nN/A\n")
    for words, says in [
        ([str(file), *GROUP, "--column", "nope"], "there is no column “nope”"),
        ([str(file), *GROUP, "--column", "said", "--yes", "nope"], "there is no column “nope”"),
        ([str(file), "--group", "nobody", "--column", "said"], "there is no group nobody"),
        ([str(empty), *GROUP, "--column", "said"], "no words to code"),
        ([str(tmp_path / "none.csv"), *GROUP, "--column", "said"], "cannot be read"),
    ]:
        answer = site.command("import", "comments", *words, check=False)
        assert (answer.returncode, answer.stdout) == (1, "")
        assert says in answer.stderr
        assert answer.stderr.count("\n") == 1
