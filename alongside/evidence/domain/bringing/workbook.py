"""A workbook (.xlsx), read cell by cell. Pure. Nothing of it is worked out, and nothing but its
cells is looked at: who made it is never read.

Sources: ECMA-376 part 1 (18.3.1.55, merged cells); D. Fifield, "A better zip bomb" (2019).
"""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.grid import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    place,
)

MOST_FILES = 500
MOST_OPEN = 100 * 1024 * 1024  # of everything inside
MOST_RATIO = 200  # a sheet of text packs ten or twenty to one; a bomb a thousand to one
SMALL = 1024 * 1024  # under this the ratio says nothing
MOST_SHEETS = 20
MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)
Sheet = tuple[str, list[tuple[int, list[str]]]]  # its name, its rows with their numbers


def read_workbook(data: bytes) -> Grid:
    """The one sheet that holds something. Raises BadFile."""
    found = [sheet for sheet in sheets(data) if sheet[1]]
    if not found:
        raise BadFile("the workbook is empty; choose the file with the answers")
    if len(found) > 1:
        names = ", ".join(f"“{name[:30]}”" for name, _ in found[:5])
        raise BadFile(f"the workbook has {len(found)} sheets ({names}); keep the one with answers")
    return Grid(found[0][1], [f"We read the sheet “{found[0][0][:60]}” of a workbook."])


def sheets(data: bytes) -> Iterator[Sheet]:
    """Each sheet by its name. Raises BadFile."""
    check_zip(data)
    # It takes half a second to load, and most pages never need it.
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        if len(book.worksheets) > MOST_SHEETS:
            raise BadFile(f"the workbook has more than {MOST_SHEETS} sheets; keep one")
        for sheet in book.worksheets:
            yield sheet.title, list(rows(sheet))
    except BadFile:
        raise
    except Exception as wrong:  # it fails on what is broken in many ways
        raise BadFile(f"this workbook is broken ({type(wrong).__name__}); save it again") from wrong


def check_zip(data: bytes) -> None:
    """Look at what the zip says of itself before reading any of it. Raises BadFile.

    Python reads no more of a member than its directory says, so what is said there is the most.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            found = opened.infolist()
            check_sizes(found)
            for info in found:
                if re.search(r"worksheets/[^/]+\.xml$", info.filename):
                    check_merged(opened.read(info))
    except BadFile:
        raise
    except Exception as wrong:
        raise BadFile("this workbook is broken; save it again as .xlsx") from wrong


def check_sizes(found: list[zipfile.ZipInfo]) -> None:
    if len(found) > MOST_FILES or sum(info.file_size for info in found) > MOST_OPEN:
        raise BadFile(
            f"the workbook holds more than {MOST_OPEN // 1024**2} MB or {MOST_FILES} files when "
            "opened; save the answers as CSV"
        )
    for info in found:
        if info.flag_bits & 1:
            raise BadFile("the workbook is locked with a password; save it without one")
        grows = info.file_size // max(info.compress_size, 1)
        if info.file_size > SMALL and grows > MOST_RATIO:
            raise BadFile(
                f"a part of the workbook grows {grows:,} times when opened, we allow {MOST_RATIO}; "
                "save the answers as CSV"
            )


def check_merged(sheet: bytes) -> None:
    found = MERGED.search(sheet)
    if found:
        first, row, last, end = (part.decode() for part in found.groups())
        raise BadFile(
            f"row {row}, columns {first} to {last}: cells {first}{row} to {last}{end} are merged; "
            "part them, and give each column one name"
        )


def rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > MOST_ROWS + 1:
            raise BadFile(
                f"“{sheet.title[:60]}” has more than {MOST_ROWS:,} sheets, which is the most; "
                "split it"
            )
        cells = [text(cell, number, at) for at, cell in enumerate(row[: MOST_COLUMNS + 1])]
        while cells and not cells[-1]:
            cells.pop()
        if len(cells) > MOST_COLUMNS or len(row) > 4 * MOST_COLUMNS:
            raise BadFile(f"row {number} has more than {MOST_COLUMNS} columns; take some out")
        if cells:
            yield number, cells


def text(cell: Any, row: int, at: int) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case _ if cell.data_type == "f":
            raise BadFile(f"{place(row, at)} holds a formula; put its answer there as a value")
        case _ if cell.data_type == "e":
            raise BadFile(f"{place(row, at)} holds an error ({str(value)[:20]}); mend it")
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
        case float() if value.is_integer() and abs(value) < 10**15:
            return str(int(value))
    found = str(value)
    if len(found) > LONGEST_CELL:
        raise BadFile(f"{place(row, at)} has more than {LONGEST_CELL:,} letters; make it shorter")
    return found
