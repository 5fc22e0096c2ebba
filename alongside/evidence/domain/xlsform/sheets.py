"""The sheets of a form, cell by cell, each with its place. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.grid import MOST_BYTES, MOST_ROWS, letters
from alongside.evidence.domain.bringing.opened import OLD, ZIP
from alongside.evidence.domain.bringing.workbook import Sheet, sheets

MOST_OLD = 5 * 1024 * 1024  # of an old workbook, which is read whole
Named = tuple[str, list[tuple[int, dict[str, str]]]]


class BadForm(BadFile):
    """The message names sheet, row and column, and what to do. `refused` has them all."""

    def __init__(self, message: str, refused: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.refused = list(refused) or [message]


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by the name of their column, and where they stand."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    at: Mapping[str, int]

    def place(self, column: str) -> str:
        here = f"sheet “{self.sheet}”, row {self.number}"
        if column not in self.at:
            return here
        return f"{here}, column {letters(self.at[column])} ({column})"


def is_form(data: bytes) -> bool:
    """A workbook with a sheet “survey” that has a column “type”."""
    if not data.startswith((ZIP, OLD)):
        return False
    found = next((rows for name, rows in all_sheets(data) if name.casefold() == "survey"), [])
    return bool(found) and "type" in {cell.strip().casefold() for cell in found[0][1]}


def all_sheets(data: bytes) -> list[Sheet]:
    """Raises BadFile."""
    if len(data) > MOST_BYTES:
        raise BadForm(f"the file has more than {MOST_BYTES:,} bytes; a form is smaller")
    return list(old_sheets(data) if data.startswith(OLD) else sheets(data))


def old_sheets(data: bytes) -> Iterator[Sheet]:
    """Of an .xls. Raises BadForm."""
    if len(data) > MOST_OLD:
        raise BadForm(f"an old workbook may have {MOST_OLD:,} bytes at most; save it as .xlsx")
    import xlrd  # as openpyxl: most pages never need it

    try:
        book = xlrd.open_workbook(file_contents=data)
        for sheet in book.sheets():
            if sheet.nrows > MOST_ROWS:
                raise BadForm(f"“{sheet.name}” has more than {MOST_ROWS:,} rows; take some out")
            rows = (
                (at, [plain(each) for each in sheet.row_values(at)]) for at in range(sheet.nrows)
            )
            yield sheet.name, [(at + 1, cells) for at, cells in rows if any(cells)]
    except BadForm:
        raise
    except Exception as wrong:  # it fails on what is broken in many ways
        raise BadForm("this old workbook cannot be read; save it as .xlsx") from wrong


def plain(value: object) -> str:
    return (
        str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
    )


def rows_of(name: str, found: Sheet, other_names: Mapping[str, str]) -> list[Row]:
    """The rows under the header, columns by their names in small letters. Raises BadForm."""
    if not found[1]:
        return []
    (number, header), *rest = found[1]
    at: dict[str, int] = {}
    for column, cell in enumerate(header):
        called = " ".join(cell.split())
        called = called if ":" in called else called.casefold()
        called = other_names.get(called, called)
        if called in at:
            here = f"sheet “{name}”, row {number}, column {letters(column)}"
            raise BadForm(f"{here}: “{called[:60]}” is there twice; keep one")
        if called:
            at[called] = column
    return [
        Row(
            name,
            row,
            {
                called: cells[column].strip()
                for called, column in at.items()
                if column < len(cells) and cells[column].strip()
            },
            at,
        )
        for row, cells in rest
    ]
