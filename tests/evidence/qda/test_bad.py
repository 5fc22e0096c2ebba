"""Hostile and broken files: one sentence that names the place, or a project. Nothing else."""

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.evidence.domain.qda import archive, tree
from alongside.evidence.domain.qda.project import BadProject, Project
from alongside.evidence.domain.qda.read import read
from tests.evidence.qda import building as b

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "refi_qda"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
GOOD = b.xml(b.source(b.selection(3, 7, b.coding(b.KIND, b.ANN))))
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
    f"<Project {b.NS} name='&b;'/>"
)
OUTSIDE = '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def refused(data: bytes, says: str) -> None:
    with pytest.raises(BadProject) as caught:
        read(data)
    sentence = str(caught.value)
    assert says in sentence
    assert len(sentence) < 500
    assert "\n" not in sentence


def with_source(inner: str) -> bytes:
    return b.qdpx(b.xml(b.source(inner)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("text", [BOMB, OUTSIDE + GOOD.partition("?>")[2].strip()])
def test_a_document_type_is_refused_in_any_encoding(text, encoding):
    said = text.replace('<?xml version="1.0"?>', "").encode(encoding)
    refused(said, "document type")
    refused(b.packed({"project.qde": said}), "project.qde, line 1: it has a document type")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"<Project", "line 1: this is no whole XML"),
        (b"<html/>", "begins with <html>"),
        (b"\x00\x01", "no whole XML"),
        (b"<?xml version='1.0' encoding='utf-7'?><Project/>", "no whole XML"),
        (b"<?xml version='1.0' encoding='no-such'?><Project/>", "no whole XML"),
        (b"<Project name='&x;'/>", "no whole XML"),
        (("<a>" * 100).encode(), "more than 60 inside each other"),
        (b"PK\x03\x04", "no whole zip"),
        (b.packed({"notes.txt": "a"}), "0 project files"),
        (b.packed({"a.qde": GOOD, "b/B.QDE": GOOD}), "2 project files"),
        (b.packed({"project.qde": ""}), "project.qde: it is empty"),
        (b.packed({"project.qde": GOOD}), "line 2: its words are not in the file, at “internal://"),
        (GOOD.encode(), "the file, line 2: its words are not in the file"),
    ],
)
def test_what_is_no_project(data, says):
    refused(data, says)


@pytest.mark.parametrize(
    "name", ["../x.txt", "/etc/passwd", "a/../../x", "C:\\x.txt", "..\\x.txt", "Sources\\..\\..\\x"]
)
def test_a_path_outside_itself(name):
    refused(b.packed({"project.qde": GOOD, name: "a"}), "leads outside the file")
    refused(b.qdpx(b.xml(b.source(path=f"internal://{name}"))), "leads outside the file")


@pytest.mark.parametrize("path", ["relative://x.txt", "absolute:///x.txt", "file:///x", "http://x"])
def test_words_that_are_elsewhere(path):
    refused(b.qdpx(b.xml(b.source(path=path))), "its words are outside the file, at “")


@pytest.mark.parametrize(
    ("inner", "says"),
    [
        (b.selection(0, 45), "the selection from 0 to 45 does not fit the words of “Notes”"),
        (b.selection(9, 3), "begins at 9 and ends before it, at 3"),
        (b.selection(-1, 3), "“-1” is no place in a text (startPosition of a selection)"),
        (b.selection("", 3), "“” is no place"),
        (b.selection("1e3", 3), "“1e3” is no place"),
        (b.selection(1, "٣"), "“٣” is no place"),
        (b.selection(1, 10**40), "is no place"),
        (b.selection(3, 7, b.coding(b.guid(9))), "a code that is not in the file"),
        (b.selection(3, 7, b.coding("nobody")), "“nobody” is no number that a CodeRef can have"),
        (b.selection(3, 7, b.coding(b.KIND, "me")), "“me” is no number that a Coding can have"),
        (f'<NoteRef targetGUID="{b.guid(9)}"/>', "points at a note that is not in the file"),
    ],
)
def test_a_selection_or_a_number_that_is_wrong(inner, says):
    refused(with_source(inner), "project.qde, line 2: ")
    refused(with_source(inner), says)


def test_numbers_that_two_things_have():
    refused(b.qdpx(b.xml(b.source() + b.source())), "has the number of another one, in line 2")
    twice = f'<Code guid="{b.KIND}" name="a"/>' * 2
    refused(f"<CodeBook><Codes>{twice}</Codes></CodeBook>".encode(), "this Code has the number of")
    users = b.USERS.replace(b.BO, b.ANN)
    refused(b.xml().replace(b.USERS, users).encode(), "this User has the number of another one")


def test_things_of_different_kinds_may_have_one_number():
    file = {"project.qde": b.xml(b.inline(b.TEXT, number=b.KIND))}
    assert str(read(b.packed(file)).project.sources[0].id).upper() == b.KIND


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        ('<Code guid="1" name="a"/>', "“1” is no number that a Code can have as its guid"),
        (f'<Code guid="{b.KIND}" name=" "/>', "this code has no name"),
        (f'<Code guid="{b.KIND}" name="a" color="red"/>', "“red” is no colour"),
        (f'<Code guid="{b.KIND}" name="{"a" * 500}"/>', "a text of 500 letters"),
        (
            f'<Code guid="{b.KIND}" name="a"><Code guid="{b.HARD}" name="b">'
            f'<Code guid="{b.KIND}" name="loop"/></Code></Code>',
            "the code “loop” stands inside itself",
        ),
    ],
)
def test_codes_that_are_wrong(codes, says):
    book = f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
    refused(book.encode(), says)
    refused(b.qdpx(b.xml(codes=book)), says)


def test_words_that_are_no_text():
    refused(b.qdpx(b.xml(b.source()), b"caf\xe9"), "no UTF-8 text (byte 3)")
    refused(b.qdpx(b.xml(b.source()), "a\x00b"), "have a NUL (letter 1)")


def test_files_that_are_inside_twice():
    made = io.BytesIO(b.qdpx(GOOD))
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as opened:
        warnings.simplefilter("ignore")
        opened.writestr("Project.QDE", GOOD)
    refused(made.getvalue(), "is inside twice")


def test_zip_bombs_are_known_by_what_they_say():
    zeros = b"\x00" * (archive.SMALL * 2)
    refused(b.packed({"project.qde": GOOD, "Sources/x.txt": zeros}), "we allow 200 times")
    refused(b.packed({"project.qde": GOOD, "x": b"a"}, zipfile.ZIP_BZIP2), "do not read")


def test_limits_are_named(monkeypatch):
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    refused(b.qdpx(GOOD), "2 files inside, we read at most 1")
    monkeypatch.setattr(archive, "MOST_FILES", 10)
    monkeypatch.setattr(archive, "MOST_OPEN", 700)
    refused(b.qdpx(GOOD), "bytes inside, we read at most 700")
    monkeypatch.setattr(archive, "MOST_OPEN", 10_000)
    monkeypatch.setattr(archive, "MOST_ONE", 100)
    refused(b.qdpx(GOOD), "has more than 100 bytes")
    monkeypatch.setattr(archive, "MOST_BYTES", 100)
    refused(b.qdpx(GOOD), "we read at most 100")
    monkeypatch.setattr(tree, "MOST_ELEMENTS", 5)
    refused(GOOD.encode(), "more than 5 elements")
    monkeypatch.setattr(tree, "MOST_BYTES", 100)
    refused(GOOD.encode(), "we read at most 100")


def test_a_zip_that_lies_about_sizes_is_not_unpacked_beyond_them():
    """The directory says 10 bytes; two million come out."""
    data = bytearray(b.packed({"project.qde": b"\x00" * 2_000_000}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    refused(bytes(data), "cannot be opened")


def test_locked_files():
    data = bytearray(b.qdpx(GOOD))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    refused(bytes(data), "“project.qde” is locked with a password")


@given(some.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    read_or_refused(data)


MUTATIONS = some.lists(some.tuples(some.integers(0, 10_000), some.integers(0, 255)), max_size=6)


@given(MUTATIONS, some.integers(0, 3000), some.booleans())
def test_a_broken_copy_is_read_or_refused(changes, cut, packed):
    data = bytearray(b.qdpx(GOOD) if packed else GOOD.encode())
    for at, byte in changes:
        data[at % len(data)] = byte
    read_or_refused(bytes(data[: cut or None] if cut < len(data) else data))


@needs_data
@given(MUTATIONS)
def test_a_broken_copy_of_a_real_file_is_read_or_refused(changes):
    data = bytearray((DATA / "atlasti8_standard_bare.qde").read_bytes())
    for at, byte in changes:
        data[at % len(data)] = byte
    read_or_refused(bytes(data))


def read_or_refused(data: bytes) -> None:
    try:
        found = read(data)
    except BadProject:
        return
    assert isinstance(found.project, Project)
