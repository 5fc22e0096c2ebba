from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alongside.campaigns import emails
from alongside.campaigns.queries import sent, waiting_for_reply
from alongside.core import outbox
from alongside.groups.queries import addresses_of_hosts


@transaction.atomic
def remind_of_reply(letter: UUID, *, now: datetime) -> None:
    """Tell the hosts, never the recipient, that the day has come."""
    found = waiting_for_reply(letter)
    if found is None:
        return
    link = f"{settings.HERE}/g/{found.group_slug}/letters/{letter}"
    for address in addresses_of_hosts(found.group):
        outbox.post(address, *emails.reply_is_due(found.title, link), now=now)


@transaction.atomic
def tell_recipient(letter: UUID, *, now: datetime) -> None:
    """Somebody took words back that a sent letter quotes, and wants its recipient to hear of it.

    Where the letter went by hand we have no address: the hosts are asked to tell them by hand.
    """
    found = sent(letter)
    if found is None:
        return
    page = f"{settings.HERE}/letters/{found.slug}"
    if found.to:
        outbox.post(found.to, *emails.words_taken_back(found.title, page), now=now)
        return
    inside = f"{settings.HERE}/g/{found.group_slug}/letters/{letter}"
    for address in addresses_of_hosts(found.group):
        outbox.post(address, *emails.please_tell(found.title, inside), now=now)
