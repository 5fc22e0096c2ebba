"""The quotes of one place, as the consents of their words stand today."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.core import sealing
from alongside.words.access.credits import NO_NAME, credits_of
from alongside.words.domain import cut as cuts
from alongside.words.domain.consent import Consent, No, Yes, allows
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.genre import line_of
from alongside.words.domain.kinds import Ended
from alongside.words.models import Use, as_consents, newest_rows

TAKEN_BACK = "These words were taken back."
CHANGED = "Its teller changed these words."
NOT_NOW = "These words are not shown now."  # why is between their person and us
WAITS = "Its person looks at this quote first. Nobody sees it until they say yes."


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in a place. `text` is None where they may not be shown now; `why` says so."""

    id: UUID
    text: str | None
    credit: str
    until: date | None
    why: str
    about: str = ""  # what it is and what others may do with it, where that is not plain


def quotes(place: UUID, today: date) -> list[Quote]:
    """The quotes of one place. Asks the database three times, and the keys twice."""
    uses = list(
        Use.objects.filter(place=place)
        .exclude(ended_why=Ended.TAKEN_OUT)
        .select_related("words__group")
        .order_by("at", "pk")
    )
    words = list({use.words_id: use.words for use in uses}.values())
    rows = newest_rows(words)
    consents = as_consents(words, rows)
    answers = {use.id: allows(consents[use.words_id], Asked.QUOTE, today) for use in uses}
    yes = [use for use in uses if shown(use, answers[use.id])]
    texts = sealing.unseal_many({use.words.key: bytes(use.words.sealed) for use in yes})
    names = credits_of([use.words for use in yes], rows)
    return [
        quote(
            use,
            consents[use.words_id],
            answers[use.id],
            texts.get(use.words.key) if use in yes else None,
            names.get(use.words_id, ""),
        )
        for use in uses
    ]


def shown(use: Use, answer: Yes | No) -> bool:
    return isinstance(answer, Yes) and use.ended_at is None and not use.waits


def quote(
    use: Use, consent: Consent | None, answer: Yes | No, whole: str | None, credit: str
) -> Quote:
    if whole is None:
        back = use.words.taken_back_at is not None or use.ended_why == Ended.BY_TELLER
        if back or shown(use, answer):  # a key may go before its mark
            return Quote(use.id, None, "", None, TAKEN_BACK)
        if use.ended_why == Ended.CHANGED:
            return Quote(use.id, None, "", None, CHANGED)
        waits = use.waits and use.ended_at is None and isinstance(answer, Yes)
        return Quote(use.id, None, "", None, WAITS if waits else NOT_NOW)
    # Of hidden words the last day is not told: it is counted from the day they were told on.
    until = consent.until if consent and not use.words.hidden else None
    about = line_of(use.words.genre, use.words.licence, named=credit != NO_NAME)
    return Quote(use.id, cuts.show(use.cut, whole), credit, until, "", about)
