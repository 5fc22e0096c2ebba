"""A call for words: written as a draft, opened when two readers have said yes, closed."""

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from alongside.core import ledger, outbox
from alongside.groups.queries import addresses_of_hosts, in_group
from alongside.people.queries import addresses
from alongside.words.domain.calls import READERS, State
from alongside.words.models import Call, CallReader

Mail = tuple[str, str]  # subject and text


class NotNow(Exception):
    """This cannot be done as things are. The message says why, for the person."""


@dataclass(frozen=True, slots=True)
class Details:
    """What people are told before they answer. `until` is the last day."""

    title: str
    what: str
    why: str
    for_whom: str
    after: str
    until: date
    no_account: bool


@transaction.atomic
def write_call(
    details: Details,
    readers: Iterable[UUID],
    *,
    id: UUID,  # noqa: A002
    group: UUID,
    mail: Mail,
    by: UUID,
    now: datetime,
) -> UUID:
    """A new draft; the same form twice is one. `mail` goes to whoever is asked to read."""
    known = Call.objects.filter(pk=id).first()
    if known is not None and known.group_id == group:
        return known.id
    row = Call.objects.create(
        pk=uuid4() if known else id,
        group_id=group,
        slug=f"{slugify(details.title)[:60] or 'call'}-{secrets.token_hex(3)}",
        **asdict(details),
    )
    ask_to_read(row, readers, mail=mail, by=by, now=now)
    ledger.write("wrote a call", by=by, about=row.id, now=now, chain=group)
    return row.id


@transaction.atomic
def change_call(
    call: UUID, details: Details, readers: Iterable[UUID], *, mail: Mail, by: UUID, now: datetime
) -> None:
    """Other words for a draft. Raises NotNow once it is open: people answered what they read."""
    row = in_state(call, State.DRAFT, now)
    for field, value in asdict(details).items():
        setattr(row, field, value)
    row.save(update_fields=list(asdict(details)))
    ask_to_read(row, readers, mail=mail, by=by, now=now)


@transaction.atomic
def throw_call_away(call: UUID, *, by: UUID, now: datetime) -> None:
    """Only a draft. Twice is once."""
    row = Call.objects.select_for_update().filter(pk=call, opened_at=None).first()
    if row is not None:
        row.delete()
        ledger.write("threw a call away", by=by, about=call, now=now, chain=row.group_id)


@transaction.atomic
def open_call(call: UUID, *, by: UUID, now: datetime) -> None:
    """From now on people can answer. Raises NotNow. Twice is once."""
    row = Call.objects.select_for_update().get(pk=call)
    if row.opened_at is not None:
        return
    here = CallReader.objects.filter(call=row, person__in=in_group(row.group_id))
    if here.exclude(agreed_at=None).count() < READERS:
        raise NotNow("Two people must have said that they will read. Then you can open it.")
    if row.until < localdate(now):
        raise NotNow("Its last day is over. Choose a later one first.")
    row.opened_at = now
    row.save(update_fields=["opened_at"])
    ledger.write("opened a call", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def close_call(call: UUID, *, by: UUID, now: datetime) -> None:
    """Earlier than people were told. Twice is once."""
    row = Call.objects.select_for_update().get(pk=call)
    if row.term.state(localdate(now)) is State.OPEN:
        row.closed_on = localdate(now)
        row.save(update_fields=["closed_on"])
        ledger.write("closed a call", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def name_readers(
    call: UUID, readers: Iterable[UUID], *, mail: Mail, by: UUID, now: datetime
) -> None:
    """Ask other people to read, also after it was opened. Words that were told before are read by
    a newcomer only when their person says yes to them."""
    ask_to_read(Call.objects.select_for_update().get(pk=call), readers, mail=mail, by=by, now=now)


def ask_to_read(
    call: Call, readers: Iterable[UUID], *, mail: Mail, by: UUID, now: datetime
) -> None:
    """These two and nobody else, each asked once. Raises NotNow."""
    chosen = set(readers)
    members = set(in_group(call.group_id).filter(person__in=chosen))
    if len(chosen) != READERS or members != chosen:
        raise NotNow("Choose two people who are in the group and not resting.")
    asked = CallReader.objects.filter(call=call)
    new = chosen - set(asked.values_list("person", flat=True))
    asked.exclude(person__in=chosen).delete()
    for person in sorted(new):
        CallReader.objects.create(call=call, person_id=person)
        ledger.write("asked to read for a call", by=by, about=person, now=now, chain=call.group_id)
    for address in addresses(new - {by}):
        outbox.post(address, *mail, now=now)


@transaction.atomic
def agree_to_read(call: UUID, name: str, *, person: UUID, now: datetime) -> None:
    """Yes, and in this name. The name can be another one later."""
    rows = CallReader.objects.select_for_update(of=("self",)).select_related("call")
    row = rows.filter(call=call, person=person).first()
    if row is None:
        raise NotNow("Nobody asks you to read for this call any more.")
    if row.agreed_at is None:
        row.agreed_at, group = now, row.call.group_id
        ledger.write("agreed to read for a call", by=person, about=call, now=now, chain=group)
    row.name = name
    row.save(update_fields=["name", "agreed_at"])


@transaction.atomic
def hand_back(call: UUID, *, person: UUID, mail: Mail, now: datetime) -> None:
    """No more reading, and no reason. The hosts hear that somebody is needed. Twice is once."""
    row = CallReader.objects.filter(call=call, person=person).select_related("call").first()
    if row is None:
        return
    row.delete()
    for address in addresses_of_hosts(row.call.group_id):
        outbox.post(address, *mail, now=now)


def in_state(call: UUID, state: State, now: datetime) -> Call:
    row = Call.objects.select_for_update().get(pk=call)
    if row.term.state(localdate(now)) is not state:
        raise NotNow("This call is open. People answer what they read, so it stays as it is.")
    return row
