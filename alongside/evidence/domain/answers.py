"""Reads a CSV of answers: a header, then one row a sheet. Pure.

Source: RFC 4180; a byte-order mark and CRLF are no fault.
"""

import csv
import hashlib
import io
from dataclasses import dataclass

MOST_COLUMNS = 300
MOST_SHEETS = 50_000
LONGEST_NAME = 400  # letters


@dataclass(frozen=True, slots=True)
class Answers:
    columns: list[str]
    sheets: list[dict[str, str]]
    fingerprint: str  # SHA-256 of the file


class BadFile(Exception):
    """The message names the place (row, column) and what to do."""


def read(data: bytes) -> Answers:
    """Raises BadFile."""
    text = decode(data)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as wrong:
        raise BadFile(f"this is not a CSV file ({wrong}); save it again as CSV") from wrong
    rows = [row for row in rows if row]
    if not rows:
        raise BadFile("the file is empty; choose the file with the answers")
    columns = [name.strip() for name in rows[0]]
    check_header(columns)
    for number, row in enumerate(rows[1:], 2):
        if len(row) != len(columns):
            raise BadFile(
                f"row {number} has {len(row)} columns, the header has {len(columns)}; "
                "mend that row and try again"
            )
    if len(rows) == 1:
        raise BadFile("the file has a header but no answers")
    if len(rows) - 1 > MOST_SHEETS:
        raise BadFile(f"the file has more than {MOST_SHEETS:,} sheets; split it")
    sheets = [dict(zip(columns, row, strict=True)) for row in rows[1:]]
    return Answers(columns, sheets, hashlib.sha256(data).hexdigest())


def decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        row = data.count(b"\n", 0, wrong.start) + 1
        raise BadFile(
            f"row {row} has bytes that are no UTF-8 text; save the file again as “CSV UTF-8”"
        ) from wrong
    if "\x00" in text:
        row = text.count("\n", 0, text.index("\x00")) + 1
        raise BadFile(f"row {row} has a NUL byte; save the file again as “CSV UTF-8”")
    return text


def check_header(columns: list[str]) -> None:
    seen: dict[str, int] = {}
    for number, name in enumerate(columns, 1):
        if not name:
            raise BadFile(f"column {number} has no name; give it one in the first row")
        if len(name) > LONGEST_NAME:
            raise BadFile(f"column {number} has a name of {len(name)} letters; make it shorter")
        if name in seen:
            raise BadFile(
                f"columns {seen[name]} and {number} are both named “{name[:60]}”; rename one"
            )
        seen[name] = number
    if len(columns) > MOST_COLUMNS:
        raise BadFile(f"the file has more than {MOST_COLUMNS} columns; take some out")
