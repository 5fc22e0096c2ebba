"""Lock two: what was allowed. Pure: no Django, no clock.

A consent is one person's answers for some words. It is never edited: a change of mind is a new
one, and only the newest counts. Silence is no: an answer that was not given is the narrowest.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Readers(StrEnum):
    ME = "me"
    ROOM = "room"  # whoever sits in the room where it was said, until it closes
    TABLE = "table"  # those at the table of the panel that they were told to
    GROUP = "group"
    EVERYONE = "everyone"


class Quoting(StrEnum):
    NO = "no"
    NO_NAME = "no-name"
    MEMBER = "member"  # "a member of The Kettle"
    MY_NAME = "my-name"


class Counting(StrEnum):
    NO = "no"
    COUNT = "count"
    GIVE = "give"  # counted, and given to the people the group writes to


class Use(StrEnum):
    READ_IN_ROOM = "read in the room"
    READ_AT_TABLE = "read at the table"
    READ_IN_GROUP = "read in the group"
    READ_BY_ALL = "read by everyone"
    QUOTE = "quote"
    COUNT = "count"
    GIVE = "give"


@dataclass(frozen=True, slots=True)
class Consent:
    """`until` is the last day on which it holds; None holds until it is taken back."""

    readers: Readers = Readers.ME
    quoting: Quoting = Quoting.NO
    counting: Counting = Counting.NO
    until: date | None = None
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Yes:
    pass


@dataclass(frozen=True, slots=True)
class No:
    why: str  # one sentence for whoever asked


READERS = {
    Use.READ_IN_ROOM: {Readers.ROOM},
    Use.READ_AT_TABLE: {Readers.TABLE, Readers.GROUP, Readers.EVERYONE},
    Use.READ_IN_GROUP: {Readers.GROUP, Readers.EVERYONE},
    Use.READ_BY_ALL: {Readers.EVERYONE},
}


def allows(consent: Consent | None, use: Use, today: date) -> Yes | No:
    """May words be used so, today? No consent at all is a no."""
    if consent is None:
        return No("Their person has not answered yet. That means no.")
    if consent.taken_back:
        return No("These words were taken back.")
    if consent.until is not None and today > consent.until:
        return No("Their person allowed this for a time. That time is over.")
    match use:
        case Use.READ_IN_ROOM | Use.READ_AT_TABLE | Use.READ_IN_GROUP | Use.READ_BY_ALL:
            allowed = consent.readers in READERS[use]
        case Use.QUOTE:
            allowed = consent.quoting is not Quoting.NO
        case Use.COUNT:
            allowed = consent.counting is not Counting.NO
        case Use.GIVE:
            allowed = consent.counting is Counting.GIVE
    return Yes() if allowed else No(f"Their person has not said yes to “{use}”.")
