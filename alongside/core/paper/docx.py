"""A document as a file that an office can edit (Office Open XML). It names no author."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Open
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph

from alongside.core.paper.blocks import (
    Back,
    Block,
    Bullets,
    Heading,
    Pair,
    Said,
    Table,
    Text,
    Title,
    paragraphs,
)

FONT = "Atkinson Hyperlegible"
# Characters that XML 1.0, section 2.2, cannot hold.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def docx(blocks: Sequence[Block], *, language: str = "en-GB") -> bytes:
    """One paragraph style a block, so that a reader's own tools find headings and lists."""
    page = Document()
    about = page.core_properties
    about.author = about.last_modified_by = about.comments = ""
    about.created = about.modified = LONG_AGO
    about.language = language
    about.title = next((clean(block.text) for block in blocks if isinstance(block, Title)), "")
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    for block in blocks:
        put(page, block)
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def put(page: Open, block: Block) -> None:
    match block:
        case Title(text, below):
            page.add_heading(clean(text), 0)
            put_text(page, below, Pt(10))
        case Heading(text, within):
            page.add_heading(clean(text), 2 if within else 1)
        case Text(text, small):
            put_text(page, text, Pt(10 if small else 12))
        case Said(text, credit):
            page.add_paragraph(clean(text), "Intense Quote")
            page.add_paragraph(f"– {clean(credit)}")
        case Bullets(lines, numbered):
            put_lines(page, lines, "List Number" if numbered else "List Bullet")
        case Table():
            put_table(page, block)
        case Pair(_, sentence):
            page.add_paragraph(clean(sentence))
        case Back(says, link):
            put_text(page, f"{says} {link}", Pt(10))


def put_text(page: Open, text: str, size: Length) -> None:
    for part in paragraphs(text):
        page.add_paragraph().add_run(clean(part)).font.size = size


def put_lines(page: Open, lines: Iterable[str], style: str) -> None:
    for line in lines:
        page.add_paragraph(clean(line), style)


def put_table(page: Open, block: Table) -> None:
    page.add_paragraph(clean(block.caption), "Caption")
    grid = page.add_table(len(block.rows), len(block.rows[0]), "Table Grid")
    for down, row in enumerate(block.rows):
        for across, cell in enumerate(row):
            written = grid.cell(down, across).paragraphs[0]
            bold(written, clean(cell)) if down == 0 or across == 0 else written.add_run(clean(cell))
    head = OxmlElement("w:tblHeader")  # the first row again on each page, and read as a header
    head.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(head)
    page.add_paragraph()


def bold(written: Paragraph, text: str) -> None:
    written.add_run(text).bold = True


def clean(text: str) -> str:
    return NO_XML.sub("", text)
