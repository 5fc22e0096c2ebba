"""What a person wants for their words when they die, and when it comes into force. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

WAIT = timedelta(days=30)  # in which a person can say “I am here”
MUST_SAY = 2  # people


class Wish(StrEnum):
    AS_ALLOWED = "as I allowed"
    TAKE_BACK = "take everything back"
    PUBLISHED = "keep what is published"
    NAMED = "a named person decides"


DONE_BY_ONE = (Wish.AS_ALLOWED, Wish.TAKE_BACK, Wish.PUBLISHED)  # what a named person may decide


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody said that a person has died."""

    by: UUID
    at: datetime


def in_force_from(said: Sequence[Said]) -> datetime | None:
    """The moment from which a wish may be done; None where too few people have said it.

    One person who says it twice is one. The waiting begins when the second one says it.
    """
    first: dict[UUID, datetime] = {}
    for one in sorted(said, key=lambda one: one.at):
        first.setdefault(one.by, one.at)
    moments = sorted(first.values())
    return moments[MUST_SAY - 1] + WAIT if len(moments) >= MUST_SAY else None
