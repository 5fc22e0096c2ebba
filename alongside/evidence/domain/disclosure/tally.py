"""How good a grouping looks, before anything is worked out: what is hidden for certain.

Counts below the threshold are hidden. Nothing is hidden alone: where one count of a table could be
another, so could one more in each line through it, so at least 2, 4, 8 … counts are hidden in a
table of 1, 2, 3 … columns, or none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from alongside.evidence.domain.disclosure.attempt import Cut, Made
from alongside.evidence.domain.disclosure.categories import Groups
from alongside.evidence.domain.disclosure.counting import Sheets
from alongside.evidence.domain.disclosure.hiding import ROOM

State = Mapping[str, Groups]


@dataclass(frozen=True, slots=True)
class Rating:
    """`over`: by how much more is hidden than may be. `printed`: no more counts than these.

    `sure`: exactly these.
    """

    over: int
    printed: int
    sure: bool = False


@dataclass(slots=True)
class Tally:
    sheets: Sheets
    threshold: int
    tables: Sequence[tuple[str, ...]]
    again: bool  # there are earlier releases: what is large can tell too much, too
    seen: dict[tuple[object, ...], Rating] = field(default_factory=dict)
    learned: dict[tuple[object, ...], Sequence[Cut]] = field(default_factory=dict)
    banned: set[frozenset[tuple[str, Groups]]] = field(default_factory=set)

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
            self.seen[key] = Rating(0, made.release.printed, True)
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
        if small <= most:  # else there are not enough people to count
            counts = self.sheets.count(columns, state)
            small = int((counts < self.threshold).sum())
        if not small:
            return Rating(0, cells, not self.again)
        hidden = max(small, 2 ** len(columns))
        over = max(0, small - most) if hidden == small else small
        return Rating(over if hidden > most else 0, cells - hidden)
