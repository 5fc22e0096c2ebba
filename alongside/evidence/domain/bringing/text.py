"""A CSV file, whichever sign parts its columns. Pure.

Source: RFC 4180. Spreadsheet programs in much of Europe write semicolons and still say CSV.
"""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.encoding import decode
from alongside.evidence.domain.bringing.grid import LONGEST_CELL, MOST_ROWS, Grid

NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}
SAMPLE = 200  # rows to tell the separator by


def read_text(data: bytes) -> Grid:
    """Raises BadFile."""
    text, said = decode(data)
    sign = separator(text)
    if sign != ",":
        said.append(f"The columns were parted by {NAMES[sign]}. We read it so.")
    kept: list[tuple[int, list[str]]] = []
    for number, row in enumerate(parted(text, sign), 1):
        if row:
            kept.append((number, row))
        if len(kept) > MOST_ROWS + 1:
            raise BadFile(
                f"the file has more than {MOST_ROWS:,} sheets, which is the most; split it"
            )
    return Grid(kept, said)


def parted(text: str, sign: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        yield from rows
    except csv.Error as wrong:
        raise BadFile(
            f"row {rows.line_num}: this is not a CSV file ({wrong}); save it again as CSV"
        ) from wrong


def separator(text: str) -> str:
    """The sign that parts every row alike. Raises BadFile where two do."""
    fits = [sign for sign in NAMES if parts_alike(text, sign)]
    if len(fits) > 1:
        names = " and ".join(NAMES[sign] for sign in fits)
        raise BadFile(
            f"row 1: both {names} could part the columns; save the file again with commas, and "
            "quotes around each answer"
        )
    return fits[0] if fits else ","


def parts_alike(text: str, sign: str) -> bool:
    if sign not in text:
        return False
    try:
        wide = {len(row) for row in islice(parted(text, sign), SAMPLE) if row}
    except BadFile:
        return False
    return len(wide) == 1 and wide.pop() > 1
