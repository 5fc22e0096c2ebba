"""Ask how it was, count an answer, and forget who could answer. No ledger line: it would tell."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from alongside.core import sealing
from alongside.gatherings.domain.feedback import ANSWERS, told_at, word
from alongside.gatherings.domain.plan import SeatState
from alongside.gatherings.models import (
    FeedbackCount,
    FeedbackRound,
    FeedbackTicket,
    Gathering,
    Hosting,
    Seat,
)
from alongside.gatherings.operations.planning import NotNow

OPEN_FOR = timedelta(days=7)
NOT_YOURS = "We did not count this. You answered before, or the time to answer is over."
CAME = (SeatState.HERE, SeatState.BREAK, SeatState.LEFT)


def ask_how_it_was(row: Gathering, *, now: datetime) -> None:
    """A ticket for everybody who had a seat and is no host, while the seats are still there."""
    hosts = Hosting.objects.filter(gathering=row).exclude(person=None)
    seats = Seat.objects.filter(gathering=row, state__in=CAME).exclude(person=None)
    people = seats.exclude(person__in=hosts.values("person")).values_list("person", flat=True)
    asked = FeedbackRound.objects.create(gathering=row, open_until=now + OPEN_FOR)
    FeedbackCount.objects.bulk_create(
        FeedbackCount(round=asked, question=question) for question in ANSWERS
    )
    sealing.owner_key(asked.id)  # made now, also for nobody: looking at a page writes nothing
    marks = sorted(mark(asked.id, person) for person in people if person)
    FeedbackTicket.objects.bulk_create(
        [FeedbackTicket(mark=each, round=asked) for each in marks], batch_size=200
    )


def mark(asked: UUID, person: UUID) -> str:
    return sealing.keyed_hash(asked, str(person))


@transaction.atomic
def answer(gathering: UUID, person: UUID, said: dict[str, str], *, now: datetime) -> None:
    """Count one person's answers and use up their ticket. Raises NotNow.

    `said` are answers by question; one that is left out is not counted.
    """
    asked = FeedbackRound.objects.select_for_update().filter(gathering=gathering).first()
    if asked is None or asked.wiped or asked.open_until <= now:
        raise NotNow(NOT_YOURS)
    mine = FeedbackTicket.objects.filter(pk=mark(asked.id, person), round=asked)
    if not mine.delete()[0]:
        raise NotNow(NOT_YOURS)
    for row in FeedbackCount.objects.filter(round=asked, question__in=said).order_by("question"):
        place = ("first", "middle", "last")[ANSWERS[row.question].index(said[row.question])]
        setattr(row, place, getattr(row, place) + 1)
        counts = row.first, row.middle, row.last
        if told_at(sum(counts)):
            row.told, row.told_of = word(counts), sum(counts)
        row.save()


def forget_feedback(*, now: datetime) -> None:
    """Every night: where the time is over the key goes, then the tickets and the counts.

    The word that the group was told stays.
    """
    over = FeedbackRound.objects.filter(open_until__lte=now, wiped=False)
    for asked in over.order_by("open_until", "pk"):
        sealing.forget_owner(asked.id)
        with transaction.atomic():
            FeedbackTicket.objects.filter(round=asked).delete()
            FeedbackCount.objects.filter(round=asked).update(first=0, middle=0, last=0)
            FeedbackRound.objects.filter(pk=asked.id).update(wiped=True)
