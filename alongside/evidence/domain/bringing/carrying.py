"""A file that was read, as one text that a page carries until people decided. Pure.

It carries answers and no bytes of the file: so nothing comes along of whoever made a workbook.
"""

from typing import Any

from alongside.evidence.domain.answers import Answers
from alongside.evidence.domain.bringing.brought import Brought


def carried(brought: Brought) -> dict[str, Any]:
    answers = brought.answers
    return {
        "columns": answers.columns,
        "sheets": [list(sheet.values()) for sheet in answers.sheets],
        "fingerprint": answers.fingerprint,
        "said": brought.said,
        "doubled": brought.doubled,
        "faults": brought.faults,
    }


def put_down(told: dict[str, Any]) -> Brought:
    columns = told["columns"]
    sheets = [dict(zip(columns, row, strict=True)) for row in told["sheets"]]
    answers = Answers(columns, sheets, told["fingerprint"])
    rows = list(range(2, len(sheets) + 2))
    return Brought(answers, rows, told["said"], told["doubled"], told["faults"])
