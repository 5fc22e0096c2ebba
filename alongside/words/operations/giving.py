"""Give words to a recipient whom their people named; let them be fetched; end it."""

import secrets
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate, make_aware

from alongside.core import jobs, ledger, outbox
from alongside.words.access.giving import bundle_of, hashed, is_over, linked, sorted_out
from alongside.words.domain.bundle import Bundle
from alongside.words.domain.kinds import Ended, Place
from alongside.words.models import HandOver, Recipient, Use, Words
from alongside.words.operations.uses import hold_words, hold_words_of, went_out


class NotGiven(Exception):
    """Nothing was given. The message says why, for whoever asked."""


GONE = "Somebody took them off the list. Nothing was given."
NOTHING = "No words may be given to them now. Nothing was given."


@transaction.atomic
def give(
    recipient: UUID,
    *,
    to: str,
    until: date,
    site: str,
    mail: Callable[[str, str, date], tuple[str, str]],
    id: UUID,  # noqa: A002
    group: UUID,
    by: UUID,
    now: datetime,
) -> None:
    """Put in whatever may be given today, and mail the link to the recipient alone.

    Nobody else ever has that link: no host reads words that were allowed to the recipient only.
    The same form (`id`) twice gives once. Raises NotGiven.
    """
    if HandOver.objects.filter(pk=id).exists():
        return
    listed = Recipient.objects.select_for_update(of=("self",)).select_related("group")
    row = listed.filter(pk=recipient, group=group, removed_at=None).first()
    if row is None:
        raise NotGiven(GONE)
    before = set(sorted_out(group, recipient, localdate(now)).given)
    hold_words(before)
    allowed = sorted_out(group, recipient, localdate(now))  # a consent may have changed meanwhile
    held = Words.objects.filter(pk__in=before.intersection(allowed.given), taken_back_at=None)
    words = list(held.order_by("pk").values_list("pk", "person"))
    if not words:
        raise NotGiven(NOTHING)
    secret = secrets.token_urlsafe(32)
    made = HandOver.objects.create(
        pk=id,
        group_id=group,
        recipient=row,
        secret=hashed(secret),
        sent_to=to,
        left_out=allowed.left_out,
        until=until,
        by=by,
        given_at=now,
    )
    Use.objects.bulk_create(
        Use(
            words_id=one,
            place_kind=Place.HAND_OVER,
            place=made.id,
            title=row.name,
            path=f"/words/{one}/#uses" if person else "/calls/mine/words#uses",
            cut=[],
            by=by,
            at=now,
        )
        for one, person in words
    )
    outbox.post(to, *mail(row.group.name, f"{site}/given/{secret}", until), now=now)
    day_after = make_aware(datetime.combine(until + timedelta(days=1), time.min))
    jobs.leave("hand-over-over", about=made.id, due=day_after)
    ledger.write("gave words to a recipient", by=by, about=made.id, now=now, chain=group)


@transaction.atomic
def fetch(secret: str, *, now: datetime) -> Bundle | None:
    """A copy for the recipient, and the day on each use that is in it. None once it has ended.

    Raises Http404.
    """
    row = linked(secret)
    HandOver.objects.select_for_update().get(pk=row.id)
    row.refresh_from_db()
    if is_over(row, localdate(now)):
        return None
    hold_words_of(row.id)
    bundle = bundle_of(row, localdate(now))
    went_out((given.number for given in bundle.words), on=localdate(now))
    ledger.write("fetched given words", by=None, about=row.id, now=now, chain=row.group_id)
    return bundle


@transaction.atomic
def end_hand_over(hand_over: UUID, *, group: UUID, by: UUID, now: datetime) -> None:
    """The hosts end it: the link opens nothing any more. Twice is once."""
    standing = HandOver.objects.filter(pk=hand_over, group=group, ended_at=None)
    if standing.update(ended_at=now):
        end_uses(hand_over, Ended.TAKEN_OUT, now=now)
        ledger.write("ended a hand-over", by=by, about=hand_over, now=now, chain=group)


@transaction.atomic
def end_in_time(hand_over: UUID, *, now: datetime) -> None:
    """Its last day is over. Twice is once."""
    over = HandOver.objects.filter(pk=hand_over, ended_at=None, until__lt=localdate(now))
    if over.update(ended_at=now):
        end_uses(hand_over, Ended.OVER, now=now)


def end_uses(place: UUID, why: Ended, *, now: datetime) -> None:
    Use.objects.filter(place=place, ended_at=None).update(ended_at=now, ended_why=why)
