"""A call for words: until when it is open, and what has become of an answer. Pure.

A call is a draft until its hosts open it. Its last day is a day that people were told; hosts can
close it earlier. What was not used a year after the day that people were told is destroyed.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.words.domain.thinking import in_months

READERS = 2  # for each answer
KEPT = 12  # months after the last day that people were told


class State(StrEnum):
    DRAFT = "draft"  # only hosts and the readers they named see it
    OPEN = "open"
    CLOSED = "closed"  # nobody answers any more; what was told is read
    OVER = "over"  # what was not published is destroyed


@dataclass(frozen=True, slots=True)
class Term:
    """`until` is the last day that people were told; `closed_on` the day hosts closed it early."""

    opened: bool
    until: date
    closed_on: date | None = None

    @property
    def kept_until(self) -> date:
        """The last day on which what was not used is kept: promised, so no closing changes it."""
        return in_months(self.until, KEPT)

    def state(self, today: date) -> State:
        if not self.opened:
            return State.DRAFT
        if today > self.kept_until:
            return State.OVER
        return State.OPEN if today <= self.until and self.closed_on is None else State.CLOSED


def chosen(choices: Mapping[UUID, bool | None], readers: Set[UUID]) -> bool:
    """Both readers, as they are now, said yes. A reader who is missing is a no."""
    return len(readers) == READERS and all(choices.get(reader) for reader in readers)


class Fate(StrEnum):
    """What has become of an answer, as the person who gave it is told."""

    TAKEN_BACK = "taken back"
    UNANSWERED = "unanswered"  # not all four questions: nobody reads it
    KEPT = "kept"  # its person lets nobody read it now
    WAITS = "waits"
    READ = "read"
    NOT_CHOSEN = "not chosen"
    PUBLISHED = "published"
    OFF = "off"  # it was published; its person took it off, or does not allow it now


@dataclass(frozen=True, slots=True)
class Course:
    """How far an answer has come. `published` means that its place on the page stands."""

    taken_back: bool
    complete: bool
    may_read: bool
    may_publish: bool
    published: bool
    taken_off: bool  # by its person: from then on nobody puts it there again
    opened: bool  # by a reader
    refused: bool  # by a reader

    @property
    def fate(self) -> Fate:
        first_that_holds = (
            (self.taken_back, Fate.TAKEN_BACK),
            (not self.complete, Fate.UNANSWERED),
            (self.taken_off, Fate.OFF),
            (self.published and not self.may_publish, Fate.OFF),
            (self.published, Fate.PUBLISHED),
            (not self.may_read, Fate.KEPT),
            (self.refused, Fate.NOT_CHOSEN),
            (self.opened, Fate.READ),
        )
        return next((fate for holds, fate in first_that_holds if holds), Fate.WAITS)
