import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from alongside.core import ledger, limits, outbox
from alongside.people.models import Person, SignInMail

NO_NAME = "Someone new"
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike
CODE_LASTS = timedelta(minutes=20)
LINK_LASTS = timedelta(hours=24)
Wording = Callable[[str, str], tuple[str, str]]  # code and link, to subject and text
WRONG_CODES = limits.Often(most=15, within=timedelta(days=7))


def hash_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def code_hash(mail: UUID, code: str) -> str:
    return salted_hmac(f"code:{mail}", code, algorithm="sha256").hexdigest()


def tidy(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign in LETTERS)


@transaction.atomic
def ask_to_sign_in(
    email: str,
    *,
    link: str,
    next: str,  # noqa: A002
    known: Wording,
    unknown: tuple[str, str],
    now: datetime,
) -> UUID:
    """Mail a code and a link. An unknown address gets a mail too, so nobody learns who is here."""
    mail, code, secret = draw(email, now, next=next)
    here = Person.objects.filter(email=email).exists()
    outbox.post(email, *(known(code, link + secret) if here else unknown), now=now)
    return mail


@transaction.atomic
def ask_to_join(
    email: str,
    *,
    name: str,
    link: str,
    next: str,  # noqa: A002
    mail: Wording,
    now: datetime,
) -> UUID:
    """Mail a link and a code that make an account, if there is none yet."""
    asked, code, secret = draw(email, now, name=name, joins=True, next=next)
    outbox.post(email, *mail(code, link + secret), now=now)
    return asked


def draw(
    email: str,
    now: datetime,
    *,
    name: str = "",
    joins: bool = False,
    next: str = "",  # noqa: A002
) -> tuple[UUID, str, str]:
    code = "".join(secrets.choice(LETTERS) for _ in range(8))
    secret = secrets.token_urlsafe(32)
    mail = SignInMail(email=email, name=name, joins=joins, next=next)
    mail.code, mail.secret = code_hash(mail.id, code), hash_of(secret)
    mail.code_ends, mail.link_ends = now + CODE_LASTS, now + LINK_LASTS
    mail.save(force_insert=True)
    return mail.id, code, secret


class CodeRefused(Exception):
    """Says why, in a sentence for the person."""


def use_code(mail_id: UUID, code: str, *, now: datetime) -> tuple[Person, str]:
    """The person, and where they wanted to go. Raises CodeRefused.

    Every try is counted before it is looked at; a right one is given back. So however many come
    at once, no more than 15 wrong ones are looked at in 7 days.
    """
    mail = SignInMail.objects.filter(pk=mail_id, code_ends__gt=now).first()
    if mail is None:
        raise CodeRefused("This code was used, or is too old. Ask for a new email.")
    if not limits.take("code", mail.email, WRONG_CODES, now=now):
        raise CodeRefused("Too many wrong codes. Press the link in the email. It still works.")
    if not constant_time_compare(mail.code, code_hash(mail.id, tidy(code))):
        raise CodeRefused("This is not the code in our email. Look again, or press the link there.")
    limits.give_back("code", mail.email)
    return arrive(mail, now=now)


def use_secret(secret: str, *, now: datetime) -> tuple[Person, str]:
    """The person, and where they wanted to go. Raises CodeRefused."""
    mail = SignInMail.objects.filter(secret=hash_of(secret), link_ends__gt=now).first()
    if mail is None:
        raise CodeRefused("This link was used, or is too old. Ask for a new email.")
    return arrive(mail, now=now)


@transaction.atomic
def arrive(mail: SignInMail, *, now: datetime) -> tuple[Person, str]:
    """Use a mail up. Whoever deletes its row has used it; a second press finds nothing."""
    if SignInMail.objects.filter(pk=mail.pk).delete()[0] == 0:
        raise CodeRefused("This link was used already. Ask for a new email.")
    person = Person.objects.filter(email=mail.email).first()
    if person is None:
        if not mail.joins:
            raise CodeRefused("We do not know this address. You need a card from a group to join.")
        name = mail.name or NO_NAME  # never a part of the address, which nobody here may see
        person = Person.objects.get(pk=make_account(mail.email, name, now=now))
    return person, mail.next


@transaction.atomic
def make_account(email: str, name: str, *, now: datetime) -> UUID:
    person = Person(email=email, name=name)
    person.set_unusable_password()
    person.save(force_insert=True)
    ledger.write("made an account", by=person.id, about=person.id, now=now)
    return person.id


def one_use_secret(email: str, *, now: datetime) -> str | None:
    """A link's secret without a mail, for a demo home; None when nobody has this address."""
    if not Person.objects.filter(email=email).exists():
        return None
    return draw(email, now)[2]


def save_look(person: UUID, choices: dict[str, object]) -> None:
    Person.objects.filter(pk=person).update(**choices)


def pause_account(person: UUID, *, now: datetime) -> None:
    """Rest from everything, in every group. No reason, no end that we set."""
    Person.objects.filter(pk=person, paused_at=None).update(paused_at=now)


def come_back(person: UUID) -> None:
    Person.objects.filter(pk=person).update(paused_at=None)


def sweep(*, now: datetime) -> None:
    """Forget sign-in mails that nobody used."""
    SignInMail.objects.filter(link_ends__lte=now).delete()


@transaction.atomic
def erase_account(person: UUID, *, now: datetime) -> None:
    """The row of a person and all that hangs on it, in every context. Only their number stays, in
    ledger lines, and leads to nobody. Their keys and words went before (web.erasing)."""
    row = Person.objects.select_for_update().filter(pk=person).first()
    if row is None:
        return
    SignInMail.objects.filter(email=row.email).delete()
    row.delete()
    ledger.write("erased an account", by=person, about=person, now=now)
