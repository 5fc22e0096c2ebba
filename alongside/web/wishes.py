"""What somebody wished for their words comes into force: the contexts say what is published."""

from datetime import datetime
from uuid import UUID

from alongside.campaigns import queries as campaigns
from alongside.evidence import queries as evidence
from alongside.words.operations.wishes import carry_out
from alongside.words.queries import collections, places_of


def carry_out_wish(person: UUID | None, *, now: datetime) -> None:
    if person is not None:
        places = places_of(person)
        published = evidence.published(places) | campaigns.published(places)
        carry_out(person, published=published | collections(places), now=now)
