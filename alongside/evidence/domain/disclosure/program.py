"""Linear and whole-number programs over worlds, solved by HiGHS.

What the solver answers is a hint in floating point. A world is only taken after `Program.fits`
has checked it in plain integers; where the solver says that there is none, nothing is released.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from alongside.evidence.domain.disclosure.worlds import Sums, Whole, sums

Real = NDArray[np.float64]
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

    `equal` are pairs of sums that are the same.
    """

    def __init__(
        self, size: int, cells: Sums, equal: Sequence[tuple[Whole, Whole]], people: int
    ) -> None:
        self.size, self.cells = size, cells
        self.low = np.zeros(len(cells), np.int64)
        self.high = np.full(len(cells), people, np.int64)
        self.one = sums([pair[0] for pair in equal])
        self.other = sums([pair[1] for pair in equal])
        self.start, self.at, self.value = rows(cells, self.one, self.other)
        self.cost = np.zeros(size)
        self.lp = self.solver(whole=False)
        self.mip: highspy.Highs | None = None

    def solver(self, whole: bool) -> highspy.Highs:
        model = highspy.HighsLp()
        alike = len(self.one)
        model.num_col_, model.num_row_ = self.size, len(self.cells) + alike
        model.col_cost_ = self.cost
        model.col_lower_ = np.zeros(self.size)
        model.col_upper_ = np.full(self.size, highspy.kHighsInf)
        model.row_lower_ = np.concatenate([self.low, np.zeros(alike)])
        model.row_upper_ = np.concatenate([self.high, np.zeros(alike)])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = self.start
        model.a_matrix_.index_ = self.at
        model.a_matrix_.value_ = self.value
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * self.size
        solver = quiet()
        solver.passModel(model)
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        if not whole:
            solver.setOptionValue("presolve", "off")
        return solver

    def limit(self, low: Whole, high: Whole) -> None:
        """New limits for every cell."""
        changed = np.flatnonzero((low != self.low) | (high != self.high)).astype(np.int32)
        self.low, self.high = low.copy(), high.copy()
        for solver in (self.lp, self.mip):
            if solver is not None and len(changed):
                solver.changeRowsBounds(  # type: ignore[attr-defined]
                    len(changed), changed, low[changed].astype(float), high[changed].astype(float)
                )

    def most(self, cost: Real) -> Best | None:
        """Over real numbers, or None where no world fits. Raises Unfinished."""
        self.price(self.lp, cost)
        self.lp.run()
        status = self.lp.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unfinished(str(status))
        found = self.lp.getSolution()
        price = np.array(found.row_dual[: len(self.cells)])
        world = np.array(found.col_value)
        return Best(float(world @ cost), world, price)

    def whole(self, cost: Real, least: int) -> Whole | None:
        """A whole-number world in which the sum is at least this, or None. Raises Unfinished."""
        if self.mip is None:
            self.mip = self.solver(whole=True)
        solver = self.mip
        self.price(solver, np.zeros(self.size))
        at = np.flatnonzero(cost).astype(np.int32)
        row = len(self.cells) + len(self.one)
        solver.addRow(float(least), highspy.kHighsInf, len(at), at, cost[at])
        solver.run()
        status = solver.getModelStatus()
        found = np.array(solver.getSolution().col_value)
        solver.deleteRows(1, np.array([row], dtype=np.int32))
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status != highspy.HighsModelStatus.kOptimal:
            raise Unfinished(str(status))
        world = self.rounded(found)
        if world is None:
            raise Unfinished(str(status))
        return world

    def price(self, solver: highspy.Highs, cost: Real) -> None:
        solver.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), cost)

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


def quiet() -> highspy.Highs:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("time_limit", SECONDS)
    return solver


def rows(cells: Sums, one: Sums, other: Sums) -> tuple[Whole, NDArray[np.int32], Real]:
    """Each sum as a row of a matrix, then each pair as a row that is zero."""
    apart = [np.concatenate([one[at], other[at]]) for at in range(len(one))]
    signs = [np.repeat([1.0, -1.0], [len(one[at]), len(other[at])]) for at in range(len(one))]
    both = sums(apart)
    start = np.concatenate([cells.start, cells.start[-1] + both.start[1:]])
    at = np.concatenate([cells.at, both.at]).astype(np.int32)
    return start, at, np.concatenate([np.ones(len(cells.at)), *signs])
