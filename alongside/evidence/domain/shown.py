"""How one table of a release stands on a page: a chart and a list, or rows and columns."""

from dataclasses import dataclass

from alongside.evidence.domain.disclosure import TOTAL
from alongside.evidence.domain.disclosure.release import Release
from alongside.evidence.domain.percent import percent

WIDEST = 252  # of a bar, in drawing units
APART = 62


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a table of one question, and of its chart. `count` is None where it is hidden."""

    name: str
    count: int | None
    width: int
    top: int
    share: str  # of all who answered; empty where the count is hidden


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    counts: list[int | None]  # one for each of `heads`, then the total


@dataclass(frozen=True, slots=True)
class Shown:
    """`bars` for one question; `heads` and `rows` (with totals) for one by another.

    `folded`: how many kinds of answer stand together with others. `hidden`: some count is.
    """

    columns: tuple[str, ...]
    bars: list[Bar]
    heads: list[str]
    rows: list[Row]
    folded: int
    hidden: bool

    @property
    def height(self) -> int:
        return APART * len(self.bars)


def show(release: Release) -> Shown:
    table = release.tables[0]
    folded = sum(
        len(values)
        for name in table.columns
        for values in release.merged[name].values()
        if len(values) > 1
    )
    hidden = release.hidden > 0
    if len(table.columns) == 1:
        counts = {where[0]: count for where, count in table.cells.items() if where[0] != TOTAL}
        return Shown(table.columns, bars(counts, release.people), [], [], folded, hidden)
    down, across = (list(release.merged[name]) for name in table.columns)
    rows = [
        Row(name, [table.cells[name, head] for head in (*across, TOTAL)]) for name in (*down, TOTAL)
    ]
    return Shown(table.columns, [], across, rows, folded, hidden)


def bars(counts: dict[str, int | None], people: int) -> list[Bar]:
    """The largest first; hidden ones last, in the order of their names, which tells nothing."""
    most = max((count or 0 for count in counts.values()), default=0) or 1
    order = sorted(counts, key=lambda name: (counts[name] is None, -(counts[name] or 0), name))
    return [
        Bar(
            name,
            counts[name],
            max(2, round(WIDEST * (counts[name] or 0) / most)),
            APART * at,
            percent(counts[name], people),
        )
        for at, name in enumerate(order)
    ]
