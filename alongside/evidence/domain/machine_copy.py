"""The tables of a report for other programs: one CSV of counts, one that explains it. Pure.

Source: RFC 4180; OWASP, CSV Injection (a cell that a table program would work out begins with an
apostrophe).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from alongside.evidence.domain.disclosure.release import Release, Table

HIDDEN = "hidden to keep people safe"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = {
    "table": "The number of the table in the report.",
    "question_1": "The question that was counted.",
    "answer_1": "An answer to it, or several counted together. * is everybody.",
    "question_2": "The question it was counted by. Empty where there is none.",
    "answer_2": "An answer to that. * is everybody.",
    "people": f"How many people. “{HIDDEN}” where the number is hidden; it may be large or small.",
    "answered": "How many people sent answers to this survey.",
    "counted_on": "The day on which they were counted, as year-month-day.",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One table of the report."""

    release: Release
    survey: str
    asked_by: str
    promised: str
    on: date


def counts(tables: Sequence[Counted]) -> str:
    """One row a cell, totals included."""
    rows: list[list[str]] = [list(COLUMNS)]
    for number, one, table in numbered(tables):
        for where, count in table.cells.items():
            pairs = [part for pair in zip(table.columns, where, strict=True) for part in pair]
            told = HIDDEN if count is None else str(count)
            rows.append(
                [str(number), *(*pairs, "", "")[:4], told, str(one.release.people), str(one.on)]
            )
    return written(rows)


def dictionary(tables: Sequence[Counted]) -> str:
    """What each column means; then of each table what its answers stand for, and its source."""
    rows: list[list[str]] = [["about", "name", "means"]]
    rows += [["column", name, means] for name, means in COLUMNS.items()]
    for number, one, counted in numbered(tables):
        table = f"table {number}"
        rows.append([table, "survey", one.survey])
        rows.append([table, "asked by", one.asked_by])
        rows.append([table, "promised to the people who answered", one.promised])
        rows.append([table, "threshold", f"Counts below {one.release.threshold} are never told."])
        for question in counted.columns:
            for label, kinds in one.release.merged[question].items():
                if len(kinds) > 1:  # how many, never which: a spelling can be one person's own
                    many = f"{len(kinds)} kinds of answer, counted together"
                    rows.append([table, f"{question}: {label}", many])
    return written(rows)


def numbered(tables: Sequence[Counted]) -> Iterator[tuple[int, Counted, Table]]:
    """Every table of every release, from 1."""
    every = ((one, table) for one in tables for table in one.release.tables)
    yield from ((number, one, table) for number, (one, table) in enumerate(every, 1))


def written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue()


def plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
