"""The commands that bring coded words in and out, asked of a running site."""

import json
from pathlib import Path

import pytest

from alongside.evidence.domain.qda.read import read
from tests.evidence.qda import building as b
from tests.evidence.qda.test_counting import UTF16, counted_by
from tests.site import Site

GROUP = ["--group", "quiet-corner"]


def put(folder: Path, name: str, data: bytes) -> str:
    file = folder / name
    file.write_bytes(data)
    return str(file)


def test_in_and_out_with_equal_characters_under_each_code(site: Site, tmp_path: Path):
    data, chosen = counted_by(UTF16, "\N{BYTE ORDER MARK}")
    file, out = put(tmp_path, "winter.qdpx", data), tmp_path / "out.qdpx"
    looked = json.loads(site.command("import", "qdpx", file, *GROUP, "--dry-run").stdout)
    assert looked["positions"]["counted in"] == "UTF-16 units"
    assert looked["positions"]["begin on a word"]["UTF-16 units"] == len(chosen)
    told = json.loads(site.command("import", "qdpx", file, *GROUP).stdout)
    coding = told.pop("coding")
    assert told == looked
    again = site.command("import", "qdpx", file, *GROUP, check=False)
    assert (again.returncode, again.stdout) == (1, "")
    assert "imported before" in again.stderr
    site.command("export", "qdpx", coding, str(out))
    source = read(out.read_bytes()).project.sources[0]
    assert [source.text[each.start : each.end] for each in source.excerpts] == chosen
    assert out.stat().st_mode & 0o077 == 0
    site.command("export", "qdpx", coding, str(tmp_path / "codes.qdc"))
    assert len(read((tmp_path / "codes.qdc").read_bytes()).project.codes) == 2
    assert "Everything holds" in site.command("verify").stdout


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<!DOCTYPE a><Project/>", "line 1: it has a document type"),
        (b.packed({"project.qde": b.xml(), "../x": b""}), "“../x” leads outside the file"),
        (b.packed({"project.qde": b.xml(), "x": bytes(3_000_000)}), "we allow 200 times"),
    ],
)
def test_a_harmful_file_is_one_sentence_and_nothing_is_written(site, tmp_path, data, says):
    file = put(tmp_path, "bad.qdpx", data)
    answer = site.command("import", "qdpx", file, *GROUP, check=False)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith(file)
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_an_export_says_what_it_needs(site: Site, tmp_path: Path):
    for name, file, says in (
        ("nothing", tmp_path / "x.qdpx", "no coded words stand behind it"),
        ("nothing", tmp_path / "x.zip", "name the file with .qdpx"),
    ):
        answer = site.command("export", "qdpx", name, str(file), check=False)
        assert answer.returncode == 1
        assert says in answer.stderr
        assert not file.exists()
