"""A document as files: the same words in each, nobody named as author, nothing read as markup."""

import io

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.core.paper.blocks import (
    Back,
    Bullets,
    Heading,
    Pair,
    Said,
    Table,
    Text,
    Title,
    as_text,
    from_right,
)
from alongside.core.paper.docx import docx
from alongside.core.paper.pdf import document_pdf

WORDS = some.text(
    some.characters(exclude_categories=("C", "Z")) | some.just(" "), min_size=1, max_size=30
).map(lambda text: " ".join(text.split()) or "word")
BLOCKS = some.lists(
    some.one_of(
        some.builds(Title, WORDS, WORDS),
        some.builds(Heading, WORDS),
        some.builds(Text, WORDS),
        some.builds(Said, WORDS, WORDS),
        some.builds(Bullets, some.lists(WORDS, min_size=1, max_size=3).map(tuple), some.booleans()),
        some.builds(Table, WORDS, some.just((("Answer", "People"), ("Often", "12")))),
        some.builds(Pair, some.just("<svg/>"), WORDS),
        some.builds(Back, WORDS, some.just("https://a.invalid/letters/b")),
    ),
    min_size=1,
    max_size=6,
)
HOSTILE = ["#panic()", "*bold* _it_ $x$ `code`", "= Heading", "- [ ] @label <b>", "\x00\x0b\ud800"]


def all_words(file: bytes) -> str:
    """Every text in a Word file, in the order in which it stands."""
    body = Document(io.BytesIO(file)).element.body
    return "\n".join(
        "".join(run.text or "" for run in part.iter(qn("w:t"))) for part in body.iter(qn("w:p"))
    )


@settings(max_examples=30, deadline=None)
@given(BLOCKS)
def test_a_word_file_says_what_the_blocks_say_in_their_order(blocks):
    told = all_words(docx(blocks))
    at = 0
    for block in blocks:
        for words in said(block):
            assert words in told[at:], (words, told)
            at = told.index(words, at)


def said(block) -> list[str]:
    match block:
        case Bullets(lines):
            return list(lines)
        case Table(caption, rows):
            return [caption, *(cell for row in rows for cell in row)]
        case Pair(_, sentence):
            return [sentence]
        case Said(text, credit):
            return [text, credit]
        case Back(says, link):
            return [says, link]
    return [block.text]


@given(BLOCKS)
def test_plain_text_says_it_too(blocks):
    told = as_text(blocks)
    assert all(words in told for block in blocks for words in said(block))


def test_a_word_file_names_no_author_and_no_time():
    about = Document(io.BytesIO(docx([Title("Phones at night")]))).core_properties
    assert (about.author, about.last_modified_by, about.title) == ("", "", "Phones at night")
    assert about.created is not None
    assert about.created.year == 2000


def test_nothing_that_was_typed_is_markup():
    blocks = [Title(each) for each in HOSTILE[:4]] + [Said(HOSTILE[1], HOSTILE[3])]
    assert document_pdf([*blocks, Back("Here:", "https://a.invalid/")]).startswith(b"%PDF")
    assert all(each in all_words(docx(blocks)) for each in HOSTILE[:4])
    assert all_words(docx([Heading(f"before{HOSTILE[4]}after")])) == "beforeafter"


def test_a_table_of_numbers_is_a_pdf_with_bars_and_without():
    rows = (("Answer", "People"), ("Often", "12"), ("Never", "hidden"))
    for widths in ((), (1.0, None)):
        assert document_pdf([Table("Lonely", rows, widths)]).startswith(b"%PDF")


def test_which_way_a_line_is_written():
    assert from_right("  – שלום")
    assert from_right("1. مرحبا")
    assert not from_right("Hello שלום")
    assert not from_right("12")
