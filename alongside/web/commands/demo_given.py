"""The demo's list of recipients, and one story that was given to one of them."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.utils.timezone import localdate

from alongside.words import emails
from alongside.words.domain.answers import HowCounted
from alongside.words.domain.consent import Counting
from alongside.words.domain.kinds import Recipient
from alongside.words.domain.thinking import in_months
from alongside.words.operations.consents import answer
from alongside.words.operations.giving import give
from alongside.words.operations.recipients import add_recipient


def give_a_story(group: UUID, who: dict[str, UUID], story: UUID, at: datetime) -> None:
    """A member says that an inquiry may have their story, and the host gives it to them."""
    inquiry, host = uuid4(), who["host"]
    what_for = "They ask how the nights are in Brackwater, and write what must change."
    add_recipient(
        Recipient.INQUIRY,
        "The Night Care Inquiry",
        what_for,
        id=inquiry,
        group=group,
        by=host,
        now=at,
    )
    said = HowCounted(Counting.COUNT, frozenset({inquiry}))
    answer(story, said, person=who["member"], now=at)
    give(
        inquiry,
        to="inquiry@demo.invalid",
        until=in_months(localdate(at), 1),
        site=settings.HERE,
        mail=emails.given,
        id=uuid4(),
        group=group,
        by=host,
        now=at,
    )
