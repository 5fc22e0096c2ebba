"""Words that are given to a recipient: what would go, what went, and the recipient's own link."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.formats import date_format
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.groups.access import Standing
from alongside.people.queries import names_of
from alongside.words.access.beside import beside
from alongside.words.access.credits import credits_of
from alongside.words.access.pictures import Picture, pictures_of
from alongside.words.access.recipients import Taker, as_taker
from alongside.words.access.stories import is_allowed
from alongside.words.domain.bundle import Bundle, Drawn, Given, last_day
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.in_fives import in_fives
from alongside.words.domain.kinds import Kind, What
from alongside.words.models import (
    HandOver,
    Recipient,
    Tellers,
    Use,
    Words,
    as_consents,
    newest_rows,
)

GIVEN = (Kind.STORY, Kind.ANSWER)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Stories of a group and answers to its calls: those that may be given to one recipient, and
    how many may not.

    The numbers are of people, in fives. Somebody at risk is in neither of them.
    """

    given: list[UUID]
    givers: int | None
    left_out: int | None


def sorted_out(group: UUID, recipient: UUID, today: date) -> Sorted:
    """Asks the database twice. Nobody is counted, on either side, who does not allow counting."""
    rows = list(Words.objects.filter(group=group, kind__in=GIVEN, taken_back_at=None))
    tellers = newest_rows(rows)
    consents = as_consents(rows, tellers)
    yes = [row for row in rows if is_allowed(consents[row.id], Asked.GIVE, today, recipient)]
    given = {row.id for row in yes}
    counted = [row for row in rows if is_allowed(consents[row.id], Asked.COUNT, today)]
    givers = people_of((row for row in counted if row.id in given), tellers)
    others = people_of((row for row in counted if row.id not in given), tellers)
    others -= people_of(yes, tellers)
    return Sorted(sorted(given), in_fives(len(givers)), in_fives(len(others)))


def people_of(rows: Iterable[Words], tellers: Tellers) -> set[UUID]:
    """People with an account. Without one, two answers can be of one person: who knows."""
    told = ((row, person) for row in rows if not row.hidden for person in tellers[row.id])
    return {person for row, person in told if person != row.id}


def taker(standing: Standing, recipient_id: UUID) -> tuple[Taker, bool]:
    """A recipient of this group, and whether they are still on its list. Raises Http404."""
    row = Recipient.objects.filter(pk=recipient_id, group=standing.group).first()
    if row is None:
        raise Http404
    return as_taker(row), row.removed_at is None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One hand-over as the hosts see it: to whom and when, never which words."""

    id: UUID
    recipient: str
    sent_to: str
    on: date
    by: str
    until: date
    ended_on: date | None  # the first day without it


def hand_overs(standing: Standing, today: date) -> list[HandedOver]:
    """Newest first. The door to the list of recipients was opened before."""
    rows = list(
        HandOver.objects.filter(group=standing.group)
        .select_related("recipient")
        .order_by("-given_at", "pk")
    )
    names = names_of({row.by for row in rows}) if rows else {}
    return [
        HandedOver(
            row.id,
            row.recipient.name,
            row.sent_to,
            localdate(row.given_at),
            names.get(row.by, "a host"),
            row.until,
            localdate(row.ended_at) if row.ended_at else row.until if row.until < today else None,
        )
        for row in rows
    ]


def hand_over(standing: Standing, hand_over_id: UUID, today: date) -> HandedOver:
    """One of them. Raises Http404."""
    found = [each for each in hand_overs(standing, today) if each.id == hand_over_id]
    if not found:
        raise Http404
    return found[0]


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def linked(secret: str) -> HandOver:
    """The hand-over that a mailed link leads to, ended or not. Raises Http404."""
    row = HandOver.objects.filter(secret=hashed(secret)).select_related("group", "recipient")
    if found := row.first():
        return found
    raise Http404


def is_over(row: HandOver, today: date) -> bool:
    return row.ended_at is not None or row.until < today or row.recipient.removed_at is not None


@dataclass(frozen=True, slots=True)
class Link:
    """What the holder of a mailed link may know. `bundle` is None once it has ended."""

    group_name: str
    recipient: str
    bundle: Bundle | None


def link(secret: str, today: date) -> Link:
    """Raises Http404."""
    row = linked(secret)
    bundle = None if is_over(row, today) else bundle_of(row, today)
    return Link(row.group.name, row.recipient.name, bundle)


def drawn(use: UUID, pictures: list[Picture]) -> tuple[Drawn, ...]:
    """Pictures as files, named after the number of their words."""
    return tuple(
        Drawn(one.id, f"pictures/{use}-{number}.{one.ending}", one.described)
        for number, one in enumerate(pictures, start=1)
    )


def bundle_of(row: HandOver, today: date) -> Bundle:
    """What this recipient may have today, of the words that were put in."""
    uses = list(
        Use.objects.filter(place=row.id, ended_at=None)
        .select_related("words__group")
        .order_by("pk")
    )
    words = [use.words for use in uses]
    tellers = newest_rows(words)
    consents = as_consents(words, tellers)
    yes = [
        one for one in words if is_allowed(consents[one.id], Asked.GIVE, today, row.recipient_id)
    ]
    texts = sealing.unseal_many({one.key: bytes(one.sealed) for one in yes})
    names = credits_of(yes, tellers)
    notes = beside([one.id for one in yes], What.NOTE)
    pictures = pictures_of(one.id for one in yes)
    given = []
    for use in uses:
        consent, text = consents[use.words_id], texts.get(use.words.key)
        if consent is None or text is None:
            continue
        until = last_day(consent.until, row.until, today, hidden=use.words.hidden)
        if until is None:
            continue
        given.append(
            Given(
                use.id,
                notes.get(use.words_id, ""),
                text,
                names[use.words_id],
                date_format(use.words.told_on, "F Y"),
                is_allowed(consent, Asked.QUOTE, today),
                until,
                drawn(use.id, pictures.get(use.words_id, [])),
            )
        )
    return Bundle(
        row.group.name,
        row.recipient.name,
        row.recipient.what_for,
        localdate(row.given_at),
        today,
        row.until,
        row.left_out,
        tuple(given),
    )
