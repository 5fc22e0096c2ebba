from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime

from alongside.core import outbox
from alongside.people.queries import address_of
from alongside.words.emails import cut_waits, decide_wish, given_words_taken_back, said_died
from alongside.words.operations.giving import end_in_time
from alongside.words.operations.taking_back import forget_without_keys, mark_taken_back
from alongside.words.operations.wishes import due_of
from alongside.words.queries import asked_to_look, given_to, who_decides, without_keys


def finish_taking_back(*, now: datetime) -> None:
    """A taking back that stopped after its key was destroyed is finished here."""
    found = without_keys()
    mark_taken_back(found.values(), keys=found, now=now, by=None)
    forget_without_keys()


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


@transaction.atomic
def ask_if_here(person: UUID | None, *, now: datetime) -> None:
    """Tell a person that two people said they died: also one who rests must hear this."""
    if person is None or (due := due_of(person)) is None:
        return
    if address := address_of(person):
        day = date_format(localtime(due), "j F Y")
        outbox.post(address, *said_died(f"{settings.HERE}/me/here", day), now=now)


@transaction.atomic
def ask_to_decide(person: UUID | None, *, now: datetime) -> None:
    """Tell whom a person named that they may decide now."""
    named = who_decides(person) if person else None
    if named and (address := address_of(named)):
        outbox.post(address, *decide_wish(f"{settings.HERE}/me/wish/{person}"), now=now)
