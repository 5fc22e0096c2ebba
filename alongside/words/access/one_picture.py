"""The door to one picture: open to whoever may read the words it stands beside, and nobody else."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.groups.access import reads_in
from alongside.people.access import Person
from alongside.words.access.showings import has_opened
from alongside.words.access.stories import may_read
from alongside.words.models import Consent, Picture, SharedWith, Words, newest_consents

R = Relationship


@dataclass(frozen=True, slots=True)
class PictureFile:
    kind: str
    content: bytes


def picture(person: Person | None, words_id: UUID, picture_id: UUID, today: date) -> PictureFile:
    """One picture, for who told the words or may read them now. Raises Http404."""
    row = Words.objects.filter(pk=words_id, taken_back_at=None).first()
    let_in(Permission.SEE_PICTURES, standing(person, row, today))
    found = Picture.objects.filter(pk=picture_id, words=words_id).first()
    content = sealing.unseal_bytes({found.key: bytes(found.sealed)}) if found else {}
    if found is None or found.key not in content:
        raise Http404
    return PictureFile(found.kind, content[found.key])


def standing(person: Person | None, row: Words | None, today: date) -> set[Relationship]:
    """How somebody stands to some words: their teller, the one person to whom they were shown
    and who opened them, or a member of a group that reads them."""
    if person is None or row is None:
        return set()
    if row.person_id == person.id or Consent.objects.filter(words=row, person=person).exists():
        return {R.OWN}
    if has_opened(person, row, today):
        return {R.OWN}
    shared = SharedWith.objects.filter(words=row).values_list("group", flat=True)
    consent = newest_consents([row])[row.id]
    groups = reads_in(person, {row.group_id, *shared})
    return {R.MEMBER} if any(may_read(row, consent, each, today) for each in groups) else set()
