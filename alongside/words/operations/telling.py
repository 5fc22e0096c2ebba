from datetime import datetime
from uuid import UUID, uuid4

from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.words.domain.kinds import Kind
from alongside.words.models import Words


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
            "told_on": localdate(now),
        },
    )
    if not made:
        sealing.destroy([sealed.key])
    return row
