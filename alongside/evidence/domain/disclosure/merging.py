"""Which categories to merge: as few as can be, so that much can be printed.

Merges step by step, each time where most is won for what is lost, until no table hides too much;
then takes back what need not have been merged, also in exchange for another step.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alongside.evidence.domain.disclosure.categories import Column, next_step, splits, steps
from alongside.evidence.domain.disclosure.tally import Rating, State, Tally

LITTLE = 1e-9
EXCHANGES = 40  # steps taken back, for which another is looked for
MANY = 12  # categories in a column; above, only the smallest is merged


@dataclass(frozen=True, slots=True)
class Merging:
    columns: Mapping[str, Column]
    tally: Tally

    def path(self, state: State) -> State | None:
        """The first state that looks safe. None where no step is left."""
        rating = self.tally.rate(state)
        while rating.over:
            found = self.best_step(state, rating)
            if found is None:
                return None
            state, rating = found
        return state

    def best_step(self, state: State, rating: Rating) -> tuple[State, Rating] | None:
        best: tuple[float, float, State, Rating] | None = None
        for after in self.merged(state, self.crowded(state)):
            rated = self.tally.rate(after)
            lost = rating.printed - rated.printed
            won = (rating.over - rated.over) / max(lost, 0.5)
            if best is None or (won, -lost) > best[:2]:
                best = (won, -lost, after, rated)
        if best is None:
            return None
        if best[0] > 0:
            return best[2], best[3]
        step = self.contract_step(state, self.crowded(state))
        return None if step is None else (step, self.tally.rate(step))

    def crowded(self, state: State) -> list[str]:
        """Columns of tables that hide too much."""
        tables = [one for one in self.tally.tables if self.tally.table(one, state).over]
        return sorted({name for columns in tables or self.tally.tables for name in columns})

    def contract_step(self, state: State, names: list[str]) -> State | None:
        """In the column with the most categories that may still merge."""
        for name in sorted(names, key=lambda name: -len(state[name])):
            groups = next_step(self.columns[name], state[name])
            if groups is not None:
                return {**state, name: groups}
        return None

    def merged(self, state: State, names: list[str]) -> Iterator[State]:
        largest = max((len(state[name]) for name in names), default=0)
        heavy = any(self.tally.heavy(columns, state) for columns in self.tally.tables)
        if heavy or largest > MANY:
            step = self.contract_step(state, names)
            if step is not None:
                yield step
            return
        for name in names:
            first = next_step(self.columns[name], state[name])  # where others are no better
            for groups in ([first] if first else []) + list(steps(self.columns[name], state[name])):
                yield {**state, name: groups}

    def split(self, state: State) -> Iterator[State]:
        for name, groups in state.items():
            for apart in splits(self.columns[name], groups):
                yield {**state, name: apart}

    def improved(self, state: State) -> State:
        """Looks safe and prints more, until no change does."""
        rating = self.tally.rate(state)
        while True:
            better = self.better(state, rating)
            if better is None:
                return state
            state, rating = better

    def better(self, state: State, rating: Rating) -> tuple[State, Rating] | None:
        best: tuple[State, Rating] | None = None
        apart = [(after, self.tally.rate(after)) for after in self.split(state)]
        for after, rated in apart:
            if not rated.over and rated.printed > (best[1] if best else rating).printed + LITTLE:
                best = (after, rated)
        if best is not None:
            return best
        names = sorted(state)
        for between, wide in sorted(apart, key=lambda each: -each[1].printed)[:EXCHANGES]:
            if wide.printed <= rating.printed + LITTLE:
                continue
            for after in self.merged(between, names):
                rated = self.tally.rate(after)
                if (
                    not rated.over
                    and rated.printed > (best[1] if best else rating).printed + LITTLE
                ):
                    best = (after, rated)
        return best
