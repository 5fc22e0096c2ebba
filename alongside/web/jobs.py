"""Which function does which job: the one place that looks from below upward."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore
from django.db import connections

from alongside.campaigns import queries as campaigns
from alongside.campaigns.tasks import remind_of_reply, tell_recipient
from alongside.care import queries as care
from alongside.core import epochs, jobs, limits, outbox, sealing
from alongside.evidence import queries as evidence
from alongside.evidence.operations import tell_all_attendance
from alongside.gatherings import queries as gatherings
from alongside.gatherings.operations import captions, invitations
from alongside.gatherings.operations.feedback import forget_feedback
from alongside.gatherings.operations.seats import forget_old_seats
from alongside.gatherings.operations.series import make_all_ahead
from alongside.gatherings.tasks import close_forgotten_room, remind
from alongside.people.operations import sweep
from alongside.web.wishes import carry_out_wish
from alongside.words import queries as words
from alongside.words.operations.call_answers import destroy_what_is_over, forget_codes
from alongside.words.tasks import (
    ask_if_here,
    ask_to_decide,
    ask_to_look,
    end_hand_over,
    finish_taking_back,
    tell_given_to,
)


class NotYet(Exception):
    """Cannot be done at this moment; later."""


def wipe(about: UUID | None, *, now: datetime) -> None:
    """Move what SQLite's journals still hold into the files, where freed pages are zeroed.

    On PostgreSQL the sealed bytes go with its own vacuum and journal, in their own time.
    """
    for name in ("keys", "default"):
        connection = connections[name]
        if connection.vendor != "sqlite":
            continue
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if cursor.fetchone()[0]:
                raise NotYet("somebody is reading")


def nightly(about: UUID | None, *, now: datetime) -> None:
    epochs.turn()
    sweep(now=now)
    forget_codes(now=now)
    destroy_what_is_over(now=now)
    finish_taking_back(now=now)
    make_all_ahead(now=now)
    forget_old_seats(now=now)
    invitations.forget_old(now=now)
    captions.wipe_what_is_not_allowed(now=now)
    tell_all_attendance(now=now)
    forget_feedback(now=now)
    contexts = (words, gatherings, care, evidence, campaigns)
    in_use = chain.from_iterable(each.keys_in_use() for each in contexts)
    sealing.sweep(in_use, before=now.date() - timedelta(days=1))
    for forget_old in (jobs.forget_old, outbox.forget_old, limits.forget_old):
        forget_old(now)
    SessionStore.clear_expired()
    jobs.leave("nightly", about=None, due=next_night(now))


def next_night(now: datetime) -> datetime:
    return (now + timedelta(days=1)).replace(hour=3, minute=0, second=0, microsecond=0)


JOBS: dict[str, Callable[..., None]] = {
    "wipe": wipe,
    "nightly": nightly,
    "close-room": close_forgotten_room,
    "remind": remind,
    "cut-waits": ask_to_look,
    "hand-over-over": end_hand_over,
    "tell-hand-over": tell_given_to,
    "tell-letter": tell_recipient,
    "said-died": ask_if_here,
    "decide-wish": ask_to_decide,
    "wish": carry_out_wish,
    "reply-due": remind_of_reply,
}
