"""What a cell of answers may not be. Pure.

Source: OWASP, "CSV Injection": a spreadsheet runs what begins with = + - @ when it is opened again.
"""

import re
from collections.abc import Iterator, Sequence

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.grid import LONGEST_CELL, place
from alongside.evidence.domain.bringing.kinds import counted_day, day_order

# People write “-1726”, “+44 …”, “- we talk” and “@home” too: those are no formulas.
FORMULA = re.compile(r"\s*(=\s*[\w\"'({+\-@\[$]|[+\-@]\s*\w+\s*\(|[+\-@=].*\|.*!)", re.S)
DAY_NAMED = re.compile(r"\b(date|day|when|born|birthday|timestamp|time)\b", re.I)
ENOUGH = 0.5  # of the answers look like days: then it is a column of days


def check(row: int, cells: Sequence[str]) -> None:
    """Raises BadFile."""
    for at, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            raise BadFile(
                f"{place(row, at)} has more than {LONGEST_CELL:,} letters; make it shorter"
            )
        if cell and cell.lstrip()[:1] in "=+-@" and FORMULA.match(cell):
            raise BadFile(f"{place(row, at)} holds a formula; put its answer there as a value")


def days_apart(at: int, name: str, cells: Sequence[tuple[int, str]]) -> Iterator[str]:
    """A sentence where a column of days can be read in two ways. `cells`: row and answer."""
    first: dict[str, tuple[int, str]] = {}
    said = [(row, cell) for row, cell in cells if cell]
    days = 0
    for row, cell in said:
        order = day_order(cell) or ("counted" if counted_day(cell) else "")
        days += order not in ("", "counted")
        if order:
            first.setdefault(order, (row, cell))
    named = f"of “{name[:60]}”"
    if "day" in first and "month" in first:
        (one, day), (two, month) = first["day"], first["month"]
        yield (
            f"{place(max(one, two), at)} {named}: “{day[:20]}” (row {one}) begins with the day, "
            f"“{month[:20]}” (row {two}) with the month; write all days like 2022-05-31"
        )
    all_counted = len(said) > 0 and all(counted_day(cell) for _, cell in said)
    counts = days >= ENOUGH * len(said) or (all_counted and DAY_NAMED.search(name))
    if said and "counted" in first and counts:
        row, cell = first["counted"]
        yield (
            f"{place(row, at)} {named}: “{cell}” is a day as a spreadsheet counts it; write all "
            "days like 2022-05-31"
        )
