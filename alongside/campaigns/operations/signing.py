"""Sign a letter: many at once, with one commit for all of them."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from alongside.campaigns.access import hashed
from alongside.campaigns.domain import Shown, SignatureState, State, mailbox
from alongside.campaigns.models import Letter, Signature, SignatureLink
from alongside.campaigns.operations.letters import SAYS, NotNow
from alongside.core import limits, outbox, sealing
from alongside.core.sealing import Sealed

CONFIRM_WITHIN = timedelta(days=7)
MAILS = limits.Often(most=3, within=timedelta(hours=1))
Mail = Callable[[str, str], tuple[str, str]]  # the letter's title and a link


class AskedOften(Exception):
    """Several mails went to this address already."""


@dataclass(frozen=True, slots=True)
class Signing:
    """What somebody typed under a letter."""

    letter: UUID
    name: str
    email: str
    shown: Shown
    site: str  # as links begin, with a stroke at the end


@dataclass(frozen=True, slots=True)
class Hashed:
    """The same, as it is kept: no address, and no name that nobody may see."""

    letter: UUID
    name: str
    mailbox: str
    details: str
    shown: Shown

    @property
    def one(self) -> tuple[UUID, str]:
        return self.letter, self.details


def sign(
    letter: UUID, *, name: str, email: str, shown: Shown, site: str, mail: Mail, now: datetime
) -> UUID:
    """Leave a signature that waits, and a mail to confirm it. Raises NotNow or AskedOften."""
    found = sign_many([Signing(letter, name, email, shown, site)], mail=mail, now=now)[0]
    if isinstance(found, Exception):
        raise found
    return found


def sign_many(
    asked: Sequence[Signing], *, mail: Mail, now: datetime
) -> list[UUID | NotNow | AskedOften]:
    """Many at once, with one commit for all: the number of each, or why it was not taken.

    Counted-only keeps no name from the start, and nobody's address is kept: the mail takes it
    along. The same details twice are one signature, and another mail. Other details for the same
    mailbox wait beside: whoever confirms sees what they confirm. `mail` turns title and link into
    subject and text. Names are sealed first, in the keys database; keys that are not used after
    all are destroyed.
    """
    found = hash_all(asked)
    sealed = seal_new(found)
    with transaction.atomic():
        rows = Letter.objects.select_for_update(no_key=True).order_by("pk")
        letters = rows.in_bulk({one.letter for one in asked})
        refused = [refusal(letters[one.letter], one, now) for one in found]
        used = put([one for one, why in zip(found, refused, strict=True) if not why], sealed)
        fine = [
            (typed, used[one.one][0])
            for typed, one, why in zip(asked, found, refused, strict=True)
            if not why
        ]
        send_links(fine, letters, mail=mail, now=now)
    kept = {key for _, key in used.values()}
    if spare := [each.key for each in sealed.values() if each.key not in kept]:
        sealing.destroy(spare)
    return [why or used[one.one][0] for one, why in zip(found, refused, strict=True)]


def send_links(
    fine: Iterable[tuple[Signing, UUID]],
    letters: Mapping[UUID, Letter],
    *,
    mail: Mail,
    now: datetime,
) -> None:
    links, mails = [], []
    for typed, signature in fine:
        secret, letter = secrets.token_urlsafe(32), letters[typed.letter]
        until = now + CONFIRM_WITHIN
        links.append(
            SignatureLink(secret=hashed(secret), signature_id=signature, confirm_until=until)
        )
        link = f"{typed.site}letters/{letter.slug}/signature/{secret}"
        mails.append((typed.email, *mail(letter.title, link)))
    SignatureLink.objects.bulk_create(links, batch_size=200)
    outbox.post_many(mails, now=now)


def hash_all(asked: Sequence[Signing]) -> list[Hashed]:
    hashers = {letter: sealing.hasher(letter) for letter in {one.letter for one in asked}}
    found = []
    for one in asked:
        make, box = hashers[one.letter], mailbox(one.email)
        name = one.name if one.shown is not Shown.COUNT else ""
        details = make(f"{box}\n{name}\n{one.shown}")
        found.append(Hashed(one.letter, name, make(box), details, one.shown))
    return found


def waiting(some: Iterable[Hashed]) -> dict[tuple[UUID, str], tuple[UUID, UUID | None]]:
    """The number and the key of those that wait already."""
    details = {one.details for one in some}
    rows = Signature.objects.filter(details__in=details, state=SignatureState.PENDING)
    return {
        (letter, each): (pk, key)
        for letter, each, pk, key in rows.values_list("letter", "details", "pk", "key")
    }


def seal_new(some: Sequence[Hashed]) -> dict[tuple[UUID, str], Sealed]:
    known = waiting(some)
    new = {one.one: one for one in some if one.name and one.one not in known}
    found: dict[tuple[UUID, str], Sealed] = {}
    for letter in {one.letter for one in new.values()}:
        mine = [one for one in new.values() if one.letter == letter]
        sealed = sealing.seal_many([one.name for one in mine], letter)
        found |= {one.one: each for one, each in zip(mine, sealed, strict=True)}
    return found


def refusal(row: Letter, one: Hashed, now: datetime) -> NotNow | AskedOften | None:
    if row.state != State.OPEN:
        return NotNow(SAYS[State(row.state)])
    return None if limits.take("sign", one.mailbox, MAILS, now=now) else AskedOften()


def put(
    fine: Sequence[Hashed], sealed: Mapping[tuple[UUID, str], Sealed]
) -> dict[tuple[UUID, str], tuple[UUID, UUID | None]]:
    """The number and the key of each, new or known. Inside a transaction that holds the letters."""
    known = waiting(fine)
    new = {one.one: one for one in fine if one.one not in known}
    made = []
    for which, one in new.items():
        own = sealed.get(which)
        if own is None and one.name:  # it waited when we looked, and was confirmed meanwhile
            own = sealing.seal(one.name, one.letter)
        made.append(
            Signature(
                letter_id=one.letter,
                details=one.details,
                mailbox=one.mailbox,
                shown=one.shown,
                key=own.key if own else None,
                sealed=own.bytes if own else b"",
            )
        )
    Signature.objects.bulk_create(made, batch_size=100)
    return known | {(row.letter_id, row.details): (row.id, row.key) for row in made}
