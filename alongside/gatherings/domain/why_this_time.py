"""Why these times were chosen, without telling who can when. Pure.

- Below 5 answers nothing is counted: with two, a count of one is a name.
- From 5 on it is told how many can not come to what was chosen. Who is there sees that anyway.
- Of every other time only one word is told: whether more than half can come. A count of each, and
  a cell of one in it, would tell when somebody is free; people know each other's weeks.
- Nobody is told how many could come before and cannot now. The hosts hear that it is some.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from alongside.gatherings.domain.fair_times import Person


@dataclass(frozen=True, slots=True)
class Why:
    people: int  # who answered
    most: frozenset[str]  # times that more than half can come to; "if I must" is coming
    never: int  # can come to none of the chosen times
    sometimes: int  # miss one chosen time, and can come to another
    fuller: str | None  # a time left out that more people can come to than any chosen

    def as_kept(self) -> dict[str, Any]:
        return asdict(self) | {"most": sorted(self.most)}

    @classmethod
    def of_kept(cls, kept: Mapping[str, Any]) -> "Why":
        return cls(**{**kept, "most": frozenset(kept["most"])})

    @property
    def counts(self) -> bool:
        """May numbers be told?"""
        return self.people >= ENOUGH_TO_COUNT


def why(slots: Sequence[str], people: Sequence[Person], chosen: Sequence[str]) -> Why:
    can = {slot: sum(slot in one.can | one.if_needed for one in people) for slot in slots}
    comes = [sum(slot in one.can | one.if_needed for slot in chosen) for one in people]
    most = max((can[slot] for slot in chosen), default=0)
    fuller = [slot for slot in slots if slot not in chosen and can[slot] > most]
    return Why(
        len(people),
        frozenset(slot for slot in slots if 2 * can[slot] > len(people)),
        sum(times == 0 for times in comes),
        sum(0 < times < len(chosen) for times in comes),
        max(fuller, key=can.__getitem__, default=None),
    )


def lost(could: Sequence[bool], can_now: Sequence[bool]) -> int:
    """How many people could come when the times were chosen, and cannot any more."""
    return sum(before and not after for before, after in zip(could, can_now, strict=True))


ENOUGH_TO_COUNT = 5  # answers
ENOUGH_TO_ASK_AGAIN = 2  # people; one person can tell a host, or answer the next time
