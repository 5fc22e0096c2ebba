"""What a group may be told of how many came each week. Pure.

Weekly counts are a list, not a cross table, and a reader knows more of them than of a survey: they
were there themselves on some nights. What could tell is (1) a small number, (2) a sum that gives a
small number away when the others are taken off, (3) two looks at the page, one before and one
after a new number. So:

- Weeks are told when they are over, two at a time, in order. Both are large enough: each is told.
  Else neither is, and only their sum; so a hidden week may be the full one or the empty one, and
  hiding does not say which. Is the sum too small too, they wait and are told together with the
  next that are: then who knows this rule knows that they were small, but never how small.
- What stands in the whole sum is exactly what was told, so a sum of sums tells nothing new.
- What was told stays. A correction is told only when it is so large that it cannot be one person
  or a few; one that makes the number too small takes it out of the sum.
- The peak is the largest week that was told by itself: it adds nothing to what stands there.
- The kinds (room, video, phone) are not told: phone callers are few, and their friends know them.

Who counted the heads in the room knows that week; no page can hide it from them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from alongside.evidence.domain.disclosure import THRESHOLD


@dataclass(frozen=True, slots=True)
class Told:
    """One number that was told for one week, or for some together.

    `counts` are all numbers ever told for them, the newest last. `out`: it counts no more.
    """

    weeks: tuple[date, ...]  # their Mondays
    counts: tuple[int, ...]
    out: bool = False

    @property
    def count(self) -> int:
        return self.counts[-1]


@dataclass(frozen=True, slots=True)
class Row:
    week: date
    count: int | None  # None is hidden


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that a reader sees. `fuller`: a week inside a sum may have been above the peak."""

    rows: list[Row]
    together: list[Told]
    total: int
    weeks: int  # that the total is of
    peak: Row | None
    fuller: bool


def tell(weeks: Sequence[tuple[date, int]], least: int = THRESHOLD) -> list[Told]:
    """What can be told of weeks that are over, in order, and of which nothing was told yet.

    A last odd one waits for the next.
    """
    told: list[Told] = []
    waiting: list[tuple[date, int]] = []
    for one, other in zip(weeks[::2], weeks[1::2], strict=False):
        pair = [one, other]
        if min(one[1], other[1]) >= least:
            told += [Told((week,), (came,)) for week, came in pair]
        elif one[1] + other[1] >= least:
            told.append(together(pair))
        else:
            waiting += pair
            if sum(came for _, came in waiting) >= least:
                told.append(together(waiting))
                waiting = []
    return told


def together(weeks: Iterable[tuple[date, int]]) -> Told:
    found = list(weeks)
    return Told(tuple(week for week, _ in found), (sum(came for _, came in found),))


def corrected(told: Told, now: int, least: int = THRESHOLD) -> Told:
    """The same, or anew where the hosts' count changed by so much that nobody shows by it."""
    if any(abs(now - before) < least for before in told.counts):
        return replace(told, out=False) if now == told.count else told
    if now < least:
        return replace(told, out=True)
    return replace(told, counts=(*told.counts, now), out=False)


def show(weeks: Iterable[date], told: Iterable[Told]) -> Shown:
    """The page. `weeks` are those that are over and were counted."""
    standing = sorted((each for each in told if not each.out), key=lambda each: each.weeks)
    alone = {each.weeks[0]: each.count for each in standing if len(each.weeks) == 1}
    sums = [each for each in standing if len(each.weeks) > 1]
    named = set(weeks).union(*(each.weeks for each in standing))
    rows = [Row(week, alone.get(week)) for week in sorted(named)]
    best = max(alone.items(), key=lambda week: (week[1], -week[0].toordinal()), default=None)
    return Shown(
        rows,
        sums,
        sum(each.count for each in standing),
        sum(len(each.weeks) for each in standing),
        Row(*best) if best else None,
        best is not None and any(each.count > best[1] for each in sums),
    )
