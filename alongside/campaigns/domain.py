"""The life of a letter. Pure: no Django, no clock."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum


class State(StrEnum):
    DRAFT = "draft"
    OPEN = "open"  # everyone can read and sign
    CLOSED = "closed"  # everyone can read; nobody signs any more
    SENT = "sent"
    ANSWERED = "answered"


# Everything that can happen to a letter, and what it becomes.
BECOMES: dict[tuple[State, str], State] = {
    (State.DRAFT, "change"): State.DRAFT,
    (State.DRAFT, "open"): State.OPEN,
    (State.OPEN, "sign"): State.OPEN,
    (State.OPEN, "close"): State.CLOSED,
    (State.CLOSED, "send"): State.SENT,
    (State.SENT, "answer"): State.ANSWERED,
    (State.ANSWERED, "answer"): State.ANSWERED,  # a second reply
}


def is_empty(text: str, demands: Iterable[str]) -> bool:
    """A letter that says nothing, or asks for nothing."""
    return not text.strip() or not any(demand.strip() for demand in demands)


DONE = {"open": State.OPEN, "close": State.CLOSED}


def is_done(state: State, deed: str) -> bool:
    """Was this done already? A button pressed twice is pressed once."""
    return DONE.get(deed) is state


def becomes(state: State, deed: str) -> State | None:
    """The state after a deed; None where it makes no sense now."""
    return BECOMES.get((state, deed))


class Shown(StrEnum):
    """Who sees that somebody signed."""

    NAME = "name"
    COUNT = "count"
    RECIPIENT = "recipient"


class SignatureState(StrEnum):
    PENDING = "pending"  # shown and counted nowhere
    CONFIRMED = "confirmed"
    REMOVED = "removed"


def mailbox(address: str) -> str:
    """One mailbox, however it is typed. What stands before the @ is not guessed at."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def days_overdue(reply_due: date | None, state: State, today: date) -> int:
    """0 while there is time, or once a reply came."""
    if reply_due is None or state is not State.SENT:
        return 0
    return max(0, (today - reply_due).days)
