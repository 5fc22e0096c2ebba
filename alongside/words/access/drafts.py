"""Stories that somebody has not finished. Only their teller opens them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.groups.access import Standing
from alongside.people.access import Person
from alongside.words.access.beside import beside
from alongside.words.domain.kinds import Kind, What
from alongside.words.domain.title import title_of
from alongside.words.models import Words


@dataclass(frozen=True, slots=True)
class Draft:
    id: UUID
    slug: str
    group_name: str
    text: str
    note: str
    hidden: bool
    window: UUID | None
    begun_on: date

    @property
    def title(self) -> str:
        return title_of(self.text)


def my_drafts(person: Person) -> list[Draft]:
    """Drafts of a person who was let in to their own things, newest first."""
    rows = Words.objects.filter(person=person, kind=Kind.DRAFT).select_related("group")
    return describe(list(rows.order_by("-told_on", "-pk")))


def my_draft(standing: Standing, words_id: UUID) -> Draft:
    """One draft, for its teller in its own group. Raises Http404."""
    rows = list(
        Words.objects.filter(
            pk=words_id, person=standing.person, group=standing.group, kind=Kind.DRAFT
        ).select_related("group")
    )
    found = describe(rows)
    if not found:
        raise Http404
    return found[0]


def own_draft(person: Person | None, words_id: UUID) -> Draft:
    """One draft, wherever its teller stands now: also after they left. Raises Http404."""
    rows = Words.objects.filter(pk=words_id, kind=Kind.DRAFT).select_related("group")
    found = describe(list(rows.filter(person=person))) if person else []
    let_in(Permission.DECIDE_ABOUT_MY_WORDS, {Relationship.OWN} if found else set())
    return found[0]


def describe(rows: list[Words]) -> list[Draft]:
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    notes = beside([row.id for row in rows], What.NOTE)
    return [
        Draft(
            row.id,
            row.group.slug,
            row.group.name,
            texts[row.key],
            notes.get(row.id, ""),
            row.hidden,
            row.window,
            row.told_on,
        )
        for row in rows
        if row.key in texts
    ]
