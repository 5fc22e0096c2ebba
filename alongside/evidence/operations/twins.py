"""Write the Easy Read twin of a longer text, sentence by sentence, and publish it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.evidence.domain import easy_read
from alongside.evidence.domain.easy_read import Pair
from alongside.evidence.models import Twin
from alongside.evidence.operations import Refused

EMPTY = "There is no sentence yet. Write one first."
WHO = "Say who checked these words."


def changed(place: UUID, group: UUID, change: Callable[[list[Pair]], list[Pair]]) -> None:
    """What the hosts work on becomes what `change` makes of it. Everybody reads the old one."""
    with transaction.atomic():
        Twin.objects.get_or_create(place=place, defaults={"group_id": group})
        row = Twin.objects.select_for_update().get(place=place, group=group)
        row.pairs = easy_read.as_kept(change(easy_read.of_kept(row.pairs)))
        row.save(update_fields=["pairs"])


def put(place: UUID, pair: Pair, *, group: UUID) -> None:
    """Add a pair, or change the one with its number. The same form sent twice is one pair.

    Raises easy_read.NotEasy.
    """
    changed(place, group, lambda pairs: easy_read.put(pairs, pair))


def earlier(place: UUID, pair: UUID, *, group: UUID) -> None:
    changed(place, group, lambda pairs: easy_read.earlier(pairs, str(pair)))


def take_out(place: UUID, pair: UUID, *, group: UUID) -> None:
    changed(place, group, lambda pairs: easy_read.without(pairs, str(pair)))


@transaction.atomic
def publish(
    place: UUID, *, checked_by: str, of_version: int, group: UUID, by: UUID, now: datetime
) -> None:
    """Everybody reads it from now on, as the twin of that version. Raises Refused."""
    row = Twin.objects.select_for_update().filter(place=place, group=group).first()
    if row is None or not row.pairs:
        raise Refused(EMPTY)
    if not checked_by.strip():
        raise Refused(WHO)
    row.shown, row.checked_by, row.of_version = row.pairs, checked_by.strip(), of_version
    row.published_on = localdate(now)
    row.save()
    ledger.write("published an Easy Read twin", by=by, about=place, now=now, chain=group)
