"""What consent lets a group read."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from alongside.core import sealing
from alongside.groups.access import Standing
from alongside.words.access import folding, pictures
from alongside.words.access.beside import sealed_beside
from alongside.words.access.credits import NO_NAME, credits_of
from alongside.words.access.pictures import Picture
from alongside.words.domain.consent import Consent, No, Use, allows
from alongside.words.domain.folding import folds
from alongside.words.domain.genre import line_of
from alongside.words.domain.kinds import Kind, What
from alongside.words.models import SharedWith, Words, as_consents, newest_rows


@dataclass(frozen=True, slots=True)
class Story:
    """A story that its teller shared with the group."""

    id: UUID
    text: str
    may_quote: bool
    name: str
    from_group: str  # empty where it is the reader's own group
    note: str
    folded: bool  # this reader wants such things folded away
    about: str  # what it is and what others may do with it, where that is not plain
    pictures: list[Picture]
    may_suggest: bool


def group_stories(standing: Standing, today: date) -> list[Story]:
    """What consent lets this group read. The door to the group was opened before."""
    shared = SharedWith.objects.filter(group=standing.group).values("words")
    rows = list(
        Words.objects.filter(
            Q(group=standing.group) | Q(pk__in=shared), kind=Kind.STORY, taken_back_at=None
        ).select_related("person", "group")
    )
    answers = newest_rows(rows)
    consents = as_consents(rows, answers)
    open_to_us = [row for row in rows if may_read(row, consents[row.id], standing.group, today)]
    here = [row.id for row in open_to_us]
    beside, drawn = sealed_beside(here, What.NOTE), pictures.rows_of(here)
    listed = folding.row_of(standing.person)
    # All that is sealed is opened at once, so that the keys are asked once.
    sealed = {row.key: bytes(row.sealed) for row in open_to_us} | pictures.descriptions(drawn)
    sealed |= {row.key: bytes(row.sealed) for row in beside} | folding.sealed(listed)
    texts = sealing.unseal_many(sealed)
    names = credits_of(open_to_us, answers)
    notes = {row.words_id: texts[row.key] for row in beside if row.key in texts}
    shown = pictures.as_pictures(drawn, texts)
    things = folding.things(listed, texts)
    return sorted(
        (
            Story(
                row.id,
                texts[row.key],
                row.group_id == standing.group and is_allowed(consents[row.id], Use.QUOTE, today),
                names[row.id],
                "" if row.group_id == standing.group else row.group.name,
                notes.get(row.id, ""),
                folds(notes.get(row.id, ""), things),
                line_of(row.genre, row.licence, named=names[row.id] != NO_NAME),
                shown.get(row.id, []),
                row.group_id == standing.group and (standing.runs or row.wants_help),
            )
            for row in open_to_us
            if row.key in texts
        ),
        key=lambda story: str(story.id),  # random, so that the order tells nothing
    )


def may_read(row: Words, consent: Consent | None, group: UUID, today: date) -> bool:
    use = Use.READ_IN_GROUP if row.group_id == group else Use.READ_IN_ANOTHER
    return is_allowed(consent, use, today, group)


def is_allowed(consent: Consent | None, use: Use, today: date, to: UUID | None = None) -> bool:
    return not isinstance(allows(consent, use, today, to), No)
