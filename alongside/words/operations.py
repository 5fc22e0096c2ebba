from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import jobs, ledger, sealing
from alongside.words.domain import consent as domain
from alongside.words.domain.consent import No, allows
from alongside.words.domain.kinds import Kind, Place
from alongside.words.models import Answering, Consent, Use, Words, newest_consents

QUESTIONS = ("readers", "quoting", "counting", "until")
TAKEN_BACK = "taken back"
TAKEN_OUT = "taken out"
ROOM = domain.Consent(readers=domain.Readers.ROOM)


class NotAllowed(Exception):
    """Consent says no. The message is a sentence for whoever asked."""


class OutOfOrder(Exception):
    """A consent question before its turn. `first` is the number of the one to answer now."""

    def __init__(self, first: int) -> None:
        super().__init__(first)
        self.first = first


def tell(text: str, *, id: UUID, person: UUID, group: UUID, now: datetime) -> UUID:  # noqa: A002
    """Keep a story that only its teller can read. Returns the number of the words.

    `id` is the form's own number: the same form sent twice is one story. A number that somebody
    else's words have already is not theirs to meet; a new one is drawn.
    """
    row = keep(text, Kind.STORY, id=id, person=person, group=group, now=now)
    if row.person_id != person:
        row = keep(text, Kind.STORY, id=uuid4(), person=person, group=group, now=now)
    return row.id


def keep(
    text: str,
    kind: Kind,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    group: UUID,
    now: datetime,
) -> Words:
    """The row with this number; a new one where there was none."""
    sealed = sealing.seal(text, person)  # the key first, then the words
    row, made = Words.objects.get_or_create(
        pk=id,
        defaults={
            "group_id": group,
            "person_id": person,
            "kind": kind,
            "key": sealed.key,
            "sealed": sealed.bytes,
            "told_on": now.date(),
        },
    )
    if not made:
        sealing.destroy([sealed.key])
    return row


@transaction.atomic
def say_in_room(text: str, kind: Kind, *, person: UUID, group: UUID, now: datetime) -> UUID:
    """Words for the people in a room. Saying them there is the consent; no other use has one."""
    said = keep(text, kind, id=uuid4(), person=person, group=group, now=now)
    record(said.id, ROOM, now=now)
    return said.id


@transaction.atomic
def say_again(row: Words, text: str, *, now: datetime) -> None:
    """Other words in the place of those said in a room: a new key, and the old one destroyed."""
    old, sealed = row.key, sealing.seal(text, row.person_id)
    row.key, row.sealed = sealed.key, sealed.bytes
    row.save(update_fields=["key", "sealed"])
    sealing.destroy([old])
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
    record(words, domain.Consent(readers=domain.Readers.TABLE), now=now)
    Use.objects.create(
        words_id=words,
        place_kind=Place.PANEL,
        place=place,
        title=title,
        path=path,
        start=0,
        end=len(text),
        by=person,
        at=now,
    )


@transaction.atomic
def answer(words: UUID, question: int, choice: str, *, now: datetime, until: date | None) -> bool:
    """Keep the answer to one consent question, 1 to 4. True when it was the last.

    Raises OutOfOrder. `until` counts for question 4 only.
    """
    begun = Answering.objects.filter(words=words).exists()
    if question == 4 and not begun and newest_until(words) == (until,):
        return True  # the last form, sent twice
    row, _ = Answering.objects.select_for_update().get_or_create(words_id=words)
    so_far = [getattr(row, name) for name in QUESTIONS[:3]]
    answered = so_far.index(None) if None in so_far else 3
    if question > answered + 1:
        raise OutOfOrder(answered + 1)
    if question < 4:
        setattr(row, QUESTIONS[question - 1], choice)
        row.save()
        return False
    answers = domain.Consent(
        domain.Readers(row.readers or "me"),
        domain.Quoting(row.quoting or "no"),
        domain.Counting(row.counting or "no"),
        until,
    )
    record(words, answers, now=now)
    row.delete()
    return True


def newest_until(words: UUID) -> tuple[date | None] | None:
    """The day in the newest consent of these words, in a tuple; None where there is no consent."""
    row = Consent.objects.filter(words=words).order_by("-number").first()
    return (row.until,) if row else None


def record(words: UUID, answers: domain.Consent, *, now: datetime) -> None:
    number = Consent.objects.filter(words=words).count() + 1
    Consent.objects.create(
        words_id=words,
        number=number,
        readers=answers.readers,
        quoting=answers.quoting,
        counting=answers.counting,
        until=answers.until,
        at=now,
    )


@transaction.atomic
def quote(
    words: UUID,
    sentence: str,
    whole: str,
    *,
    place_kind: Place,
    place: UUID,
    title: str,
    path: str,
    by: UUID,
    group: UUID,
    now: datetime,
) -> None:
    """Put a cut of some words in a place. Raises NotAllowed with the reason.

    `sentence` must stand in `whole`, letter for letter: a cut may leave out, never change.
    """
    row = Words.objects.select_for_update().filter(pk=words, group=group).first()
    if row is None:
        raise NotAllowed("Choose a story of this group.")
    said = allows(newest_consents([row])[row.id], domain.Use.QUOTE, now.date())
    if isinstance(said, No):
        raise NotAllowed(said.why)
    start = whole.find(sentence)
    if not sentence or start < 0:
        raise NotAllowed("A quote is the teller’s exact words. Copy them from the story.")
    end = start + len(sentence)
    if Use.objects.filter(words=row, place=place, start=start, end=end, ended_at=None).exists():
        return
    Use.objects.create(
        words=row,
        place_kind=place_kind,
        place=place,
        title=title,
        path=path,
        start=start,
        end=end,
        by=by,
        at=now,
    )
    ledger.write(f"quoted words in a {place_kind}", by=by, about=words, now=now, chain=group)


@transaction.atomic
def carry_over(
    source: UUID, *, place_kind: Place, place: UUID, title: str, path: str, by: UUID, now: datetime
) -> None:
    """Quotes of one place go on to another, where consent still says yes today."""
    uses = list(Use.objects.filter(place=source, ended_at=None).select_related("words"))
    consents = newest_consents([use.words for use in uses])
    for use in uses:
        if isinstance(allows(consents[use.words_id], domain.Use.QUOTE, now.date()), No):
            continue
        Use.objects.create(
            words=use.words,
            place_kind=place_kind,
            place=place,
            title=title,
            path=path,
            start=use.start,
            end=use.end,
            by=by,
            at=now,
        )
        chain = use.words.group_id
        ledger.write(
            f"quoted words in a {place_kind}", by=by, about=use.words_id, now=now, chain=chain
        )


@transaction.atomic
def take_out(use: UUID, *, place: UUID, by: UUID, group: UUID, now: datetime) -> None:
    """The hosts take a quote out of a place. The teller sees that it ended."""
    standing = Use.objects.filter(pk=use, place=place, ended_at=None)
    if standing.update(ended_at=now, ended_why=TAKEN_OUT):
        ledger.write("took a quote out", by=by, about=use, now=now, chain=group)


def take_back(words: UUID, *, by: UUID, now: datetime) -> None:
    """Take words back, everywhere. Doing it twice is doing it once.

    The key goes first: from that line on nobody can read them, whatever fails after it.
    What is left half done is finished by the job that `finish_taking_back` does at night.
    """
    row = Words.objects.get(pk=words)
    sealing.destroy([row.key])
    mark_taken_back([words], now=now, by=by)


@transaction.atomic
def mark_taken_back(words: Iterable[UUID], *, now: datetime, by: UUID | None) -> None:
    """Everything after the key: the bytes, the uses, the ledger, and the disk's own copies."""
    rows = Words.objects.select_for_update().filter(pk__in=list(words), taken_back_at=None)
    found = list(rows.order_by("pk"))
    for row in found:
        row.sealed, row.taken_back_at = b"", now
        row.save(update_fields=["sealed", "taken_back_at"])
        Use.objects.filter(words=row, ended_at=None).update(ended_at=now, ended_why=TAKEN_BACK)
        Answering.objects.filter(words=row).delete()
        ledger.write("took words back", by=by, about=row.id, now=now, chain=row.group_id)
    if found:
        jobs.leave("wipe", about=None, due=now)


def forget_room_words(words: Iterable[UUID], *, now: datetime) -> None:
    """What was said in a room is destroyed, key first, row and all."""
    rows = Words.objects.filter(pk__in=list(words)).exclude(kind=Kind.STORY)
    sealing.destroy(rows.values_list("key", flat=True))
    if rows.delete()[0]:
        jobs.leave("wipe", about=None, due=now)
