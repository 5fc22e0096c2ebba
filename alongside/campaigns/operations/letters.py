import secrets
from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate, make_aware

from alongside.campaigns.access import hashed
from alongside.campaigns.domain import State, becomes, is_empty
from alongside.campaigns.models import Demand, Letter, Reply, Win
from alongside.core import jobs, ledger, outbox
from alongside.words.access.quotes import quotes
from alongside.words.domain.kinds import Place
from alongside.words.operations.uses import carry_over, take_out, went_out


class NotNow(Exception):
    """This cannot be done to the letter as it is. The message says why, for the person."""


EMPTY = "This letter is empty. Write the letter, and what you ask for."
GONE = "Somebody threw this letter away."
SAYS = {
    State.DRAFT: "This letter is still a draft.",
    State.OPEN: "This letter is open for signing.",
    State.CLOSED: "This letter is closed. Nobody can sign it any more.",
    State.SENT: "This letter was sent already.",
    State.ANSWERED: "This letter has a reply already.",
}


def held(letter: UUID, deed: str) -> Letter:
    """The letter, held for this transaction, in the state after the deed. Raises NotNow."""
    row = Letter.objects.select_for_update().filter(pk=letter).first()
    if row is None:
        raise NotNow(GONE)
    after = becomes(State(row.state), deed)
    if after is None:
        raise NotNow(SAYS[State(row.state)])
    row.state = after
    return row


@transaction.atomic
def write(
    title: str,
    text: str,
    *,
    recipient: str,
    demand: str,
    report: UUID | None,
    id: UUID,  # noqa: A002
    group: UUID,
    by: UUID,
    now: datetime,
) -> UUID:
    """A new draft. A report's quotes come along where consent says yes. Sent twice, it is one."""
    known = Letter.objects.filter(pk=id).first()
    if known is not None and known.group_id == group:
        return known.id
    row = Letter.objects.create(
        pk=uuid4() if known else id,
        group_id=group,
        report_id=report,
        slug=f"{slugify(title)[:60] or 'letter'}-{secrets.token_hex(3)}",
        title=title,
        text=text,
        recipient=recipient,
        made_at=now,
    )
    Demand.objects.create(letter=row, number=1, text=demand)
    if report is not None:
        carry_over(
            report,
            place_kind=Place.LETTER,
            place=row.id,
            title=title,
            path=f"/letters/{row.slug}",
            by=by,
            now=now,
        )
    ledger.write("began a letter", by=by, about=row.id, now=now, chain=group)
    return row.id


@transaction.atomic
def change(
    letter: UUID,
    title: str,
    text: str,
    *,
    recipient: str,
    demand: str,
    by: UUID,
    now: datetime,
) -> None:
    """Other words for a draft; its address stays. Raises NotNow once it was opened."""
    row = held(letter, "change")
    row.title, row.text, row.recipient = title, text, recipient
    row.save(update_fields=["title", "text", "recipient"])
    Demand.objects.update_or_create(letter=row, number=1, defaults={"text": demand})
    ledger.write("changed a draft letter", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def take_quote_out(letter: UUID, use: UUID, *, by: UUID, now: datetime) -> None:
    """Raises NotNow once the letter was opened."""
    row = held(letter, "change")
    take_out(use, place=row.id, by=by, group=row.group_id, now=now)


@transaction.atomic
def throw_away(letter: UUID, *, group: UUID, by: UUID, now: datetime) -> None:
    """End every use of words in a draft, then delete it. Doing it twice is doing it once.

    Raises NotNow once it was opened.
    """
    if not Letter.objects.select_for_update().filter(pk=letter, group=group).exists():
        return
    row = held(letter, "change")
    for quote in quotes(row.id, localdate(now)):
        take_out(quote.id, place=row.id, by=by, group=group, now=now)
    row.delete()
    ledger.write("threw a draft letter away", by=by, about=letter, now=now, chain=group)


@transaction.atomic
def open_to_all(letter: UUID, *, by: UUID, now: datetime) -> None:
    """Raises NotNow, also for a letter that says nothing."""
    row = held(letter, "open")
    if is_empty(row.text, row.demands.values_list("text", flat=True)):
        raise NotNow(EMPTY)
    row.opened_at = now
    row.save(update_fields=["state", "opened_at"])
    ledger.write("opened a letter", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def close(letter: UUID, *, by: UUID, now: datetime) -> None:
    row = held(letter, "close")
    row.closed_at = now
    row.save(update_fields=["state", "closed_at"])
    ledger.write("closed a letter", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def send(
    letter: UUID,
    *,
    to: str,
    sent_on: date,
    reply_due: date,
    site: str,
    mail: Callable[[str, str, str, str, date], tuple[str, str]],
    by: UUID,
    now: datetime,
) -> None:
    """Mark as sent. With an address in `to`, the site mails it, with a link to the names that only
    the recipient may see; with none, it was handed over by hand. The people who are quoted in it
    see that it went out."""
    row = held(letter, "send")
    row.sent_on, row.reply_due = sent_on, reply_due
    row.sent_how, row.sent_to = "mail" if to else "hand", to
    shown = [quote.id for quote in quotes(row.id, localdate(now)) if quote.text]
    went_out(shown, on=sent_on)
    if to:
        secret = secrets.token_urlsafe(32)
        row.names_secret = hashed(secret)
        link = f"{site}letters/{row.slug}/names/{secret}"
        page = f"{site}letters/{row.slug}"
        outbox.post(to, *mail(row.title, row.recipient, page, link, reply_due), now=now)
    row.save()
    due = make_aware(datetime.combine(reply_due, time(9)))
    jobs.leave("reply-due", about=row.id, due=due)
    ledger.write("sent a letter", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def record_reply(
    letter: UUID,
    *,
    id: UUID,  # noqa: A002
    sender: str,
    text: str,
    came_on: date,
    by: UUID,
    now: datetime,
) -> None:
    """Keep a reply whole. The same form sent twice is one reply."""
    if Reply.objects.filter(pk=id).exists():
        return
    row = held(letter, "answer")
    row.save(update_fields=["state"])
    Reply.objects.create(
        pk=id, letter=row, sender=sender, text=text, came_on=came_on, by=by, at=now
    )
    ledger.write("recorded a reply", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def note_win(
    group: UUID,
    text: str,
    *,
    id: UUID,  # noqa: A002
    letter: UUID | None,
    on: date,
    by: UUID,
    now: datetime,
) -> None:
    """The same form sent twice is one win."""
    made = Win(pk=id, group_id=group, letter_id=letter, text=text, on=on, by=by)
    if not Win.objects.filter(pk=id).exists():
        made.save(force_insert=True)
        ledger.write("noted a win", by=by, about=id, now=now, chain=group)
