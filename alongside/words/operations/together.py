from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.words.domain.consent import Consent
from alongside.words.domain.forms import Licence
from alongside.words.models import Consent as Row
from alongside.words.models import Words
from alongside.words.operations.consents import kept_at, note_down, record


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
def not_told_with(words: UUID, *, person: UUID, now: datetime) -> None:
    """Somebody who was named did not tell these words: their answers go, and hold nothing up."""
    row = Words.objects.select_for_update().get(pk=words, taken_back_at=None)
    if row.person_id == person:
        return
    if Row.objects.filter(words=words, person=person, answered__lt=4).delete()[0]:
        note_down(row, "said that they did not tell these words", person, now)
