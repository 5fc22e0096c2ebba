"""Why these times were chosen, in numbers that name nobody. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.gatherings.domain.fair_times import Person


@dataclass(frozen=True, slots=True)
class Why:
    people: int  # who answered
    can: dict[str, int]  # by time offered, in the order given; "if I must" is coming
    never: int  # can come to none of the chosen times
    sometimes: int  # miss one chosen time, and can come to another
    fuller: str | None  # a time left out that more people can come to than any chosen


def why(slots: Sequence[str], people: Sequence[Person], chosen: Sequence[str]) -> Why:
    can = {slot: sum(slot in one.can | one.if_needed for one in people) for slot in slots}
    comes = [sum(slot in one.can | one.if_needed for slot in chosen) for one in people]
    most = max((can[slot] for slot in chosen), default=0)
    fuller = [slot for slot in slots if slot not in chosen and can[slot] > most]
    return Why(
        len(people),
        can,
        sum(times == 0 for times in comes),
        sum(0 < times < len(chosen) for times in comes),
        max(fuller, key=can.__getitem__, default=None),
    )


def lost(could: Sequence[bool], can_now: Sequence[bool]) -> int:
    """How many people could come when the times were chosen, and cannot any more."""
    return sum(before and not after for before, after in zip(could, can_now, strict=True))


ENOUGH_TO_ASK_AGAIN = 2  # people; one person can tell a host, or answer the next time
