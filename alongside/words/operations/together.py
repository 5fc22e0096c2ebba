from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.words.domain.consent import Consent
from alongside.words.domain.genre import Licence
from alongside.words.models import Consent as Row
from alongside.words.models import Showing, Words
from alongside.words.operations.consents import kept_at, newest, note_down, record
from alongside.words.operations.taking_back import tell_whoever_has_a_copy
from alongside.words.operations.uses import end_all


@transaction.atomic
def told_with(words: UUID, other: UUID, *, person: UUID, now: datetime) -> None:
    """Name somebody who tells these words too. Until they have answered as well, it is a no.

    Only who told them first names others. Naming twice is naming once. A licence that one of them
    gave alone ends: both have not given it.
    """
    row = Words.objects.select_for_update().get(pk=words, person=person, taken_back_at=None)
    if other == person or Row.objects.filter(words=words, person=other).exists():
        return
    row.licence = Licence.MINE
    row.save(update_fields=["licence"])
    record(words, Consent(), answered=0, person=other, now=kept_at(row, now))
    note_down(row, "named somebody who tells words too", person, now)


@transaction.atomic
def no_longer_with(
    words: UUID, *, person: UUID, by: UUID | None, now: datetime, tell: bool = False
) -> None:
    """Somebody who told these words with another takes their yes back: every use of them ends.

    Only who told them first keeps them, and nobody else reads them. Twice is once. `tell` as in
    `take_back`; `by` is nobody where it is the wish of somebody who died.
    """
    row = Words.objects.select_for_update().get(pk=words, taken_back_at=None)
    before = newest(words, person)
    if row.person_id == person or before is None or before.answered < 4:
        return
    record(words, Consent(), person=person, now=kept_at(row, now))
    end_all([words], now=now)
    Showing.objects.filter(words=words, ended_at=None).update(ended_at=kept_at(row, now))
    if tell:
        tell_whoever_has_a_copy([row], now=now)
    note_down(row, "took their yes back", by, now)


@transaction.atomic
def not_told_with(words: UUID, *, person: UUID, now: datetime) -> None:
    """Somebody who was named did not tell these words: their answers go, and hold nothing up."""
    row = Words.objects.select_for_update().get(pk=words, taken_back_at=None)
    if row.person_id == person:
        return
    if Row.objects.filter(words=words, person=person, answered__lt=4).delete()[0]:
        note_down(row, "said that they did not tell these words", person, now)
