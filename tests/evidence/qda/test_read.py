from pathlib import Path
from uuid import UUID

import pytest

from alongside.evidence.domain.qda.project import Code, Coder, Excerpt, Memo
from alongside.evidence.domain.qda.read import read
from tests.evidence.qda import building as b

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "refi_qda"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")


def under(project, code: str) -> list[str]:
    """The characters under a code."""
    return [
        source.text[each.start : each.end]
        for source in project.sources
        for each in source.excerpts
        if each.code == UUID(code)
    ]


def test_a_project_is_read_whole():
    ref = f'<NoteRef targetGUID="{b.MEMO}"/>'
    marks = b.selection(3, 18, b.coding(b.KIND, b.ANN, ref), creatingUser=b.BO)
    marks += b.selection(
        20, 30, "<Description>odd</Description>" + b.coding(b.HARD), creatingUser=b.BO
    )
    marks += b.selection(0, 2, ref, creatingUser=b.BO) + b.coding(b.HARD, b.BO)
    notes = (
        f'<Notes><Note guid="{b.MEMO}" name="Why" creatingUser="{b.ANN}"><PlainTextContent>Ask'
        f"</PlainTextContent></Note></Notes><Description>Six weeks</Description>{ref}"
    )
    project = read(b.qdpx(b.xml(b.source(marks), notes))).project
    ann, bo, kind, hard, memo = map(UUID, (b.ANN, b.BO, b.KIND, b.HARD, b.MEMO))
    assert (project.name, project.origin, project.description) == ("Winter", "by hand", "Six weeks")
    assert project.coders == (Coder(ann, "Ann"), Coder(bo, "Bo"))
    assert project.codes == (
        Code(kind, "Kindness", "Small & kept", "#44AA00"),
        Code(hard, "Hard weeks", parent=kind),
    )
    assert project.sources[0].text == b.TEXT
    assert project.sources[0].excerpts == (
        Excerpt(3, 18, kind, ann, "", (memo,)),
        Excerpt(20, 30, hard, bo, "odd"),
        Excerpt(0, 2, None, bo, "", (memo,)),
        Excerpt(0, len(b.TEXT), hard, bo),
    )
    assert project.memos == (Memo(memo, "Why", "Ask", ann),)
    assert (project.about, project.left_out) == ((memo,), {})


@pytest.mark.parametrize("name", ["project.qde", "Project.qde", "Winter notes.QDE"])
@pytest.mark.parametrize("folder", ["Sources/", "sources/", ""])
@pytest.mark.parametrize("around", ["", "Winter/"])
def test_the_inner_files_have_several_names(name, folder, around):
    project = b.xml(b.source(b.selection(3, 7, b.coding(b.KIND))))
    extra = {"__MACOSX/._project.qde": b"\x00", around + "Sources/": b""}
    files = {around + name: project, f"{around}{folder}{b.NOTES.lower()}.txt": b.TEXT} | extra
    assert under(read(b.packed(files)).project, b.KIND) == ["ring"]


@pytest.mark.parametrize("space", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0", ""])
def test_codebooks_have_several_namespaces(space):
    book = f'<CodeBook xmlns="{space}">{b.CODES.partition("<CodeBook>")[2]}'
    codes = read(book.encode()).project.codes
    assert [code.name for code in codes] == ["Kindness", "Hard weeks"]
    assert codes[1].parent == codes[0].id


def test_elements_of_other_makers_are_passed_over():
    other = '<Codes xmlns="urn:example"><Code guid="x" name="y"/></Codes>'
    project = b.xml(after=other).replace("</CodeBook>", f"{other}</CodeBook>")
    assert len(read(project.encode()).project.codes) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be", "utf-8"])
def test_words_are_read_in_the_encoding_of_their_mark(encoding):
    text = "\N{BYTE ORDER MARK}" * encoding.startswith("utf-16") + "café — naïve words"
    found = read(
        b.qdpx(b.xml(b.source(b.selection(7, 12, b.coding(b.HARD)))), text.encode(encoding))
    )
    assert under(found.project, b.HARD) == ["naïve"]
    assert found.project.sources[0].text == "café — naïve words"


def test_numbers_may_stand_in_braces_and_in_either_case():
    project = b.xml(b.source(b.selection(3, 7, b.coding("{" + b.KIND.lower() + "}"))))
    assert under(read(b.qdpx(project)).project, b.KIND) == ["ring"]


def test_words_of_a_pdf_are_words():
    text = b.inline(b.TEXT, b.selection(3, 7, b.coding(b.KIND))).replace(
        "TextSource", "Representation"
    )
    pdf = f'<PDFSource guid="{b.guid(50)}" name="Letter">{text}</PDFSource>'
    picture = f'<PictureSource guid="{b.guid(51)}" name="Photo"/>'
    project = read(b.qdpx(b.xml(pdf + picture))).project
    assert under(project, b.KIND) == ["ring"]
    assert project.left_out == {"pictures": 1}


def test_who_coded_and_is_not_named_still_is_somebody():
    project = b.xml(b.source(b.selection(3, 7, b.coding(b.KIND, b.guid(60)))))
    assert read(b.qdpx(project)).project.coders[-1] == Coder(UUID(b.guid(60)))


def test_a_selection_that_says_nothing_is_counted_and_left():
    marks = b.selection(3, 3, b.coding(b.KIND)) + b.selection(3, 7)
    project = read(b.qdpx(b.xml(b.source(marks)))).project
    assert project.sources[0].excerpts == ()
    assert project.left_out == {"selections that say nothing": 2}


def test_codes_alone_need_no_words():
    data = b.packed({"project.qde": b.xml(b.source(b.selection(0, 4, b.coding(b.KIND))))})
    found = read(data, codes_only=True)
    assert len(found.project.codes) == 2
    assert (found.project.sources, found.trials) == ((), [])


def test_codes_alone_take_no_memos_along():
    ref = f'<NoteRef targetGUID="{b.MEMO}"/>'
    book = b.CODES.replace("</Description>", f"</Description>{ref}")
    for data in (book, b.xml(codes=book)):
        project = read(data.encode(), codes_only=True).project
        assert not any(code.memos for code in project.codes)
        assert project.left_out == {"memos on codes": 1}


@needs_data
@pytest.mark.parametrize(
    ("file", "codes", "coders", "sources", "excerpts"),
    [
        ("atlasti23_blank.qdpx", 0, 2, 0, 0),
        ("atlasti23_target.qdpx", 3, 2, 0, 0),
        ("small_with_text.qdpx", 2, 1, 1, 2),
        ("taguette_codebook.qdc", 3, 0, 0, 0),
    ],
)
def test_real_files(file, codes, coders, sources, excerpts):
    project = read((DATA / file).read_bytes()).project
    found = sum(len(source.excerpts) for source in project.sources)
    assert (len(project.codes), len(project.coders)) == (codes, coders)
    assert (len(project.sources), found) == (sources, excerpts)


@needs_data
@pytest.mark.parametrize("file", ["atlasti8_standard.qdpx", "atlasti8_standard_bare.qde"])
def test_a_real_file_without_its_words_still_gives_its_codes(file):
    found = read((DATA / file).read_bytes(), codes_only=True)
    assert len(found.project.codes) == 14
