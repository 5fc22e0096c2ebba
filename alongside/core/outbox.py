"""Mail on its way out: rows, so that a crash loses none.

waiting ── claimed ──> sending ── handed over ──> sent
   ^                      │── refused for now ──> waiting again, later
   │                      │── refused for good ─> failed
   └── (a person decides) └── nobody knows ─────> unknown, never sent again by itself
"""

import smtplib
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from alongside.core.models import Mail

__all__ = ["Mail", "forget_old", "post", "post_many", "send_due", "settle_lost"]

State = Mail.State
LEASE = timedelta(minutes=5)
TRIES = 8


def post(to: str, subject: str, text: str, *, now: datetime) -> None:
    """Leave a mail, inside the transaction of the deed it tells of."""
    post_many([(to, subject, text)], now=now)


def post_many(mails: Iterable[tuple[str, str, str]], *, now: datetime) -> None:
    """To whom, subject and text of each."""
    rows = [Mail(to=to, subject=subject, text=text, due=now) for to, subject, text in mails]
    Mail.objects.bulk_create(rows, batch_size=100)


def settle_lost(now: datetime) -> int:
    """Mails that were being sent when the program stopped: their fate is unknown."""
    lost = Mail.objects.filter(state=State.SENDING, lease__lte=now)
    return lost.update(state=State.UNKNOWN, trouble="stopped while sending")


def forget_old(now: datetime) -> None:
    """What became of mails a month ago."""
    known = [State.SENT, State.FAILED]
    Mail.objects.filter(state__in=known, due__lt=now - timedelta(days=30)).delete()


def send_due(deliver: Callable[[Mail], None], now: datetime) -> int:
    """Send what is due. `deliver` hands one mail over, or raises smtplib's or OS errors."""
    settle_lost(now)
    sent = 0
    for mail in Mail.objects.filter(state=State.WAITING, due__lte=now).order_by("due", "pk")[:50]:
        ours = Mail.objects.filter(pk=mail.pk, state=State.WAITING)
        if ours.update(state=State.SENDING, lease=now + LEASE, tries=mail.tries + 1) != 1:
            continue
        state, trouble = State.SENT, ""
        try:
            deliver(mail)
            sent += 1
        except (smtplib.SMTPConnectError, ConnectionRefusedError) as error:
            state, trouble = State.WAITING, type(error).__name__
        except smtplib.SMTPResponseException as error:
            state = State.WAITING if error.smtp_code < 500 else State.FAILED
            trouble = f"{type(error).__name__} {error.smtp_code}"
        except smtplib.SMTPRecipientsRefused:
            state, trouble = State.FAILED, "the address was refused"
        except ValueError:
            state, trouble = State.FAILED, "it cannot be written as a mail"
        except (smtplib.SMTPException, OSError) as error:
            state, trouble = State.UNKNOWN, type(error).__name__
        settle(mail, state, trouble, now)
    return sent


def settle(mail: Mail, state: Mail.State, trouble: str, now: datetime) -> None:
    if state == State.WAITING and mail.tries + 1 >= TRIES:
        state = State.FAILED
    fields: dict[str, object] = {"state": state, "trouble": trouble, "lease": None}
    if state == State.WAITING:
        fields["due"] = now + timedelta(minutes=2**mail.tries)
    if state == State.SENT:
        fields |= {"to": "", "subject": "", "text": ""}
    Mail.objects.filter(pk=mail.pk).update(**fields)
