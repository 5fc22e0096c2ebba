"""Suggestions: for who suggests them, and for who told the words and answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.groups.access import Standing
from alongside.words.access.beside import beside
from alongside.words.access.mine import Mine
from alongside.words.access.stories import may_read
from alongside.words.access.where import Where
from alongside.words.domain.compare import Stretch, compare
from alongside.words.domain.kinds import Kind, What
from alongside.words.domain.retelling import carried
from alongside.words.domain.suggesting import HEARD, TOLD, State
from alongside.words.models import Consent, Suggestion, Use, Words, newest_consents


@dataclass(frozen=True, slots=True)
class Helped:
    """Words that somebody may suggest changes to. `version` is the key of what they see."""

    id: UUID
    text: str
    note: str
    version: UUID
    own: bool
    waiting: str | None  # what they suggested before and what is not answered yet


def to_help(standing: Standing, words_id: UUID, today: date) -> Helped:
    """Words of this group that this person may suggest changes to. Raises Http404.

    A host may where consent lets the group read; another member where the teller asked for help;
    who told them may always.
    """
    row = Words.objects.filter(
        pk=words_id, group=standing.group, kind=Kind.STORY, taken_back_at=None
    ).first()
    if row is None:
        raise Http404
    own = row.person_id == standing.person or is_told_by(row, standing.person)
    reads = may_read(row, newest_consents([row])[row.id], standing.group, today)
    text = sealing.unseal(row.key, bytes(row.sealed))
    if text is None or not (own or (reads and (standing.runs or row.wants_help))):
        raise Http404
    waits = Suggestion.objects.filter(words=row, by=standing.person, state=State.WAITS).first()
    before = sealing.unseal(waits.key, bytes(waits.sealed)) if waits else None
    note = beside([row.id], What.NOTE).get(row.id, "")
    return Helped(row.id, text, note, row.key, own, before)


def is_told_by(row: Words, person: UUID) -> bool:
    return Consent.objects.filter(words=row, person=person).exists()


@dataclass(frozen=True, slots=True)
class Suggested:
    """What somebody suggested: nothing of the words, only what became of it."""

    id: UUID
    on: date
    waits: bool
    heard: str


def my_suggestions(standing: Standing) -> list[Suggested]:
    """What this person suggested in this group, newest first."""
    rows = Suggestion.objects.filter(by=standing.person, words__group=standing.group)
    found = rows.exclude(words__person=standing.person).order_by("-at", "pk")[:50]
    return [
        Suggested(row.id, localdate(row.at), row.state == State.WAITS, HEARD[State(row.state)])
        for row in found
    ]


def suggested_by(person: UUID) -> list[dict[str, str]]:
    """What this person suggested, for a copy of their own things: nothing of anybody's words."""
    rows = Suggestion.objects.filter(by=person).exclude(words__person=person).order_by("-at", "pk")
    return [
        {"on": localdate(row.at).isoformat(), "became": HEARD[State(row.state)]} for row in rows
    ]


def waiting_for(words: Iterable[UUID], person: UUID) -> dict[UUID, int]:
    """How many suggestions wait for this teller, by words."""
    rows = Suggestion.objects.filter(words__in=list(words), state=State.WAITS)
    found = [row for row in rows if str(person) not in row.said_yes]
    return {row.words_id: sum(one.words_id == row.words_id for one in found) for row in found}


@dataclass(frozen=True, slots=True)
class Waits:
    """That somebody suggests something, without its text."""

    id: UUID
    by: str
    own: bool
    said_yes: bool


def waiting_notes(words: UUID, person: UUID) -> list[Waits]:
    """For somebody who was let in to their own words. Asks once."""
    rows = Suggestion.objects.filter(words=words, state=State.WAITS).select_related("by")
    return [
        Waits(row.id, row.by.name, row.by_id == person, str(person) in row.said_yes)
        for row in rows.order_by("at", "pk")
    ]


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A suggestion as the teller sees it. `late` where their words changed since."""

    id: UUID
    by: str
    own: bool
    late: bool
    said_yes: bool
    stretches: list[Stretch]
    ends: list[Where]  # places that could not show their cut any more

    @property
    def changes(self) -> list[Stretch]:
        return [one for one in self.stretches if one.out or one.new]


def suggestions_to(mine: Mine, person: UUID) -> list[ToAnswer]:
    """Those that wait, for somebody who was let in to their own words."""
    rows = list(
        Suggestion.objects.filter(words=mine.id, state=State.WAITS)
        .select_related("by", "words")
        .order_by("at", "pk")
    )
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    uses = list(Use.objects.filter(words=mine.id, ended_at=None)) if rows else []
    before = mine.text or ""
    return [
        ToAnswer(
            row.id,
            row.by.name,
            row.by_id == person,
            row.version != row.words.key,
            str(person) in row.said_yes,
            compare(before, texts[row.key]),
            ends(mine, uses, before, texts[row.key]),
        )
        for row in rows
        if row.key in texts
    ]


def ends(mine: Mine, uses: list[Use], before: str, after: str) -> list[Where]:
    over = {use.id for use in uses if carried(use.place_kind, use.cut, before, after) is None}
    return [where for where in mine.standing if where.id in over]


def suggestion_to(mine: Mine, person: UUID, suggestion_id: UUID) -> list[ToAnswer] | str:
    """One of them, and after it the others that wait: a yes to one ends them. A sentence where it
    was answered before. Raises Http404."""
    found = suggestions_to(mine, person)
    if any(one.id == suggestion_id for one in found):
        return sorted(found, key=lambda one: one.id != suggestion_id)
    row = Suggestion.objects.filter(pk=suggestion_id, words=mine.id).first()
    if row is None:
        raise Http404
    return TOLD.get(State(row.state), TOLD[State.GONE])
