"""What is said in a room, and what is told to those at the table of a panel."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import jobs, sealing
from alongside.words.domain.consent import Consent, Readers
from alongside.words.domain.kinds import Kind, Place
from alongside.words.models import Use, Words
from alongside.words.operations.consents import record
from alongside.words.operations.telling import keep, tell

ROOM = Consent(readers=Readers.ROOM)
TABLE = Consent(readers=Readers.TABLE)


@transaction.atomic
def say_in_room(text: str, kind: Kind, *, person: UUID, group: UUID, now: datetime) -> UUID:
    """Words for the people in a room. Saying them there is the consent; no other use has one."""
    said = keep(text, kind, id=uuid4(), person=person, group=group, now=now)
    record(said.id, ROOM, person=person, now=now)
    return said.id


@transaction.atomic
def say_again(row: Words, text: str, *, person: UUID, now: datetime) -> None:
    """Other words in the place of those said in a room: a new key, and the old one destroyed."""
    old, sealed = row.key, sealing.seal(text, person)
    row.key, row.sealed = sealed.key, sealed.bytes
    row.save(update_fields=["key", "sealed"])
    transaction.on_commit(lambda: sealing.destroy([old]))  # or a full disk would lose both
    jobs.leave("wipe", about=None, due=now)


@transaction.atomic
def tell_table(
    text: str,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    group: UUID,
    place: UUID,
    title: str,
    path: str,
    now: datetime,
) -> None:
    """Words for those at the table of one panel. The same form (`id`) twice tells them once.

    No ledger line: what people tell a speaker is told without a name.
    """
    words = tell(text, id=id, person=person, group=group, now=now)
    if Use.objects.filter(words=words).exists():
        return
    record(words, TABLE, person=person, now=now)
    Use.objects.create(
        words_id=words,
        place_kind=Place.PANEL,
        place=place,
        title=title,
        path=path,
        cut=[(0, len(text))],
        by=person,
        at=now,
    )


def forget_room_words(words: Iterable[UUID], *, now: datetime) -> None:
    """What was said in a room is destroyed, key first, row and all."""
    rows = Words.objects.filter(pk__in=list(words)).exclude(kind=Kind.STORY)
    sealing.destroy(rows.values_list("key", flat=True))
    if rows.delete()[0]:
        jobs.leave("wipe", about=None, due=now)
