"""The names of the columns: each has one, and one row holds them. Pure."""

import re
from collections.abc import Sequence

from alongside.evidence.domain.answers import LONGEST_NAME, BadFile
from alongside.evidence.domain.bringing.alike import same_looking
from alongside.evidence.domain.bringing.grid import MOST_COLUMNS, Grid, letters
from alongside.evidence.domain.bringing.kinds import is_number, says_nothing

UNDER = re.compile(r"(open-ended )?response|other \(please specify\)|\{\"?importid.*", re.I)
ENOUGH = 3  # rows after which a column shows what it holds


def named(grid: Grid) -> tuple[list[str], list[str]]:
    """A name for each column, and a sentence for each that was doubled. Raises BadFile."""
    row, first = grid.rows[0]
    names = [" ".join(name.split()) for name in first]
    while (
        names and not names[-1] and all(empty_at(len(names) - 1, cells) for _, cells in grid.rows)
    ):
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise BadFile(
            f"row {row} has {len(names)} columns, the most is {MOST_COLUMNS}; take some out"
        )
    check_each(row, names)
    kept, said = told_apart(names)
    check_looks(row, kept)
    second = second_header(grid, names)
    if second:
        raise BadFile(
            f"row {second} looks like a second row of names; keep one row of names, then one row "
            "for each person"
        )
    return kept, said


def empty_at(at: int, cells: Sequence[str]) -> bool:
    return at >= len(cells) or not cells[at].strip()


def check_each(row: int, names: Sequence[str]) -> None:
    for at, name in enumerate(names):
        here = f"row {row}, column {at + 1} ({letters(at)})"
        if not name:
            left = next((each for each in reversed(names[:at]) if each), "")
            over = f" or is part of “{left[:40]}” beside it (merged)" if left else ""
            raise BadFile(f"{here} has no name{over}; give each column a name of its own")
        if len(name) > LONGEST_NAME:
            raise BadFile(f"{here} has a name of {len(name)} letters; make it shorter")


def told_apart(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Of two exact names the second becomes “name (2)”: both are kept."""
    kept: list[str] = []
    said = []
    taken = set(names)
    for at, name in enumerate(names):
        if name not in kept:
            kept.append(name)
            continue
        number = 2
        while f"{name} ({number})" in taken:
            number += 1
        kept.append(f"{name} ({number})")
        taken.add(kept[-1])
        said.append(f"Column {at + 1} ({letters(at)}) has the same name. We call it “{kept[-1]}”.")
    return kept, said


def check_looks(row: int, names: Sequence[str]) -> None:
    seen: dict[str, int] = {}
    for at, name in enumerate(names):
        first = seen.setdefault(same_looking(name), at)
        if first != at:
            raise BadFile(
                f"row {row}: columns {first + 1} ({letters(first)}) and {at + 1} ({letters(at)}) "
                f"look the same (“{name[:60]}”), but are written with other letters; rename one"
            )


def second_header(grid: Grid, names: Sequence[str]) -> int | None:
    """The number of a row that names columns again, where that is certain.

    It repeats the header, or asks, or says what survey tools put there; or stands over numbers
    alone, with nothing in it that anybody answered.
    """
    for number, cells in grid.rows[1:3]:
        here = [cell.strip() for cell in cells[: len(names)]]
        said = [cell for cell in here if cell]
        if not said:
            continue
        again = sum(cell == name for cell, name in zip(here, names, strict=False))
        asks = sum(cell.endswith("?") for cell in said)
        tool = all(UNDER.fullmatch(cell) for cell in said)
        if again * 2 > len(names) or tool or (len(said) > 1 and asks * 2 > len(said)):
            return number
    return over_numbers(grid, names)


def over_numbers(grid: Grid, names: Sequence[str]) -> int | None:
    if len(grid.rows) < 2 + ENOUGH:
        return None
    number, cells = grid.rows[1]
    found = False
    for at, cell in enumerate(cells[: len(names)]):
        value = cell.strip()
        below = [row[at].strip() for _, row in grid.rows[2:] if at < len(row)]
        below = [each for each in below if each]
        if not value or value in below or is_number(value):
            return None
        numbers = len(below) >= ENOUGH and all(is_number(each) for each in below)
        found = found or (numbers and not says_nothing(value))
    return number if found else None
