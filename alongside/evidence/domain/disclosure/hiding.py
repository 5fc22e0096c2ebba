"""Which counts to hide, so that nothing below the threshold can be worked out: the fewest.

Starts with what is too small to print. A reader then works out what they can; each thing worked
out says which further counts could have kept it (a cut: at least one of them has to be hidden), and
the smallest choice that answers all cuts is tried next. Every cut holds for every safe choice, so
the first choice that keeps everything is the best. Source: M. Fischetti and J. J. Salazar, Solving
the cell suppression problem, Management Science 47 (2001).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from alongside.evidence.domain.disclosure.program import SLACK, Best, Real, Unfinished, quiet
from alongside.evidence.domain.disclosure.reader import Leak, Reader
from alongside.evidence.domain.disclosure.worlds import Whole

MOST_TRIES = 40
ROUGHLY = 1.0  # a choice near the smallest shows as well what it lacks, and is found sooner
ROOM = 5  # one cell in five of a table may be hidden


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be hidden: of the newest release's cells, by number.

    `counts` of all cells, -1 where a cell was hidden before. `weight`: how many tables show it.
    `people`: what no count is above. `room`: for each table its cells, and how many may be hidden.
    """

    counts: Whole
    cells: Whole
    weight: Whole
    small: Whole
    people: int
    room: Sequence[tuple[Whole, int]]


class NoRoom(Exception):
    """Too much would have to be hidden."""


class Master:
    """The smallest choice that answers all cuts so far."""

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self.column = np.full(len(choice.counts), -1, dtype=np.int32)
        self.column[choice.cells] = np.arange(len(choice.cells), dtype=np.int32)
        count = len(choice.cells)
        low = np.isin(choice.cells, choice.small).astype(float)
        self.solver = quiet()
        self.solver.addVars(count, low, np.ones(count))
        every = np.arange(count, dtype=np.int32)
        self.solver.changeColsCost(count, every, choice.weight.astype(float))
        kinds = np.full(count, int(highspy.HighsVarType.kInteger), dtype=np.uint8)
        self.solver.changeColsIntegrality(count, every, kinds)
        for cells, most in choice.room:
            at, times = np.unique(self.column[cells], return_counts=True)
            self.solver.addRow(0.0, float(most), len(at), at, times.astype(float))

    def need(self, share: Real) -> None:
        """A cut: what each cell gives towards 1."""
        given = share[self.choice.cells]
        at = np.flatnonzero(given > SLACK).astype(np.int32)
        self.solver.addRow(1 - SLACK, highspy.kHighsInf, len(at), at, given[at])

    def smallest(self, within: float) -> Whole:
        """The numbers of the cells to hide; `within`: how far from the smallest it may be.

        Raises NoRoom or Unfinished.
        """
        self.solver.setOptionValue("mip_rel_gap", within)
        if not len(self.choice.cells):
            return self.choice.cells
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise NoRoom
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unfinished(str(status))
        chosen = np.array(self.solver.getSolution().col_value) > 0.5
        return self.choice.cells[chosen]


def hide(
    choice: Choice, reader: Reader, known: Sequence[Real], exact: float
) -> tuple[Whole, list[Real]]:
    """The numbers of the cells to hide, and the cuts that it took beside those known.

    `exact`: how far from the fewest they may be, as a share.
    Raises NoRoom, Unfinished, or reader.NoWorld.
    """
    master = Master(choice)
    for share in known:
        master.need(share)
    taken: list[Real] = []
    within = ROUGHLY
    for _ in range(MOST_TRIES):
        hidden = master.smallest(within)
        reader.program.limit(*limits(choice, hidden))
        reader.begin()
        leaks = reader.leaks()
        if not leaks and within > exact:
            within = exact
            continue
        if not leaks:
            return hidden, taken
        if len(hidden) == len(choice.cells):
            raise NoRoom
        for leak in leaks:
            for share in cuts(choice, reader, leak, hidden):
                master.need(share)
                taken.append(share)
    raise Unfinished


def cuts(choice: Choice, reader: Reader, leak: Leak, hidden: Whole) -> Iterator[Real]:
    """A cut, then one more with all of it hidden, until the secret is kept: they do not overlap."""
    found: Leak | None = leak
    while found is not None:
        share = cut(choice, reader, found, hidden)
        yield share
        more = np.union1d(hidden, choice.cells[share[choice.cells] > SLACK])
        if len(more) == len(hidden):
            return
        hidden = more
        reader.program.limit(*limits(choice, hidden))
        found = reader.real(leak.secret, leak.now)


def limits(choice: Choice, hidden: Whole) -> tuple[Whole, Whole]:
    low = choice.counts.copy()
    low[hidden] = -1
    return np.maximum(low, 0), np.where(low < 0, choice.people, low)


def cut(choice: Choice, reader: Reader, leak: Leak, hidden: Whole) -> Real:
    """What hiding each cell gives towards keeping a secret; all that is needed is 1."""
    if not leak.held:
        share = np.zeros(len(choice.counts))
        share[np.setdiff1d(choice.cells, hidden)] = 1.0
        return share
    if reader.secrets.small[leak.secret]:
        needs = [int(reader.secrets.least[leak.secret])]
    else:
        needs = [leak.now + 1, 1 - leak.now]
    shares = [
        towards(choice, best, need, hidden) for best, need in zip(leak.held, needs, strict=True)
    ]
    return sum(shares, np.zeros(len(choice.counts)))


def towards(choice: Choice, best: Best, need: int, hidden: Whole) -> Real:
    """Weak duality: hiding a cell lets the sum grow by at most its price times its count's way."""
    price, counts = best.price, choice.counts
    gives = np.where(price > 0, price * (choice.people - counts), -price * counts)
    gives[np.setdiff1d(np.arange(len(counts)), choice.cells)] = 0.0
    missing = need - best.most + gives[hidden].sum() - gives[choice.small].sum()
    gives[choice.small] = 0.0
    share: Real = np.clip(gives / missing, 0.0, 1.0)
    return share
