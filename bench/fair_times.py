"""Fair times: the largest question of the contract, beside a plain enumeration with numpy."""

import time
from collections.abc import Iterator
from itertools import combinations
from random import Random

import numpy as np

from alongside.gatherings.domain.fair_times import Person, choose
from bench.figures import Figure

PEOPLE, SLOTS, CHOSEN = 200, 84, 4


def fair_times() -> Iterator[Figure]:
    random = Random(7)
    slots = [f"s{at}" for at in range(SLOTS)]
    people = []
    for at in range(PEOPLE):
        can = frozenset(slot for slot in slots if random.random() < 0.4)
        must = frozenset(slot for slot in slots if slot not in can and random.random() < 0.2)
        people.append(Person(f"p{at}", can, must, random.randrange(4)))
    begun = time.perf_counter()
    ours = choose(slots, people, CHOSEN)
    seconds = time.perf_counter() - begun
    begun = time.perf_counter()
    theirs = plainly(slots, people)
    floor = time.perf_counter() - begun
    if ours.chosen != theirs:
        raise AssertionError("the two do not choose the same times")
    yield Figure("fair times, 200 people, 4 of 84", seconds, "s", 1.0, seconds <= 1.0)
    name = "fair times beside a plain enumeration"
    yield Figure(name, seconds, "s", floor, seconds <= 2 * floor)


def plainly(slots: list[str], people: list[Person]) -> tuple[str, ...]:
    """Every choice as a row of numbers that sort as the choices do."""
    cannot = np.array(
        [[s not in one.can and s not in one.if_needed for one in people] for s in slots], np.uint8
    )
    must = np.array([sum(s in one.if_needed for one in people) for s in slots])
    before = np.array([one.missed_before for one in people], np.uint8)
    top = int(before.max()) + CHOSEN
    best: tuple[list[int], tuple[int, ...]] = ([1 << 30], ())
    every = combinations(range(len(slots)), CHOSEN)
    while rows := [row for _, row in zip(range(20_000), every, strict=False)]:
        at = np.array(rows)
        misses = before + sum(cannot[at[:, column]] for column in range(CHOSEN))
        crowds = [(misses == level).sum(axis=1) for level in range(top, -1, -1)]
        keys = [*crowds, must[at].sum(axis=1)]
        first = np.lexsort(keys[::-1])[0]
        best = min(best, ([int(key[first]) for key in keys], rows[first]))
    return tuple(slots[at] for at in best[1])
