"""Finds a whole-number world of many sets of columns: one set after the other.

The middle of all real-number worlds leaves most room on every side. The first set is rounded close
to it, each next one so that it agrees where it overlaps. Where that leads nowhere it begins again
elsewhere; what is found is checked like every world, and nothing found says nothing.
"""

from collections.abc import Sequence

import numpy as np

from alongside.evidence.domain.disclosure.program import Bits, Program, Real, Unfinished
from alongside.evidence.domain.disclosure.worlds import Whole

WIDTHS = (1, 2, 1, 2, 30, 2, 30, 30)  # how far from the middle, at each try


def round_by_sets(program: Program, grids: Sequence[Bits]) -> Whole | None:
    """`grids`: the combinations of each set, each after the one that it overlaps with."""
    middle = program.middle()
    if middle is None:
        return None
    random = np.random.default_rng(7)
    for width in WIDTHS:
        world = once(program, grids, middle, width, random.random(program.size))
        if world is not None:
            return world
    return None


def once(
    program: Program, grids: Sequence[Bits], middle: Real, width: int, cost: Real
) -> Whole | None:
    world = np.zeros(program.size, dtype=np.int64)
    done = np.zeros(program.size, dtype=bool)
    low, high = np.maximum(np.floor(middle) - width, 0.0), np.ceil(middle) + width
    for grid in grids:
        try:
            found = program.part(world, grid, done, low=low, high=high, cost=cost)
        except Unfinished:
            return None
        if found is None:
            return None
        world, done = found, done | grid
    return world if program.fits(world) else None
