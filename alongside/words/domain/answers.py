"""The four questions of a consent, each with its own answer. What was not said is the narrowest."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.words.domain.consent import Counting, Quoting, Readers


@dataclass(frozen=True, slots=True)
class WhoReads:
    readers: Readers = Readers.ME
    groups: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class HowQuoted:
    quoting: Quoting = Quoting.NO
    name: str = ""  # the chosen one; also of a piece on the page of a call, which is no quote
    show_cuts: bool = False


@dataclass(frozen=True, slots=True)
class HowCounted:
    counting: Counting = Counting.NO
    given_to: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class HowLong:
    until: date | None = None
    begins: date | None = None  # the day after somebody's time to think


Answer = WhoReads | HowQuoted | HowCounted | HowLong
ORDER = (WhoReads, HowQuoted, HowCounted, HowLong)
