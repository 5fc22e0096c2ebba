"""Words of members that are coded: what may be read and counted today, read where they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.people.access import Person
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Consent, Use
from alongside.words.domain.kinds import Kind, Place
from alongside.words.models import Consent as ConsentRow
from alongside.words.models import Use as UseRow
from alongside.words.models import Words, as_consents, newest_rows


@dataclass(frozen=True, slots=True)
class Standing:
    """Words that stand in a coding and may be read and counted today. No text is in it."""

    id: UUID
    key: UUID  # tells one version from the next
    sealed: bytes


def in_coding(place: UUID, today: date, only: Iterable[UUID] | None = None) -> dict[UUID, Standing]:
    """By words. Asks the database three times. The door to the coding was opened before."""
    uses = UseRow.objects.filter(place=place, place_kind=Place.CODING, ended_at=None)
    if only is not None:
        uses = uses.filter(words__in=list(only))
    rows = [use.words for use in uses.select_related("words").order_by("pk")]
    return {
        row.id: Standing(row.id, row.key, bytes(row.sealed)) for row in may_be_coded(rows, today)
    }


def my_coded(person: Person | None, words_id: UUID) -> Standing:
    """Words that this person told, alone or with another, as they stand now; whatever they allow,
    they are theirs. Raises Http404, also for everybody else."""
    if person is None:
        raise Http404
    mine = Q(person=person) | Q(pk__in=ConsentRow.objects.filter(person=person).values("words"))
    row = Words.objects.filter(mine, pk=words_id, taken_back_at=None).first()
    let_in(Permission.DECIDE_ABOUT_MY_WORDS, {Relationship.OWN} if row else set())
    if row is None:
        raise Http404
    return Standing(row.id, row.key, bytes(row.sealed))


def may_be_coded(rows: list[Words], today: date) -> list[Words]:
    """Coders are members, who read what their group reads; what is coded is counted. So both are
    asked, and silence is no. An answer to a call is read where it is published and nowhere else.
    Of somebody at risk nothing is: nobody may know that they said anything."""
    open_rows = [row for row in rows if not row.hidden and row.taken_back_at is None]
    consents = as_consents(open_rows, newest_rows(open_rows))
    answers = [row.pk for row in open_rows if row.kind == Kind.ANSWER]
    published = UseRow.objects.filter(words__in=answers, place_kind=Place.CALL, ended_at=None)
    read_by_all = set(published.values_list("words", flat=True)) if answers else set()
    return [
        row
        for row in open_rows
        if is_allowed(consents[row.id], Use.COUNT, today)
        and may_be_read(row, consents[row.id], row.id in read_by_all, today)
    ]


def may_be_read(row: Words, consent: Consent | None, published: bool, today: date) -> bool:
    if row.kind == Kind.ANSWER:
        return published and is_allowed(consent, Use.PUBLISH_IN_CALL, today)
    return row.kind == Kind.STORY and is_allowed(consent, Use.READ_IN_GROUP, today, row.group_id)


def texts(found: Iterable[Standing]) -> dict[UUID, str]:
    """By words. A key that was destroyed meanwhile is missing."""
    here = list(found)
    opened = sealing.unseal_many({one.key: one.sealed for one in here})
    return {one.id: opened[one.key] for one in here if one.key in opened}
