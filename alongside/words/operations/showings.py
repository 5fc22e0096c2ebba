from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.words.models import Showing, Words
from alongside.words.operations.consents import kept_at, note_down


@transaction.atomic
def show_to(words: UUID, to: UUID, *, person: UUID, now: datetime) -> None:
    """Let one other person read these words. Who told them together shows them together: until
    each of them has, nobody opens them. Showing twice is showing once."""
    row = Words.objects.select_for_update().get(pk=words)
    standing = Showing.objects.filter(words=words, person=person, to=to, ended_at=None)
    if to == person or row.taken_back_at is not None or standing.exists():
        return
    Showing.objects.create(words=row, person_id=person, to_id=to, at=kept_at(row, now))
    note_down(row, "showed words to one person", person, now)


@transaction.atomic
def stop_showing(showing: UUID, *, person: UUID, now: datetime) -> None:
    """One press. A second one finds nothing."""
    found = Showing.objects.select_for_update().filter(pk=showing, person=person, ended_at=None)
    for row in found.select_related("words"):
        row.ended_at = kept_at(row.words, now)
        row.save(update_fields=["ended_at"])
        note_down(row.words, "showed words to one person no more", person, now)


@transaction.atomic
def note_opening(showing: UUID, *, by: UUID, now: datetime) -> None:
    """Somebody opens words that were shown to them alone: a ledger line, which their teller sees.

    Of hidden words the day is not kept, only the month.
    """
    row = Showing.objects.select_for_update().select_related("words").get(pk=showing, to=by)
    day = day_as_kept(row.words, now)
    if day not in row.opened_on:
        row.opened_on = [*row.opened_on, day]
        row.save(update_fields=["opened_on"])
    at = kept_at(row.words, now)
    ledger.write(
        "opened words one to one", by=by, about=row.words_id, now=at, chain=row.words.group_id
    )


def day_as_kept(row: Words, now: datetime) -> str:
    day = localdate(now)
    return f"{day:%Y-%m}" if row.hidden else day.isoformat()
