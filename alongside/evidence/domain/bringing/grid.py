"""A file of answers as rows of text, whatever it was. Pure."""

from dataclasses import dataclass

MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 50_000
MOST_COLUMNS = 300
LONGEST_CELL = 100_000  # letters


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that hold something, each with its number in the file; the first is the header."""

    rows: list[tuple[int, list[str]]]
    said: list[str]  # a sentence for each thing that we had to decide to read it


def place(row: int, at: int) -> str:
    """Where a cell stands, as a spreadsheet counts. `at` counts from 0."""
    return f"row {row}, column {at + 1} ({letters(at)})"


def letters(at: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name
