"""Out and in again: equal characters under each code, and nothing else lost."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.qda.project import Code, Coder, Excerpt, Memo, Project, Source
from alongside.evidence.domain.qda.read import read
from alongside.evidence.domain.qda.write import codebook, project
from tests.evidence.qda import building as b
from tests.evidence.qda.test_counting import WAYS, counted_by

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "refi_qda"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
CODES = [UUID(b.KIND), UUID(b.HARD)]
PEOPLE = [UUID(b.ANN), UUID(b.BO)]
MEMO = UUID(b.MEMO)
# What XML can carry: everything but control characters and lone surrogates.
LETTERS = some.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
MARKUP = some.sampled_from(["\n", "\r", "\r\n", "\t", "<", "&", '"', "'", "]]>"])
SAID = some.lists(LETTERS | MARKUP, max_size=12).map("".join)
NAME = SAID.map(lambda text: f"n{text}n")
WORDS = some.text(some.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"))


@some.composite
def sources(draw, number: int) -> Source:
    text = draw(WORDS | some.lists(some.sampled_from(["a ", "\r\n", "\N{DOG FACE}"])).map("".join))
    places = some.integers(0, len(text))
    excerpt = some.builds(
        Excerpt,
        places,
        places,
        some.sampled_from(CODES),
        some.sampled_from([*PEOPLE, None]),
        SAID,
        some.sampled_from([(), (MEMO,)]),
    )
    held = [one for one in draw(some.lists(excerpt, max_size=8)) if one.start < one.end]
    return Source(
        UUID(b.guid(1000 + number)), draw(NAME), text, tuple(dict.fromkeys(held)), draw(SAID)
    )


@some.composite
def projects(draw) -> Project:
    return Project(
        draw(NAME),
        "Alongside",
        draw(SAID),
        tuple(Coder(person, draw(SAID)) for person in PEOPLE),
        (
            Code(CODES[0], draw(NAME), draw(SAID), "#44AA00", memos=(MEMO,)),
            Code(CODES[1], draw(NAME), draw(SAID), "", CODES[0], codable=draw(some.booleans())),
        ),
        tuple(draw(sources(number)) for number in range(draw(some.integers(0, 3)))),
        (Memo(MEMO, draw(SAID), draw(SAID), PEOPLE[0]),),
        (MEMO,),
    )


def letters(held: Project) -> list[object]:
    """Every stretch of characters with all that is said of it. Files may change their order."""
    return sorted(
        (
            (source.id, source.text[one.start : one.end], one)
            for source in held.sources
            for one in source.excerpts
        ),
        key=str,
    )


def bare(held: Project) -> Project:
    return replace(held, sources=tuple(replace(one, excerpts=()) for one in held.sources))


@given(projects())
def test_what_we_write_is_what_we_read(held):
    found = read(project(held)).project
    assert letters(found) == letters(held)
    assert bare(found) == bare(held)
    assert found.left_out == {}


@given(projects())
def test_the_same_project_is_the_same_bytes(held):
    assert project(held) == project(held)


@given(projects())
def test_a_codebook_comes_back(held):
    without = tuple(replace(one, memos=()) for one in held.codes)
    assert read(codebook(held.codes)).project.codes == without


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_file_that_counts_differently_leaves_by_the_standard(way):
    data, chosen = counted_by(way, "\N{BYTE ORDER MARK}")
    held = read(data).project
    again = read(project(held))
    assert letters(again.project) == letters(held)
    assert str(again.trials[0].way) == "code points"
    source = again.project.sources[0]
    assert [source.text[each.start : each.end] for each in source.excerpts] == chosen


def test_positions_that_leave_are_code_points():
    text = "\N{DOG FACE}\r\nwords"
    held = Project(
        "n",
        sources=(Source(UUID(b.NOTES), "n", text, (Excerpt(3, 8, CODES[0]),)),),
        codes=(Code(CODES[0], "c"),),
    )
    with zipfile.ZipFile(io.BytesIO(project(held))) as opened:
        inner = opened.read("project.qde").decode()
        assert opened.read(f"Sources/{b.NOTES}.txt") == text.encode()
    assert 'startPosition="3" endPosition="8"' in inner


def test_characters_that_xml_has_no_place_for_are_marked():
    held = Project("a\x01b", codes=(Code(CODES[0], "c\x0bd\x00"),))
    found = read(project(held)).project
    assert (found.name, found.codes[0].name) == ("a\ufffdb", "c\ufffdd\ufffd")


@needs_data
@pytest.mark.parametrize(
    "file", sorted(DATA.glob("*.q*")) if DATA.is_dir() else [], ids=lambda file: file.name
)
def test_real_files_come_back(file):
    codes_only = file.name.startswith("atlasti8")  # its words are not inside
    held = read(file.read_bytes(), codes_only=codes_only).project
    again = read(project(held)).project
    assert (again.codes, again.coders, again.memos) == (held.codes, held.coders, held.memos)
    assert letters(again) == letters(held)
    assert [one.text for one in again.sources] == [one.text for one in held.sources]
    assert len(read(codebook(held.codes)).project.codes) == len(held.codes)
