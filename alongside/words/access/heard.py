"""What was said in a room or told to a table, for the people who are in it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from alongside.core import sealing
from alongside.words.access.stories import is_allowed
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.kinds import Place
from alongside.words.models import Use, Words, newest_consents


def told_to_table(place: UUID, today: date) -> list[str]:
    """What people told those at the table of a panel, in no order that tells who. No names."""
    uses = Use.objects.filter(place=place, place_kind=Place.PANEL, ended_at=None)
    rows = list(Words.objects.filter(pk__in=uses.values("words")).order_by("pk"))
    consents = newest_consents(rows)
    yes = [row for row in rows if is_allowed(consents[row.id], Asked.READ_AT_TABLE, today)]
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in yes})
    return [texts[row.key] for row in yes if row.key in texts]


def said_in_room(words: Iterable[UUID], today: date) -> dict[UUID, str]:
    """Texts of what was said in a room that somebody was let in to, by words."""
    rows = list(Words.objects.filter(pk__in=list(words), taken_back_at=None).order_by("pk"))
    consents = newest_consents(rows)
    heard = [row for row in rows if is_allowed(consents[row.id], Asked.READ_IN_ROOM, today)]
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in heard})
    return {row.id: texts[row.key] for row in heard if row.key in texts}
