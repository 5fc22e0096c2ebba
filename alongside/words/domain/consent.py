"""Lock two: what was allowed. Pure: no Django, no clock.

A consent is one person's answers for some words. It is never edited: a change of mind is a new
one, and only the newest counts. Silence is no: an answer that was not given is the narrowest.
Time is told in days, so that no consent tells an hour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import TypeVar
from uuid import UUID

Answer = TypeVar("Answer", bound=StrEnum)


class Readers(StrEnum):
    """Who may read, from the fewest to the most."""

    ME = "me"
    ROOM = "room"  # whoever sits in the room where it was said, until it closes
    TABLE = "table"  # those at the table of the panel that they were told to
    CALL = "call"  # the two readers of the call that they answer
    COLLECTION = "collection"  # those two; when both say yes, everyone on the page of the call
    GROUP = "group"
    GROUPS = "groups"  # my group, and the groups that I named
    EVERYONE = "everyone"


class Quoting(StrEnum):
    """May it be quoted, and in what name: from the narrowest to the widest."""

    NO = "no"
    NO_NAME = "no-name"
    MEMBER = "member"  # "a member of The Kettle"
    CHOSEN = "chosen"  # a name made up for these words
    MY_NAME = "my-name"


class Counting(StrEnum):
    NO = "no"
    COUNT = "count"


class Use(StrEnum):
    READ_IN_ROOM = "read in the room"
    READ_AT_TABLE = "read at the table"
    READ_FOR_CALL = "read by the two readers of a call"
    PUBLISH_IN_CALL = "publish on the page of a call"
    READ_IN_GROUP = "read in the group"
    READ_IN_ANOTHER = "read in another group"
    READ_BY_ALL = "read by everyone"
    READ_ALONE = "read one to one"
    QUOTE = "quote"
    COUNT = "count"
    GIVE = "give"


@dataclass(frozen=True, slots=True)
class Consent:
    """`begins` is the first day on which it holds (its person thinks until then), `until` the
    last; None is no such day. A paused consent allows nothing, and keeps its answers."""

    readers: Readers = Readers.ME
    quoting: Quoting = Quoting.NO
    counting: Counting = Counting.NO
    until: date | None = None
    taken_back: bool = False
    begins: date | None = None
    paused: bool = False
    groups: frozenset[UUID] = frozenset()
    given_to: frozenset[UUID] = frozenset()
    show_cuts: bool = False  # its person looks at each cut before anybody else does
    shown_to: frozenset[UUID] = frozenset()  # people who may read it one to one


@dataclass(frozen=True, slots=True)
class Yes:
    pass


@dataclass(frozen=True, slots=True)
class No:
    why: str  # one sentence for whoever asked


CALLS = {Readers.CALL, Readers.COLLECTION}
WIDE = {Readers.GROUP, Readers.GROUPS, Readers.EVERYONE}
READERS = {
    Use.READ_IN_ROOM: {Readers.ROOM},
    Use.READ_AT_TABLE: {Readers.TABLE, *WIDE},
    Use.READ_FOR_CALL: CALLS,
    Use.PUBLISH_IN_CALL: {Readers.COLLECTION},
    Use.READ_IN_GROUP: WIDE,
    Use.READ_IN_ANOTHER: {Readers.GROUPS, Readers.EVERYONE},
    Use.READ_BY_ALL: {Readers.EVERYONE},
}


def allows(consent: Consent | None, use: Use, today: date, to: UUID | None = None) -> Yes | No:
    """May words be used so, today? No consent at all is a no.

    `to` is the other group or the one person that would read, or the recipient they would be
    given to.
    """
    if consent is None:
        return No("Their person has not answered yet. That means no.")
    if why := stopped(consent, today):
        return No(why)
    match use:
        case Use.QUOTE:
            allowed = consent.quoting is not Quoting.NO
        case Use.COUNT:
            allowed = consent.counting is not Counting.NO
        case Use.GIVE:
            allowed = to in consent.given_to
        case Use.READ_ALONE:
            allowed = to in consent.shown_to
        case Use.READ_IN_ANOTHER:
            named = consent.readers is Readers.EVERYONE or to in consent.groups
            allowed = consent.readers in READERS[use] and named
        case _:
            allowed = consent.readers in READERS.get(use, ())
    return Yes() if allowed else No(f"Their person has not said yes to “{use}”.")


def stopped(consent: Consent, today: date) -> str:
    """Why nothing is allowed today, whatever the answers are. Empty where they count."""
    if consent.taken_back:
        return "These words were taken back."
    if consent.paused:
        return "Their person wants no use of them for now."
    if consent.begins is not None and today < consent.begins:
        return "Their person is still thinking. Until then it is no."
    if consent.until is not None and today > consent.until:
        return "Their person allowed this for a time. That time is over."
    return ""


def together(consents: Sequence[Consent | None]) -> Consent | None:
    """The consent of words that several people told together: what every one of them allows.

    One who has not answered is a no. No people at all is a no as well.
    """
    answered = [consent for consent in consents if consent is not None]
    if not answered or len(answered) < len(consents):
        return None
    return reduce(narrower, answered)


def narrower(one: Consent, other: Consent) -> Consent:
    """What both allow, and nothing more."""
    readers = [one.readers, other.readers]
    untils = [day for day in (one.until, other.until) if day is not None]
    begins = [day for day in (one.begins, other.begins) if day is not None]
    return Consent(
        Readers.ME if alone(readers) else least(readers),
        least([one.quoting, other.quoting]),
        least([one.counting, other.counting]),
        min(untils, default=None),
        one.taken_back or other.taken_back,
        max(begins, default=None),
        one.paused or other.paused,
        both(one, other),
        one.given_to & other.given_to,
        one.show_cuts or other.show_cuts,
        one.shown_to & other.shown_to,
    )


def least(answers: Sequence[Answer]) -> Answer:
    """The narrowest of some answers to one question: the first in the order of their class."""
    order = list(type(answers[0]))
    return min(answers, key=order.index)


def alone(readers: Sequence[Readers]) -> bool:
    """A room and a call are no part of anything else: two who differ there share nobody."""
    found = set(readers)
    apart = not found.isdisjoint({Readers.ROOM} | CALLS)
    return apart and len(found) > 1 and not found <= CALLS


def both(one: Consent, other: Consent) -> frozenset[UUID]:
    """The other groups that both named. Everyone holds every group."""
    if one.readers is Readers.EVERYONE:
        return other.groups
    if other.readers is Readers.EVERYONE:
        return one.groups
    return one.groups & other.groups
