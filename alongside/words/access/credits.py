"""The name that goes with some words: whatever the people who told them chose."""

from collections.abc import Sequence
from uuid import UUID

from alongside.core import sealing
from alongside.words.domain.consent import Quoting
from alongside.words.models import Consent, Tellers, Words

NO_NAME = "No name"


def credits_of(rows: Sequence[Words], answers: Tellers) -> dict[UUID, str]:
    """For each of these words, the names of those who told them. Two people stand side by side.

    `answers` are the newest rows of their consents.
    """
    said = [answer for row in rows for answer in answers[row.id].values() if answer]
    made_up = sealing.unseal_many(
        {answer.name_key: bytes(answer.name_sealed) for answer in said if answer.name_key}
    )
    return {
        row.id: NO_NAME if row.hidden else credit(row, list(answers[row.id].values()), made_up)
        for row in rows
    }


def credit(row: Words, answers: list[Consent | None], made_up: dict[UUID, str]) -> str:
    """One name, or two; where one of two wants none, there is none."""
    names = [name(row, answer, made_up) for answer in answers if answer is not None]
    if not names or NO_NAME in names:
        return NO_NAME
    return " and ".join(dict.fromkeys(names))


def name(row: Words, answer: Consent, made_up: dict[UUID, str]) -> str:
    match answer.quoting:
        case Quoting.MEMBER:
            return f"A member of {row.group.name}"
        case Quoting.CHOSEN if answer.name_key in made_up:
            return made_up[answer.name_key]
        case Quoting.MY_NAME:
            return answer.person.name if answer.person else NO_NAME
    return NO_NAME
