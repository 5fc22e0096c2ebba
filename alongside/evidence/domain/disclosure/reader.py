"""A reader who has every release and works out all that follows from it: an exact attacker."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from alongside.evidence.domain.disclosure.layout import Secrets
from alongside.evidence.domain.disclosure.program import SLACK, Best, Bits, Program, Real
from alongside.evidence.domain.disclosure.rounding import round_by_sets
from alongside.evidence.domain.disclosure.worlds import Whole

SPREAD = 4  # worlds looked for at random before each secret is looked at by itself


class NoWorld(Exception):
    """Nothing fits: what was printed contradicts itself."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that a reader can work out: it is `now`, in the worlds that were found.

    `held` are the bounds over real-number worlds; empty where only whole numbers tell.
    """

    secret: int
    now: int
    held: tuple[Best, ...]


@dataclass(slots=True)
class Reader:
    """`highest` and `lowest`: what each secret is in the worlds found so far that fit.

    `grids`: the combinations of each set of columns. `middle`: a world with room on every side.
    """

    program: Program
    secrets: Secrets
    grids: Sequence[Bits]
    worlds: list[Whole] = field(default_factory=list)
    middle: list[Whole] = field(default_factory=list)
    highest: Whole = field(init=False)
    lowest: Whole = field(init=False)

    def __post_init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Keep the worlds that still fit, after the limits changed."""
        self.highest = np.full(len(self.secrets), -1, np.int64)
        self.lowest = np.full(len(self.secrets), np.iinfo(np.int64).max, np.int64)
        before, self.worlds = self.worlds, []
        for world in before:
            if self.program.fits(world):
                self.take(world)

    def take(self, world: Whole) -> None:
        self.worlds.append(world)
        told = self.secrets.sums.of(world)
        self.highest = np.maximum(self.highest, told)
        self.lowest = np.minimum(self.lowest, told)

    def open(self) -> Whole:
        """Secrets that the worlds found so far do not keep."""
        low = self.highest < self.secrets.least
        return np.flatnonzero(low & (self.secrets.small | (self.highest == self.lowest)))

    def leaks(self) -> list[Leak]:
        """Everything that a reader can work out. Raises NoWorld, and program.Unfinished.

        What holds over real numbers holds over whole ones, and is found sooner: it comes first.
        """
        if not self.worlds:
            self.take(self.any_world())
        if len(self.grids) > 1 and self.close():
            return []
        self.spread()
        waiting = [(int(secret), int(self.highest[secret])) for secret in self.open()]
        held = [
            leak
            for secret, now in waiting
            if not self.kept(secret) and (leak := self.real(secret, now)) is not None
        ]
        if held:
            return held
        return [
            leak
            for secret, now in waiting
            if not self.kept(secret) and (leak := self.whole(secret, now)) is not None
        ]

    def kept(self, secret: int) -> bool:
        if self.highest[secret] >= self.secrets.least[secret]:
            return True
        return not self.secrets.small[secret] and bool(self.highest[secret] > self.lowest[secret])

    def any_world(self) -> Whole:
        nothing = np.zeros(self.program.size)
        best = self.program.most(nothing)
        if best is None:
            raise NoWorld
        world = self.program.rounded(best.world)
        if world is None and len(self.grids) > 1:
            world = round_by_sets(self.program, self.grids)
        if world is None:
            world = self.search(nothing, 0)
        if world is None:
            raise NoWorld
        return world

    def spread(self) -> None:
        """Some worlds far from each other keep most secrets at once."""
        random = np.random.default_rng(7)
        for _ in range(SPREAD):
            waiting = self.open()
            if len(waiting) < 2 * SPREAD:
                return
            cost = np.zeros(self.program.size)
            for secret in waiting:
                sign = 1.0 if self.secrets.small[secret] or random.random() < 0.5 else -1.0
                cost[self.secrets.sums[int(secret)]] += sign * random.random()
            best = self.program.most(cost)
            world = None if best is None else self.program.rounded(best.world)
            if world is not None:
                self.take(world)

    def ways(self, secret: int, now: int) -> list[tuple[Real, int]]:
        """Any of these sums being as large as this keeps the secret."""
        cost = np.zeros(self.program.size)
        cost[self.secrets.sums[secret]] = 1.0
        if self.secrets.small[secret]:
            return [(cost, int(self.secrets.least[secret]))]
        return [(cost, now + 1), (-cost, 1 - now)]

    def real(self, secret: int, now: int) -> Leak | None:
        """Worked out over real-number worlds. None when one of them keeps the secret."""
        held = []
        for cost, least in self.ways(secret, now):
            best = self.program.most(cost)
            if best is None:
                raise NoWorld
            if best.most >= least - SLACK:
                world = self.program.rounded(best.world)
                if world is not None:
                    self.take(world)
                return None
            held.append(best)
        return Leak(secret, now, tuple(held))

    def whole(self, secret: int, now: int) -> Leak | None:
        """Worked out over whole-number worlds. None when one of them keeps the secret."""
        for cost, least in self.ways(secret, now):
            world = self.search(cost, least)
            if world is not None:
                self.take(world)
                return None
        return Leak(secret, now, ())

    def search(self, cost: Real, least: int) -> Whole | None:
        """A whole-number world in which the sum is at least this. None where there is none.

        Looks close to worlds that are known first: that is quick, and only a "no" needs all.
        """
        best = self.program.most(cost)
        if best is None or best.most < least - SLACK:
            return None
        world = self.program.rounded(best.world)
        if world is not None:
            return world
        world = self.near(cost, least)
        if world is not None:
            return world
        near = np.rint(best.world).astype(np.int64)
        world = self.program.whole(cost, least, near, np.abs(best.world - near) > SLACK)
        if world is None:
            every = np.ones(self.program.size, dtype=bool)
            world = self.program.whole(cost, least, near, every)
        return world

    def near(self, cost: Real, least: int) -> Whole | None:
        """One that differs in one set of columns only from a world that is known."""
        touched = np.flatnonzero(cost)
        for base in self.worlds[:1] + self.middle:
            for grid in self.grids:
                if len(touched) and grid[touched].all() and self.program.fits(base):
                    world = self.program.whole(cost, least, base, grid)
                    if world is not None:
                        return world
        return None

    def close(self) -> bool:
        """Keep every secret with worlds close to a known one. False when some need more."""
        for secret in self.open().tolist():
            if self.kept(secret) or self.step(secret):
                continue
            if not self.middle or not self.program.fits(self.middle[0]):
                world = round_by_sets(self.program, self.grids)
                if world is None:
                    return False
                self.middle = [world]
            if not self.step(secret):
                return False
        return True

    def step(self, secret: int) -> bool:
        for cost, least in self.ways(secret, int(self.highest[secret])):
            world = self.near(cost, least)
            if world is not None:
                self.take(world)
                return True
        return False
