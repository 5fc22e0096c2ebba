"""Editing is a conversation: somebody suggests, and only who told the words changes them."""

from collections.abc import Set
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, ledger, sealing
from alongside.words.domain.kinds import Ended
from alongside.words.domain.retelling import carried
from alongside.words.domain.suggesting import State
from alongside.words.models import Consent, Suggestion, Use, Words
from alongside.words.operations.consents import kept_at, note_down


@transaction.atomic
def ask_for_help(words: UUID, *, wanted: bool, person: UUID, now: datetime) -> None:
    """May whoever reads these words in their group suggest changes? At first only hosts may."""
    row = Words.objects.select_for_update().get(pk=words)
    if row.taken_back_at is None and row.wants_help != wanted:
        row.wants_help = wanted
        row.save(update_fields=["wants_help"])
        note_down(row, "asked for help" if wanted else "asked for no more help", person, now)


@transaction.atomic
def suggest(
    words: UUID,
    text: str,
    *,
    version: UUID,
    id: UUID,  # noqa: A002
    by: UUID,
    now: datetime,
) -> State:
    """Keep other words beside the teller's own; nothing of theirs changes.

    A second one of the same person takes the place of the first. The same form twice is one.
    `version` is the key of the words that it was written for; LATE where they changed meanwhile.
    """
    row = Words.objects.select_for_update().get(pk=words)
    if row.taken_back_at is not None or row.person_id is None:
        return State.GONE
    if row.key != version:
        return State.LATE
    if Suggestion.objects.filter(pk=id).exists():
        return State.WAITS
    for before in Suggestion.objects.filter(words=words, by=by, state=State.WAITS):
        close(before, State.BACK)
    sealed = sealing.seal(text, row.person_id)
    Suggestion.objects.create(
        pk=id,
        words=row,
        by_id=by,
        version=version,
        key=sealed.key,
        sealed=sealed.bytes,
        at=kept_at(row, now),
    )
    at = kept_at(row, now)
    ledger.write("suggested a change", by=by, about=words, now=at, chain=row.group_id)
    return State.WAITS


@transaction.atomic
def take_suggestion_back(suggestion: UUID, *, by: UUID) -> None:
    """Who suggested it thinks otherwise. A second press finds nothing."""
    found = Suggestion.objects.select_for_update().filter(pk=suggestion, by=by, state=State.WAITS)
    for row in found:
        close(row, State.BACK)


class Unseen(Exception):
    """A yes would end another suggestion, which its teller has not seen."""


@transaction.atomic
def answer(suggestion: UUID, *, yes: bool, seen: Set[UUID], person: UUID, now: datetime) -> State:
    """One who told the words says yes or no. No reason. Yes counts once all of them say it.

    What was answered already stays so. A yes ends all others, so their teller must have `seen`
    them. Raises Unseen.
    """
    words = Suggestion.objects.values_list("words", flat=True).get(pk=suggestion)
    row = Words.objects.select_for_update().get(pk=words)
    waits = Suggestion.objects.select_for_update().get(pk=suggestion)
    if waits.state != State.WAITS:
        return State(waits.state)
    if waits.version != row.key:
        return close(waits, State.LATE)
    if not yes:
        note_down(row, "said no to a change", person, now)
        return close(waits, State.NO)
    others = Suggestion.objects.filter(words=row, state=State.WAITS).exclude(pk=suggestion)
    if not set(others.values_list("pk", flat=True)) <= seen:
        raise Unseen
    waits.said_yes = sorted({*waits.said_yes, str(person)})
    if not tellers_of(row) <= set(waits.said_yes):
        waits.save(update_fields=["said_yes"])
        return State.WAITS
    text = sealing.unseal(waits.key, bytes(waits.sealed))
    if text is None:
        return close(waits, State.GONE)
    close(waits, State.YES)
    retell(row, text, person=person, now=now)
    return State.YES


def tellers_of(row: Words) -> set[str]:
    """Ids, as text, of everybody who must say yes."""
    others = Consent.objects.filter(words=row).exclude(person=None)
    return {str(row.person_id), *(map(str, others.values_list("person", flat=True).distinct()))}


def retell(row: Words, text: str, *, person: UUID, now: datetime) -> None:
    """Other words in the place of these, under a new key. The old key goes once they are kept.

    A use goes on where its cut stands in the new words, letter for letter. Else it ends.
    """
    before = sealing.unseal(row.key, bytes(row.sealed))
    if row.person_id is None or before is None:
        return
    old, sealed = row.key, sealing.seal(text, row.person_id)
    row.key, row.sealed = sealed.key, sealed.bytes
    row.save(update_fields=["key", "sealed"])
    for use in Use.objects.select_for_update().filter(words=row, ended_at=None).order_by("pk"):
        carry(use, before, text, kept_at(row, now))
    close_all(row, State.LATE)
    note_down(row, "changed words", person, now)
    jobs.leave("wipe", about=None, due=now)
    transaction.on_commit(lambda: sealing.destroy([old]))


def carry(use: Use, before: str, after: str, now: datetime) -> None:
    cut = carried(use.place_kind, use.cut, before, after)
    if cut is None:
        use.ended_at, use.ended_why = now, Ended.CHANGED
    else:
        use.cut = [list(pair) for pair in cut]
    use.save(update_fields=["cut", "ended_at", "ended_why"])


def close_all(row: Words, state: State) -> None:
    for waits in Suggestion.objects.filter(words=row, state=State.WAITS):
        close(waits, state)


def close(waits: Suggestion, state: State) -> State:
    """Answered: its text goes, and only what became of it stays."""
    key = waits.key
    waits.state, waits.sealed, waits.said_yes = state, b"", []
    waits.save(update_fields=["state", "sealed", "said_yes"])
    transaction.on_commit(lambda: sealing.destroy([key]))
    return state
