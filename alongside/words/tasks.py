from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from alongside.core import outbox
from alongside.words.emails import cut_waits, given_words_taken_back
from alongside.words.operations.giving import end_in_time
from alongside.words.operations.taking_back import mark_taken_back
from alongside.words.queries import asked_to_look, given_to, without_keys


def finish_taking_back(*, now: datetime) -> None:
    """A taking back that stopped after its key was destroyed is finished here."""
    mark_taken_back(without_keys(), now=now, by=None)


@transaction.atomic
def ask_to_look(use: UUID | None, *, now: datetime) -> None:
    """Mail those who want to see a cut before anybody else does, while it still waits for them."""
    if use is not None:
        for words, address in asked_to_look(use):
            outbox.post(address, *cut_waits(f"{settings.HERE}/words/{words}/#look"), now=now)


def end_hand_over(hand_over: UUID | None, *, now: datetime) -> None:
    """The day after its last one."""
    if hand_over is not None:
        end_in_time(hand_over, now=now)


@transaction.atomic
def tell_given_to(hand_over: UUID | None, *, now: datetime) -> None:
    """Mail a recipient who has a copy that words in it were taken back: never whose, nor which."""
    if hand_over is not None and (found := given_to(hand_over)) is not None:
        address, group = found
        outbox.post(address, *given_words_taken_back(group), now=now)
