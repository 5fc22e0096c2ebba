"""Make and stop the address of a person's own calendar."""

import secrets
from datetime import date
from uuid import UUID

from django.db import transaction

from alongside.core.links import hashed
from alongside.gatherings.models import CalendarLink
from alongside.gatherings.operations.planning import NotNow

MOST = 5


@transaction.atomic
def make_link(person: UUID, *, real: bool, today: date) -> str:
    """The secret of a new link, which is kept nowhere. Raises NotNow for one too many."""
    if CalendarLink.objects.filter(person=person).count() >= MOST:
        raise NotNow(f"You have {MOST} links. Stop one first.")
    secret = secrets.token_urlsafe(24)
    CalendarLink.objects.create(person_id=person, secret=hashed(secret), real=real, made_on=today)
    return secret


def stop_link(link: UUID, person: UUID) -> None:
    """From now on nobody reads the calendar by it."""
    CalendarLink.objects.filter(pk=link, person=person).delete()


def stop_all(person: UUID) -> None:
    CalendarLink.objects.filter(person=person).delete()
