"""Words that one person shows to one other: what the other may open, and what the teller sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.formats import date_format

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.groups.access import Standing, reads_in
from alongside.people.access import Person
from alongside.people.queries import names_of
from alongside.words.access.beside import beside
from alongside.words.access.pictures import Picture, pictures_of
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Use, together
from alongside.words.domain.kinds import What
from alongside.words.models import Showing, Words, newest_rows


@dataclass(frozen=True, slots=True)
class ToMe:
    """What stands outside of words that were shown to me: the words are not in it."""

    id: UUID
    words: UUID
    slug: str
    group_name: str
    name: str  # empty where nobody may know who said them
    note: str


@dataclass(frozen=True, slots=True)
class Opened:
    cover: ToMe
    text: str
    pictures: list[Picture]


@dataclass(frozen=True, slots=True)
class ByMe:
    """One showing, as who shows it sees it."""

    id: UUID
    name: str
    opened: list[str]  # days in words; months of hidden words


def shown_to_me(standing: Standing, today: date) -> list[ToMe]:
    """What people of this group show to this person alone. The door to it was opened before."""
    rows = Showing.objects.filter(to=standing.person, words__group=standing.group, ended_at=None)
    return covers(list(rows.select_related("words__group").order_by("pk")), today)


def cover(person: Person | None, showing_id: UUID, today: date) -> ToMe:
    """One of them. Raises Http404, also for everybody else and after it ended."""
    rows = Showing.objects.filter(pk=showing_id, to=person, ended_at=None) if person else None
    found = list(rows.select_related("words__group")) if rows is not None else []
    here = [row for row in found if person and reads_in(person, {row.words.group_id})]
    shown = covers(here, today)
    let_in(Permission.READ_SHOWN_TO_ME, {Relationship.OWN} if shown else set())
    return shown[0]


def words_shown(shown: ToMe) -> Opened:
    """The words themselves, after the line in the ledger. Raises Http404 where they have gone."""
    row = Words.objects.get(pk=shown.words)
    text = sealing.unseal(row.key, bytes(row.sealed))
    if text is None:
        raise Http404
    return Opened(shown, text, pictures_of([row.id]).get(row.id, []))


def has_opened(person: Person, row: Words, today: date) -> bool:
    """Was this shown to them alone, and did they open it this month or today?"""
    rows = list(Showing.objects.filter(words=row, to=person, ended_at=None))
    day = f"{today:%Y-%m}" if row.hidden else today.isoformat()
    seen = any(day in showing.opened_on for showing in rows)
    here = seen and bool(reads_in(person, {row.group_id}))
    return here and row.id in allowed([row], person.id, today)


def covers(showings: list[Showing], today: date) -> list[ToMe]:
    if not showings:
        return []
    rows = {showing.words_id: showing.words for showing in showings}
    yes = allowed(rows.values(), showings[0].to_id, today)
    names = names_of(row.person_id for row in rows.values() if row.person_id)
    notes = beside(yes, What.NOTE)
    first = {showing.words_id: showing for showing in reversed(showings)}  # one of two tellers' own
    return [
        ToMe(
            showing.id,
            row.id,
            row.group.slug,
            row.group.name,
            "" if row.hidden or row.person_id is None else names.get(row.person_id, ""),
            notes.get(row.id, ""),
        )
        for row in rows.values()
        if row.id in yes
        for showing in (first[row.id],)
    ]


def allowed(words: Iterable[Words], to: UUID, today: date) -> set[UUID]:
    """Those of these words that everybody who tells them shows to this person."""
    rows = list(words)
    answers = newest_rows(rows)
    shown: dict[UUID, dict[UUID, Showing]] = {row.id: {} for row in rows}
    for showing in Showing.objects.filter(words__in=shown, to=to, ended_at=None):
        shown[showing.words_id][showing.person_id] = showing
    found = set()
    for row in rows:
        tellers = {row.person_id, *answers[row.id]}
        back = row.taken_back_at is not None
        each = [
            shown[row.id][who].as_domain(answers[row.id].get(who), taken_back=back)
            if who in shown[row.id]
            else None
            for who in tellers
        ]
        if is_allowed(together(each), Use.READ_ALONE, today, to):
            found.add(row.id)
    return found


def shown_by_me(person: Person, words: UUID) -> list[ByMe]:
    """To whom this person shows some words of theirs. They were let in to them before."""
    rows = Showing.objects.filter(words=words, person=person, ended_at=None).select_related("to")
    return [
        ByMe(row.id, row.to.name, [in_words(day) for day in row.opened_on])
        for row in rows.order_by("at", "pk")
    ]


def shown_of(person: Person) -> dict[UUID, list[dict[str, object]]]:
    """To whom this person shows each of their words, for a copy of their own things."""
    found: dict[UUID, list[dict[str, object]]] = {}
    rows = Showing.objects.filter(person=person, ended_at=None).select_related("to")
    for row in rows.order_by("at", "pk"):
        one: dict[str, object] = {"name": row.to.name, "opened": list(row.opened_on)}
        found.setdefault(row.words_id, []).append(one)
    return found


def in_words(day: str) -> str:
    """A day as it is kept, or a month, as a page says it."""
    if len(day) == len("2026-11"):
        return date_format(date.fromisoformat(f"{day}-01"), "F Y")
    return date_format(date.fromisoformat(day), "j F Y")
