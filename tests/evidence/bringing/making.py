"""Workbooks made in a test, by hand where no library would write what is wrong with them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]


def workbook(sheets: Mapping[str, Rows], *, author: str = "", merge: str = "") -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if merge:
            sheet.merge_cells(merge)
    book.properties.creator = author
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """The same zip, with one member more."""
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr(name, content)
    return made.getvalue()


def with_many(data: bytes, many: int) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as opened:
        for number in range(many):
            opened.writestr(f"more/{number}", b"")
    return made.getvalue()
