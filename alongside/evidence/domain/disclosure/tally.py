"""How good a grouping looks, before anything is worked out: what is hidden for certain.

Counts below the threshold are hidden, and those that show a change below it. Where one is alone in
a line whose total is printed, or they add up to less than the threshold, one more is hidden in that
line; it cannot be in two lines of one direction.
Nothing is hidden alone: where one count of a table could be another, so could one more in each line
through it, so at least 2, 4, 8 … counts are hidden in a table of 1, 2, 3 … columns, or none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np

from alongside.evidence.domain.disclosure.attempt import Cut, Made
from alongside.evidence.domain.disclosure.categories import Groups
from alongside.evidence.domain.disclosure.cliques import Set
from alongside.evidence.domain.disclosure.compared import Before
from alongside.evidence.domain.disclosure.counting import Counts, Sheets
from alongside.evidence.domain.disclosure.hiding import ROOM
from alongside.evidence.domain.disclosure.program import Bits
from alongside.evidence.domain.disclosure.release import Release, wheres
from alongside.evidence.domain.disclosure.worlds import Shape, sets_of, subsets

State = Mapping[str, Groups]
HEAVY = 60_000  # combinations of a table, in all cells that count them


@dataclass(frozen=True, slots=True)
class Rating:
    """`over`: by how much more is hidden than may be. `printed`: no more counts than these.

    `sure`: exactly these. A count that several tables print is one, and each has its part of it;
    one that only repeats a total, because a column has one category, is none.
    """

    over: int
    printed: float
    sure: bool = False


@dataclass(slots=True)
class Tally:
    sheets: Sheets
    threshold: int
    tables: Sequence[tuple[str, ...]]
    again: bool  # there are earlier releases: what is large can tell too much, too
    before: Before | None
    shared: Mapping[Set, int] = field(init=False)  # how many tables have cells over these columns
    seen: dict[tuple[object, ...], Rating] = field(default_factory=dict)
    learned: dict[tuple[object, ...], Sequence[Cut]] = field(default_factory=dict)
    banned: set[frozenset[tuple[str, Groups]]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.shared = sets_of(Shape(0, 0, {}, self.tables))

    def rate(self, state: State) -> Rating:
        each = [self.table(columns, state) for columns in self.tables]
        over = sum(one.over for one in each) or int(frozenset(state.items()) in self.banned)
        return Rating(over, sum(one.printed for one in each))

    def table(self, columns: tuple[str, ...], state: State) -> Rating:
        key = (columns, *(state[name] for name in columns))
        found = self.seen.get(key)
        if found is None:
            found = self.seen[key] = self.look(columns, state)
        return found

    def learn(self, columns: tuple[str, ...], state: State, made: Made | None) -> None:
        """What was worked out exactly: this table, or that too much would have to be hidden."""
        key = (columns, *(state[name] for name in columns))
        if made is None:
            self.seen[key] = Rating(1, self.table(columns, state).printed)
        else:
            self.seen[key] = Rating(0, self.worth_of(made.release), True)
            self.learned[key] = made.cuts

    def cuts(self, columns: tuple[str, ...], state: State) -> Sequence[Cut]:
        return self.learned.get((columns, *(state[name] for name in columns)), [])

    def ban(self, state: State) -> None:
        """Its tables are safe alone, and not together."""
        self.banned.add(frozenset(state.items()))

    def look(self, columns: tuple[str, ...], state: State) -> Rating:
        cells = prod(len(state[name]) + 1 for name in columns)
        most = cells // ROOM
        small = cells - 2 ** len(columns) * (self.sheets.people // self.threshold)
        if self.heavy(columns, state):
            return Rating(cells, self.worth(columns, state))
        if small <= most:  # else there are not enough people to count
            counts = self.sheets.count(columns, state)
            low = counts < self.threshold
            if self.before is not None:
                low |= self.before.shown(columns, state, counts, self.threshold)
            small = certain(counts, low, self.threshold)
        if not small:
            return Rating(0, self.worth(columns, state), not self.again)
        hidden = max(small, 2 ** len(columns))
        over = max(0, small - most) if hidden == small else small
        return Rating(over if hidden > most else 0, self.worth(columns, state) - hidden)

    def heavy(self, columns: tuple[str, ...], state: State) -> bool:
        """Too large to be worked out in good time."""
        return prod(2 * len(state[name]) for name in columns) > HEAVY

    def worth(self, columns: tuple[str, ...], state: State) -> float:
        """Of a table in which everything is printed."""
        return sum(
            prod(len(state[name]) for name in names) / self.shared[frozenset(names)]
            for names in subsets(columns)
            if all(len(state[name]) > 1 for name in names)
        )

    def worth_of(self, release: Release) -> float:
        """Of a table that was made."""
        table = release.tables[0]
        found = 0.0
        for names in subsets(table.columns):
            if all(len(release.merged[name]) > 1 for name in names):
                cells = [table.cells[where] for where in wheres(release, table.columns, names)]
                found += sum(one is not None for one in cells) / self.shared[frozenset(names)]
        return found


def certain(counts: Counts, small: Bits, threshold: int) -> int:
    """How many counts of a table are hidden at least, of which these are."""
    more = 0
    for axis in range(counts.ndim):
        inner, low = np.delete(counts, -1, axis), np.delete(small, -1, axis)
        total = small.take(-1, axis)
        few = (low.sum(axis) == 1) | ((inner * low).sum(axis) < threshold)
        needy = low.any(axis) & ~total & few
        more = max(more, int(needy.sum()))
    return int(small.sum()) + more
