"""The answers of a file that somebody brings, with what we had to decide to read them. Pure."""

import hashlib
from dataclasses import dataclass

from alongside.evidence.domain.answers import Answers, BadFile
from alongside.evidence.domain.bringing import cells
from alongside.evidence.domain.bringing.header import named
from alongside.evidence.domain.bringing.opened import opened


@dataclass(frozen=True, slots=True)
class Brought:
    answers: Answers
    rows: list[int]  # the number of each sheet's row in the file
    said: list[str]  # what we decided to read it, a sentence each
    doubled: list[str]  # a sentence for each doubled name
    faults: list[str]  # days that can be read in two ways: mend them, or keep them as written


def bring(data: bytes) -> Brought:
    """Raises BadFile, which names the place and what to do."""
    grid = opened(data)
    if not grid.rows:
        raise BadFile("the file is empty; choose the file with the answers")
    for row, each in grid.rows:
        cells.check(row, each)
    if len(grid.rows) == 1:
        raise BadFile("the file has a header but no answers")
    columns, doubled = named(grid)
    rows, sheets, said = [], [], list(grid.said)
    last = len(grid.rows)
    while (
        last > 1 and len(columns) > 1 and not any(cell.strip() for cell in grid.rows[last - 1][1])
    ):
        last -= 1
    if last < len(grid.rows):
        said.append(f"We left out {len(grid.rows) - last} empty rows at the end.")
    workbook = data.startswith(b"PK")  # there, empty cells at the end are not written
    for row, each in grid.rows[1:last]:
        given = [*each[: len(columns)], *(cell for cell in each[len(columns) :] if cell.strip())]
        given += [""] * (len(columns) - len(given) if workbook else 0)
        if len(given) != len(columns):
            raise BadFile(
                f"row {row} has {len(each)} columns, the header has {len(columns)}; "
                "mend that row and try again"
            )
        rows.append(row)
        sheets.append(dict(zip(columns, given, strict=True)))
    if not sheets:
        raise BadFile("the file has a header but no answers")
    answers = Answers(columns, sheets, hashlib.sha256(data).hexdigest())
    faults = [
        fault
        for at, name in enumerate(columns)
        for fault in cells.days_apart(
            at, name, [(row, sheet[name].strip()) for row, sheet in zip(rows, sheets, strict=True)]
        )
    ]
    return Brought(answers, rows, said, doubled, faults)
