"""Put words of members where they are coded: each with a use that its person sees."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.words.access.coded import may_be_coded
from alongside.words.domain.kinds import Kind, Place
from alongside.words.models import Use, Words


@dataclass(frozen=True, slots=True)
class Put:
    words: UUID
    version: UUID
    person: UUID


@transaction.atomic
def put_in_coding(
    place: UUID, title: str, path: Callable[[UUID], str], *, group: UUID, by: UUID, now: datetime
) -> list[Put]:
    """Every story and published answer of the group whose consent allows reading and counting.

    What was there before is not put in again: what its person or a host took out stays out.
    `path` leads a person from their words to how they were read. Doing it twice is doing it once.
    """
    before = Use.objects.filter(place=place, place_kind=Place.CODING).values("words")
    rows = Words.objects.select_for_update().filter(
        Q(kind=Kind.STORY) | Q(kind=Kind.ANSWER),
        group=group,
        taken_back_at=None,
        person__isnull=False,
    )
    found = may_be_coded(list(rows.exclude(pk__in=before).order_by("pk")), localdate(now))
    Use.objects.bulk_create(
        (
            Use(
                words=row,
                place_kind=Place.CODING,
                place=place,
                title=title,
                path=path(row.id),
                cut=[],
                by=by,
                at=now,
            )
            for row in found
        ),
        batch_size=200,
    )
    if found:
        ledger.write("put words in a coding", by=by, about=place, now=now, chain=group)
    return [Put(row.id, row.key, row.person_id) for row in found if row.person_id]
