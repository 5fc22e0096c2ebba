"""A reader who has every release and works out all that follows from it: an exact attacker."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from alongside.evidence.domain.disclosure.layout import Secrets
from alongside.evidence.domain.disclosure.program import SLACK, Best, Program
from alongside.evidence.domain.disclosure.worlds import Whole

SPREAD = 4  # worlds looked for at random before each secret is looked at by itself


class NoWorld(Exception):
    """Nothing fits: what was printed contradicts itself."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that a reader can work out: it is `now`, in the worlds that were found.

    `held` are the bounds over real-number worlds. `whole`: these would allow more, and only whole
    numbers forbid it.
    """

    secret: int
    now: int
    held: tuple[Best, ...]
    whole: bool


@dataclass(slots=True)
class Reader:
    """`highest` and `lowest`: what each secret is in the worlds found so far that fit."""

    program: Program
    secrets: Secrets
    worlds: list[Whole] = field(default_factory=list)
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

    def leaks(self) -> Iterator[Leak]:
        """Raises NoWorld, and program.Unfinished."""
        if not self.worlds:
            self.take(self.any_world())
        self.spread()
        for secret in self.open():
            if not self.kept(secret):
                leak = self.look(int(secret), int(self.highest[secret]))
                if leak is not None:
                    yield leak

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
        if world is None:
            world = self.program.whole(nothing, 0)
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

    def look(self, secret: int, now: int) -> Leak | None:
        """Look for a world that keeps this secret, which is `now` in all worlds found so far.

        None when there is one.
        """
        if self.secrets.small[secret]:
            wanted = [(1.0, int(self.secrets.least[secret]))]
        else:
            wanted = [(1.0, now + 1), (-1.0, 1 - now)]
        held: list[Best] = []
        gap = False
        for sign, least in wanted:
            cost = np.zeros(self.program.size)
            cost[self.secrets.sums[secret]] = sign
            best = self.program.most(cost)
            if best is None:
                raise NoWorld
            held.append(best)
            if best.most < least - SLACK:
                continue
            gap = True
            world = self.program.rounded(best.world)
            if world is None:
                world = self.program.whole(cost, least)
            if world is not None:
                self.take(world)
                return None
        return Leak(secret, now, tuple(held), gap)
