from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger
from alongside.words.domain.kinds import Recipient as Kind
from alongside.words.models import HandOver, Recipient
from alongside.words.operations.giving import end_hand_over


@transaction.atomic
def add_recipient(
    kind: Kind,
    name: str,
    what_for: str,
    *,
    id: UUID,  # noqa: A002
    group: UUID,
    by: UUID,
    now: datetime,
) -> None:
    """Put somebody on the list of whom words may be given to. That gives them nothing yet:
    each person says yes or no for their own words. The same form twice is one recipient."""
    if Recipient.objects.filter(pk=id).exists():
        return
    row = Recipient.objects.create(
        pk=id, group_id=group, kind=kind, name=name, what_for=what_for, added_at=now
    )
    ledger.write("added a recipient", by=by, about=row.id, now=now, chain=group)


@transaction.atomic
def remove_recipient(recipient: UUID, *, group: UUID, by: UUID, now: datetime) -> None:
    """Off the list nothing more is given to them, whatever was allowed: links that they have end.
    Back on it, they are new: every yes is asked again."""
    standing = Recipient.objects.filter(pk=recipient, group=group, removed_at=None)
    if standing.update(removed_at=now):
        ledger.write("took a recipient off", by=by, about=recipient, now=now, chain=group)
        for row in HandOver.objects.filter(recipient=recipient, ended_at=None).order_by("pk"):
            end_hand_over(row.id, group=group, by=by, now=now)
