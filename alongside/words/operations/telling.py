"""A story on its way: a draft that only its teller opens, then words that are told."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import jobs, sealing
from alongside.words.domain.kinds import Kind, What
from alongside.words.models import Beside, Consent, Words
from alongside.words.queries import keys_of


class OtherWindow(Exception):
    """These words were saved from another window since this one saw them. `window` is that one."""

    def __init__(self, window: UUID) -> None:
        super().__init__(window)
        self.window = window


class ToldAlready(Exception):
    """These words are no draft any more: they were told, in this window or another one."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as its form has it. `note` is what a reader should know first.

    `window` is this form's own number, `saw` that of the window that wrote what it began with.
    """

    text: str
    note: str = ""
    hidden: bool = False  # it is not safe for people to know that this person said it
    window: UUID | None = None
    saw: UUID | None = None


def tell(
    text: str,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    group: UUID,
    now: datetime,
) -> UUID:
    """Keep a story that only its teller can read. Returns the number of the words."""
    return finish(Telling(text), id=id, person=person, group=group, now=now)


@transaction.atomic
def save_draft(
    told: Telling,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    group: UUID,
    now: datetime,
) -> UUID:
    """Keep a draft, and return its number. Raises OtherWindow or ToldAlready: nothing is kept."""
    return write(told, Kind.DRAFT, id=id, person=person, group=group, now=now).id


@transaction.atomic
def finish(
    told: Telling,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    group: UUID,
    now: datetime,
) -> UUID:
    """A draft becomes a story; the consent questions come next. Raises OtherWindow, ToldAlready.

    `id` is the form's own number: the same form sent twice is one story. So is a page that somebody
    went back to, where a browser put their words into a new form: as long as nobody reads them.
    """
    known = Words.objects.filter(pk=id).exists()
    if told.window and not known and (before := waiting_for_answers(told, person, group)):
        return before
    return write(told, Kind.STORY, id=id, person=person, group=group, now=now).id


@transaction.atomic
def throw_draft_away(words: UUID, *, person: UUID, now: datetime) -> None:
    """Key first, row and all. A second press finds nothing."""
    mine = Words.objects.select_for_update().filter(pk=words, person=person, kind=Kind.DRAFT)
    if (row := mine.first()) is None:
        return
    sealing.destroy(keys_of(row.id))
    row.delete()
    jobs.leave("wipe", about=None, due=now)


def write(
    told: Telling,
    kind: Kind,
    *,
    id: UUID,  # noqa: A002
    person: UUID,
    group: UUID,
    now: datetime,
) -> Words:
    """The row with this number, with these words in it while it is a draft.

    A number that somebody else's words have already is not theirs to meet; a new one is drawn.
    """
    row = Words.objects.select_for_update().filter(pk=id).first()
    if row is not None and row.person_id != person:
        id, row = uuid4(), None  # noqa: A001
    if row is None:
        row = keep(told.text, kind, id=id, person=person, group=group, now=now)
        return finished(row, told, kind, person=person, now=now)
    if row.kind != Kind.DRAFT:
        if not repeats(row, told, kind):
            raise ToldAlready
        return row
    if row.window not in (None, told.window, told.saw):
        raise OtherWindow(row.window)
    old, sealed = row.key, sealing.seal(told.text, person)
    row.key, row.sealed = sealed.key, sealed.bytes
    row = finished(row, told, kind, person=person, now=now)
    transaction.on_commit(lambda: sealing.destroy([old]))
    return row


def repeats(row: Words, told: Telling, kind: Kind) -> bool:
    """Is this only the same press once more, or a keeping that was on its way when it came?"""
    if row.window != told.window or row.taken_back_at is not None:
        return False
    return told.window is None or kind is Kind.DRAFT or same(row, told)


def same(row: Words, told: Telling) -> bool:
    """The same words, with the same note and the same care."""
    note = Beside.objects.filter(words=row, what=What.NOTE).first()
    kept = (
        sealing.unseal(row.key, bytes(row.sealed)),
        (sealing.unseal(note.key, bytes(note.sealed)) if note else "") or "",
        row.hidden,
    )
    return kept == (told.text, told.note, told.hidden)


def waiting_for_answers(told: Telling, person: UUID, group: UUID) -> UUID | None:
    """The same story, told before, whose four questions are not all answered."""
    answered = Consent.objects.filter(person=person, answered=4).values("words")
    told_before = Words.objects.filter(
        person=person, group=group, kind=Kind.STORY, taken_back_at=None
    )
    rows = told_before.exclude(pk__in=answered).order_by("-told_on", "pk")
    return next((row.id for row in rows if same(row, told)), None)


def finished(row: Words, told: Telling, kind: Kind, *, person: UUID, now: datetime) -> Words:
    row.kind, row.hidden, row.window = kind, told.hidden, told.window
    row.told_on = day_of(now, hidden=told.hidden)
    row.save()
    put_beside(row, What.NOTE, told.note, owner=person)
    return row


def day_of(now: datetime, *, hidden: bool) -> date:
    """The day as it is kept. Where nobody may know, the month is all there is."""
    return localdate(now).replace(day=1) if hidden else localdate(now)


def put_beside(row: Words, what: What, text: str, *, owner: UUID) -> None:
    """Seal something beside the words in the place of what was there; nothing where it is empty."""
    before = Beside.objects.filter(words=row, what=what).first()
    if before is not None:
        if sealing.unseal(before.key, bytes(before.sealed)) == text:
            return
        before.delete()
        old = before.key
        transaction.on_commit(lambda: sealing.destroy([old]))
    if text:
        sealed = sealing.seal(text, owner)
        Beside.objects.create(words=row, what=what, key=sealed.key, sealed=sealed.bytes)


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
            "told_on": localdate(now),
        },
    )
    if not made:
        sealing.destroy([sealed.key])
    return row
