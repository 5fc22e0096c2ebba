from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alongside.core import outbox
from alongside.words.emails import cut_waits
from alongside.words.operations.taking_back import forget_without_keys, mark_taken_back
from alongside.words.queries import asked_to_look, without_keys


def finish_taking_back(*, now: datetime) -> None:
    """A taking back that stopped after its key was destroyed is finished here."""
    mark_taken_back(without_keys(), now=now, by=None)
    forget_without_keys()


@transaction.atomic
def ask_to_look(use: UUID | None, *, now: datetime) -> None:
    """Mail those who want to see a cut before anybody else does, while it still waits for them."""
    if use is not None:
        for words, address in asked_to_look(use):
            outbox.post(address, *cut_waits(f"{settings.HERE}/words/{words}/#look"), now=now)
