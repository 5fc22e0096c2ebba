"""Two people read each answer, and say whether it is published."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from alongside.core import ledger, limits, outbox, sealing
from alongside.people.queries import addresses
from alongside.words.domain.calls import chosen
from alongside.words.domain.consent import No, Use, allows
from alongside.words.domain.kinds import Ended, Place
from alongside.words.models import (
    CallAnswer,
    CallReader,
    CallReading,
    Words,
    newest_consents,
)
from alongside.words.models import Use as UseRow
from alongside.words.operations.calls import NotNow
from alongside.words.operations.consents import kept_at
from alongside.words.operations.telling import day_of

GONE = "Its person does not let you read it any more."
OPEN_FIRST = "Open the words first."
TAKEN_OFF = "Its person took it off the page. It stays off."
OFTEN = limits.Often(5, timedelta(days=1))
DID = {
    True: "said yes to words for a call",
    False: "said not this time to words for a call",
    None: "wrote a word about words for a call",
}
ASKED = "We told them already. They have your mail."


def held_to_read(words: UUID, reader: UUID, now: datetime) -> tuple[CallAnswer, CallReader]:
    """An answer that this reader may read today, held for this transaction. Raises NotNow."""
    row = Words.objects.select_for_update().filter(pk=words).exclude(person=reader).first()
    answer = CallAnswer.objects.filter(pk=words).select_related("call").first()
    if row is None or answer is None or str(reader) not in answer.readers:
        raise NotNow(GONE)
    reads = CallReader.objects.filter(call=answer.call_id, person=reader)
    mine = reads.exclude(agreed_at=None).first()
    said = allows(newest_consents([row])[row.id], Use.READ_FOR_CALL, localdate(now))
    if mine is None or isinstance(said, No):
        raise NotNow(GONE)
    answer.words = row
    return answer, mine


@transaction.atomic
def open_words(words: UUID, *, reader: UUID, now: datetime) -> None:
    """Its person can see who opened it, and on which day. Once a day leaves one line."""
    answer, mine = held_to_read(words, reader, now)
    row = answer.words
    on = day_of(now, hidden=row.hidden).isoformat()
    reading = reading_of(answer, mine)
    if on not in reading.days:
        reading.days.append(on)
        reading.save()
        at = kept_at(row, now)
        ledger.write("read words one to one", by=reader, about=words, now=at, chain=row.group_id)


def reading_of(answer: CallAnswer, mine: CallReader) -> CallReading:
    """This reader's row, a new one where there is none yet."""
    found = CallReading.objects.filter(answer=answer, reader=mine.person_id).first()
    return found or CallReading(answer=answer, reader_id=mine.person_id, name=mine.name)


@transaction.atomic
def choose(words: UUID, *, yes: bool | None, word: str, reader: UUID, now: datetime) -> None:
    """Publish it, or not this time; and a word to its person, or (None) only that.

    It can be another answer later. When both readers say yes it stands on the page of the call;
    when one of them says no after that, it goes from there. Raises NotNow.
    """
    answer, mine = held_to_read(words, reader, now)
    row, reading = answer.words, reading_of(answer, mine)
    if not reading.days:
        raise NotNow(OPEN_FIRST)
    if yes:
        said = allows(newest_consents([row])[row.id], Use.PUBLISH_IN_CALL, localdate(now))
        if isinstance(said, No):
            raise NotNow("Its person wants only the two of you to read it.")
        if uses_of(answer).filter(ended_why=Ended.BY_TELLER).exists():
            raise NotNow(TAKEN_OFF)
    keep_choice(reading, yes=yes, word=word, reader=reader)
    at = kept_at(row, now)
    ledger.write(DID[yes], by=reader, about=words, now=at, chain=row.group_id)
    settle(answer, yes=yes, reader=reader, now=at)


def keep_choice(reading: CallReading, *, yes: bool | None, word: str, reader: UUID) -> None:
    """What is not said now stays as it was said before."""
    reading.yes = reading.yes if yes is None else yes
    if word:
        before = [key for key in (reading.key,) if key is not None]
        transaction.on_commit(lambda: sealing.destroy(before))
        sealed = sealing.seal(word, reader)
        reading.key, reading.sealed = sealed.key, sealed.bytes
    reading.save()


def settle(answer: CallAnswer, *, yes: bool | None, reader: UUID, now: datetime) -> None:
    """On the page when both say yes; off it when one of them says no."""
    standing = uses_of(answer).filter(ended_at=None)
    if yes is False:
        standing.update(ended_at=now, ended_why=Ended.TAKEN_OUT)
    readers = CallReader.objects.filter(call=answer.call_id).exclude(agreed_at=None)
    choices = CallReading.objects.filter(answer=answer).values_list("reader", "yes")
    both = chosen(dict(choices), set(readers.values_list("person", flat=True)))
    if both and not standing.exists():
        text = sealing.unseal(answer.words.key, bytes(answer.words.sealed)) or ""
        UseRow.objects.create(
            words=answer.words,
            place_kind=Place.CALL,
            place=answer.call_id,
            title=answer.call.title,
            path=f"/calls/{answer.call.slug}/pieces",
            cut=[[0, len(text)]],
            by=reader,
            at=now,
        )


def uses_of(answer: CallAnswer) -> QuerySet[UseRow]:
    return UseRow.objects.filter(words=answer.words_id, place=answer.call_id)


@transaction.atomic
def ask_to_talk(
    people: Iterable[UUID], *, mail: tuple[str, str], reader: UUID, now: datetime
) -> None:
    """Tell somebody by mail that this reader would like to talk. Nothing else is kept of it.

    Raises NotNow where nobody can be told, or they were told today.
    """
    found = addresses(people)
    if not found:
        raise NotNow("Nobody can get a mail now. “Help now” is at the top of each page.")
    if not limits.take("talk", str(reader), OFTEN, now=now):
        raise NotNow(ASKED)
    for address in found:
        outbox.post(address, *mail, now=now)
