"""Invitations to speak: asked from outside, confirmed by mail, answered by the group."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import jobs, ledger, limits, outbox, sealing
from alongside.core.links import hashed
from alongside.gatherings.access.invitations import when_answered
from alongside.gatherings.domain.invitation import Answer, Asked, from_text
from alongside.gatherings.models import Invitation
from alongside.gatherings.operations.planning import NotNow
from alongside.groups.queries import addresses_of_hosts

OFTEN = limits.Often(3, timedelta(days=1))
BACK_OFTEN = limits.Often(10, timedelta(days=1))
GONE = "This invitation was taken back."
UNCONFIRMED, KEPT = timedelta(days=7), timedelta(days=365)

Mail = Callable[[str, str], tuple[str, str]]  # the group's name and a link
LinkMail = Callable[[str], tuple[str, str]]
AnswerMail = Callable[[str, Answer, str, str], tuple[str, str]]  # the group, its terms, a link
BackMail = Callable[[str, str, str], tuple[str, str]]  # their reply, what they wrote, a link


@transaction.atomic
def ask(group: UUID, name: str, asked: Asked, *, mail: Mail, site: str, now: datetime) -> None:
    """Nobody in the group sees it yet. Raises NotNow where this address asked often."""
    if not limits.take("speak", asked.email, OFTEN, now=now):
        raise NotNow("You asked a few times today. Look in your email. Or try again tomorrow.")
    number, secret = uuid4(), secrets.token_urlsafe(24)
    sealed = sealing.seal(replace(asked, secret=secret).as_text(), number)
    Invitation.objects.create(
        pk=number,
        group_id=group,
        key=sealed.key,
        sealed=sealed.bytes,
        secret=hashed(secret),
        asked_at=now,
    )
    outbox.post(asked.email, *mail(name, f"{site}/speak/mine/{secret}"), now=now)


@transaction.atomic
def confirm(
    number: UUID, *, mail: Callable[[str], tuple[str, str]], site: str, now: datetime
) -> None:
    """The mail arrived where it should: now the hosts hear of it. Twice is once."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("group")
    row = rows.filter(pk=number).first()
    if row is None or row.confirmed_at is not None:
        return
    row.confirmed_at = now
    row.save(update_fields=["confirmed_at"])
    for address in addresses_of_hosts(row.group_id):
        outbox.post(address, *mail(f"{site}/g/{row.group.slug}/invitations/{row.id}"), now=now)


@transaction.atomic
def answer(
    number: UUID,
    said: Answer,
    terms: str = "",
    *,
    mail: AnswerMail,
    site: str,
    by: UUID,
    now: datetime,
    seen: str = "",
) -> None:
    """The group's answer, mailed. It can be another one later. The same one twice is once.

    `seen` is when the answer was given that the page showed; empty for none. Raises NotNow where
    somebody else answered meanwhile, or it was taken back.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("group")
    row = rows.filter(pk=number).first()
    if row is None:
        raise NotNow(GONE)
    if (row.answer, row.terms) == (said, terms):
        return
    if when_answered(row) != seen:
        raise NotNow("Somebody else answered meanwhile. Look at the answer. Then choose again.")
    row.answer, row.terms, row.answered_at = said, terms, now
    row.save(update_fields=["answer", "terms", "answered_at"])
    asked = sealing.unseal(row.key, bytes(row.sealed))
    if asked is None:
        raise NotNow(GONE)
    told = from_text(asked)
    link = f"{site}/speak/mine/{told.secret}" if told.secret else ""
    outbox.post(told.email, *mail(row.group.name, said, terms, link), now=now)
    ledger.write("answered an invitation", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def write_back(
    number: UUID, reply: str, words: str, *, mail: BackMail, site: str, now: datetime
) -> None:
    """The one who asks answers our terms, or writes to the hosts, who get it by mail.

    It is sealed in place of what they wrote before. Raises NotNow.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("group")
    row = rows.filter(pk=number).first()
    told = sealing.unseal(row.key, bytes(row.sealed)) if row else None
    if row is None or told is None or not row.answer or row.answer == Answer.NO:
        raise NotNow("The group has not said yes. So we did not send this.")
    before = from_text(told)
    asked = replace(before, reply=reply or before.reply, message=words or before.message)
    if asked == before:
        return
    if not limits.take("speak-back", str(number), BACK_OFTEN, now=now):
        raise NotNow("You wrote a few times today. Write again tomorrow.")
    old, sealed = row.key, sealing.seal(asked.as_text(), row.id)
    row.key, row.sealed = sealed.key, sealed.bytes
    row.save(update_fields=["key", "sealed"])
    sealing.destroy([old])
    link = f"{site}/g/{row.group.slug}/invitations/{row.id}"
    for address in addresses_of_hosts(row.group_id):
        outbox.post(address, *mail(reply, words, link), now=now)


@transaction.atomic
def wipe(number: UUID, *, now: datetime) -> None:
    """The one who asks takes it back. Twice is once."""
    row = Invitation.objects.select_for_update().filter(pk=number).first()
    if row is not None:
        sealing.destroy([row.key])
        row.delete()
        jobs.leave("wipe", about=None, due=now)


def forget_old(*, now: datetime) -> None:
    """What nobody confirmed in a week, and everything after a year."""
    never = Invitation.objects.filter(confirmed_at=None, asked_at__lt=now - UNCONFIRMED)
    for number in (never | Invitation.objects.filter(asked_at__lt=now - KEPT)).values_list(
        "pk", flat=True
    ):
        wipe(number, now=now)
