"""Linear and whole-number programs over worlds, solved by HiGHS.

What the solver answers is a hint in floating point. A world is only taken after `Program.fits`
has checked it in plain integers; where the solver says that there is none, nothing is released.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from alongside.evidence.domain.disclosure.worlds import Sums, Whole, sums

Real = NDArray[np.float64]
Bits = NDArray[np.bool_]
Rows = tuple[Whole, NDArray[np.int32], Real]  # a sparse matrix: starts, places, values
SECONDS = 5.0  # for one program; a program that needs longer is not finished
SLACK = 1e-6


class Unfinished(Exception):
    """The solver gave no answer in time."""


@dataclass(frozen=True, slots=True)
class Best:
    """The most that a sum can be over real-number worlds, one such world, and what holds it.

    `price[n]`: by how much the most would grow if the limit of sum n grew by one (negative: fell).
    """

    most: float
    world: Real
    price: Real


class Program:
    """Worlds in which each of `cells` lies between its limits, and everything else fits.

    `equal` are pairs of sums that are the same; they are rows after those of the cells.
    """

    def __init__(
        self, size: int, cells: Sums, equal: Sequence[tuple[Whole, Whole]], people: int
    ) -> None:
        self.size, self.cells = size, cells
        self.one = sums([pair[0] for pair in equal])
        self.other = sums([pair[1] for pair in equal])
        self.rows = matrix(cells, self.one, self.other)
        self.alone = ones(cells, size)
        self.low = np.zeros(len(cells), np.int64)
        self.high = np.full(len(cells), people, np.int64)
        low, high = self.limits()
        low[self.alone], high[self.alone] = 0, people
        self.lp = loaded(self.rows, size, low, high)
        self.lp.setOptionValue("presolve", "off")
        self.lp.setOptionValue("simplex_strategy", 4)

    def limit(self, low: Whole, high: Whole) -> None:
        """New limits for every cell."""
        changed = np.flatnonzero((low != self.low) | (high != self.high)).astype(np.int32)
        self.low, self.high = low.copy(), high.copy()
        if not len(changed):
            return
        own = np.isin(changed, self.alone)
        for change, cells, at in (
            (self.lp.changeRowsBounds, changed[~own], changed[~own]),  # type: ignore[attr-defined]
            (self.lp.changeColsBounds, changed[own], self.cells.at[self.cells.start[changed[own]]]),
        ):
            if len(cells):
                where = at.astype(np.int32)
                change(len(where), where, low[cells].astype(float), high[cells].astype(float))

    def most(self, cost: Real) -> Best | None:
        """Over real numbers, or None where no world fits. Raises Unfinished."""
        self.lp.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), cost)
        if not solved(self.lp):
            return None
        found = self.lp.getSolution()
        price = np.array(found.row_dual[: len(self.cells)])
        price[self.alone] = np.array(found.col_dual)[self.cells.at[self.cells.start[self.alone]]]
        world = np.array(found.col_value)
        return Best(float(world @ cost), world, price)

    def whole(self, cost: Real, least: int, base: Whole, free: Bits) -> Whole | None:
        """A whole-number world in which the sum is at least this, or None. Raises Unfinished.

        It differs from `base` in free places only.
        """
        start, at, value = self.rows
        more = np.flatnonzero(cost)
        rows = (
            np.append(start, start[-1] + len(more)),
            np.append(at, more).astype(np.int32),
            np.append(value, cost[more]),
        )
        low, high = self.limits()
        top = np.abs(cost).sum() * self.high.max(initial=0)
        part = without(rows, np.append(low, least), np.append(high, top), base, free=free)
        if part is None:
            return None
        solver = loaded(part.rows, int(free.sum()), part.low, part.high, whole=True)
        if not solved(solver):
            return None
        world = put(base, free, solver)
        if not self.fits(world) or world @ cost < least:
            raise Unfinished
        return world

    def part(
        self, base: Whole, free: Bits, done: Bits, *, low: Real, high: Real, cost: Real
    ) -> Whole | None:
        """Whole numbers in free places, between these limits, that fit what is done already.

        What has yet other places in it is not looked at. None where nothing fits.
        """
        part = without(self.rows, *self.limits(), base, free=free, seen=free | done)
        if part is None:
            return None
        solver = loaded(part.rows, int(free.sum()), part.low, part.high, whole=True)
        every = np.arange(int(free.sum()), dtype=np.int32)
        solver.changeColsBounds(len(every), every, low[free], high[free])
        solver.changeColsCost(len(every), every, cost[free])
        solver.setOptionValue("mip_rel_gap", 0.5)  # any will do; the cost is there to differ
        return put(base, free, solver) if solved(solver) else None

    def middle(self) -> Real | None:
        """Far from the limits on every side; None where no world fits. Raises Unfinished."""
        solver = loaded(self.rows, self.size, *self.limits())
        solver.setOptionValue("solver", "ipm")
        solver.setOptionValue("run_crossover", "off")
        return np.array(solver.getSolution().col_value) if solved(solver) else None

    def limits(self) -> tuple[Whole, Whole]:
        """Of every row."""
        alike = np.zeros(len(self.one), np.int64)
        return np.append(self.low, alike), np.append(self.high, alike)

    def rounded(self, world: Real) -> Whole | None:
        """The nearest whole-number world, where it fits."""
        near = np.rint(world).astype(np.int64)
        return near if self.fits(near) else None

    def fits(self, world: Whole) -> bool:
        """In plain integers."""
        told = self.cells.of(world)
        return bool(
            (world >= 0).all()
            and (told >= self.low).all()
            and (told <= self.high).all()
            and (self.one.of(world) == self.other.of(world)).all()
        )


@dataclass(frozen=True, slots=True)
class Part:
    rows: Rows
    low: Real
    high: Real


def without(
    rows: Rows, low: Whole, high: Whole, base: Whole, *, free: Bits, seen: Bits | None = None
) -> Part | None:
    """The rows over free places only, all others being as in `base`. None where these do not fit.

    Rows with places that are not seen are left out.
    """
    start, at, value = rows
    height = len(start) - 1
    row = np.repeat(np.arange(height), np.diff(start))
    left_out = np.zeros(height, dtype=bool)
    if seen is not None:
        left_out[row[~seen[at]]] = True
    fixed = np.bincount(row, value * np.where(free, 0, base)[at], height)
    counts = np.bincount(row, free[at], height).astype(np.int64)
    low_left, high_left = low - fixed, high - fixed
    alone = (counts == 0) & ~left_out
    if (low_left[alone] > 0).any() or (high_left[alone] < 0).any():
        return None
    kept = (counts > 0) & ~left_out
    inside = free[at] & kept[row]
    places = np.cumsum(free) - 1
    starts = np.cumsum([0, *counts[kept]])
    return Part(
        (starts, places[at[inside]].astype(np.int32), value[inside]),
        low_left[kept].astype(float),
        high_left[kept].astype(float),
    )


def put(base: Whole, free: Bits, solver: highspy.Highs) -> Whole:
    world = base.copy()
    world[free] = np.rint(solver.getSolution().col_value).astype(np.int64)
    return world


def quiet() -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    for costly in ("mip_heuristic_run_feasibility_jump", "mip_detect_symmetry"):
        solver.setOptionValue(costly, False)  # they cost more than they find here
    solver.setOptionValue("mip_heuristic_effort", 0.0)
    return solver


def loaded(
    rows: Rows, size: int, low: NDArray[Any], high: NDArray[Any], whole: bool = False
) -> highspy.Highs:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = size, len(low)
    model.col_cost_ = np.zeros(size)
    model.col_lower_ = np.zeros(size)
    model.col_upper_ = np.full(size, highspy.kHighsInf)
    model.row_lower_, model.row_upper_ = low.astype(float), high.astype(float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * size
    solver = quiet()
    solver.passModel(model)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return solver


def solved(solver: highspy.Highs) -> bool:
    """False where nothing fits. Raises Unfinished."""
    solver.setOptionValue("time_limit", solver.getRunTime() + SECONDS)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return False
    if status != highspy.HighsModelStatus.kOptimal:
        raise Unfinished(str(status))
    return True


def ones(cells: Sums, size: int) -> Whole:
    """Cells of one combination that no other has: their limits are the combination's own."""
    single = np.flatnonzero(np.diff(cells.start) == 1)
    at = cells.at[cells.start[single]]
    found: Whole = single[np.bincount(at, minlength=size)[at] == 1]
    return found


def matrix(cells: Sums, one: Sums, other: Sums) -> Rows:
    """Each sum as a row of a matrix, then each pair as a row that is zero."""
    apart = [np.concatenate([one[at], other[at]]) for at in range(len(one))]
    signs = [np.repeat([1.0, -1.0], [len(one[at]), len(other[at])]) for at in range(len(one))]
    both = sums(apart)
    start = np.concatenate([cells.start, cells.start[-1] + both.start[1:]])
    at = np.concatenate([cells.at, both.at]).astype(np.int32)
    return start, at, np.concatenate([np.ones(len(cells.at)), *signs])
