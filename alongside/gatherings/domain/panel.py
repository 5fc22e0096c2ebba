"""Rules of a panel. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Lived(StrEnum):
    """Does somebody speak from their own experience? They say it themselves."""

    UNTOLD = ""
    YES = "yes"
    SHOWN = "shown"  # and the public page may say so


@dataclass(frozen=True, slots=True)
class At:
    """One person at the table."""

    chairs: bool
    agreed: bool  # to be named on the public page
    lived: Lived
    records: bool  # said yes to a recording


def may_record(table: Sequence[At]) -> bool:
    """Only where everybody at the table said yes. One no is enough, and silence is a no."""
    return bool(table) and all(each.records for each in table)


def nobody_lived(table: Sequence[At]) -> bool:
    """No speaker who agreed speaks from their own experience. A chair does not count as one."""
    speakers = [each for each in table if each.agreed and not each.chairs]
    return all(each.lived == Lived.UNTOLD for each in speakers)


def share(table_turns: int, room_turns: int, safe: int) -> tuple[int, int] | None:
    """Turns of the table and of the room, where both can be told; else None.

    Turns are counted, never whose they were. In a small room a count of a few would still be
    somebody, so either may be told only from `safe` on.
    """
    if min(table_turns, room_turns) < safe:
        return None
    return table_turns, room_turns
