"""Name two people; raise a worry with them; look after it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.care.models import Named, Reader, Worry
from alongside.core import jobs, ledger, outbox, sealing
from alongside.groups.operations import hold
from alongside.groups.queries import in_group


class NotNow(Exception):
    """This cannot be done as things are. The message says why, for the person."""


@transaction.atomic
def name_people(group: UUID, people: Iterable[UUID], *, by: UUID, now: datetime) -> None:
    """From now on a worry goes to these. What others were told before stays with them."""
    hold(group)  # two hosts who name at once: two people are named, not four
    chosen = set(people)
    Named.objects.filter(group=group).exclude(person__in=chosen).delete()
    for person in chosen:
        Named.objects.get_or_create(group_id=group, person_id=person)
    ledger.write("named who hears worries", by=by, about=group, now=now, chain=group)


@transaction.atomic
def raise_worry(
    group: UUID,
    text: str,
    readers: Iterable[UUID],
    *,
    id: UUID,  # noqa: A002
    person: UUID | None,
    mail: tuple[str, str],
    now: datetime,
) -> None:
    """Tell the chosen people. `person` is None without a name: then nothing says who it was.

    No ledger line: it would tell who. The same form (`id`) twice is one worry. Raises NotNow.
    """
    named = Named.objects.filter(group=group, person__in=in_group(group))
    told = list(named.filter(person__in=list(readers)).select_related("person"))
    if not told:
        raise NotNow("Nobody you chose can hear it now. Choose again. Or press “Help now”.")
    if Worry.objects.filter(pk=id).exists():
        return
    sealed = sealing.seal(text, id)
    worry = Worry.objects.create(
        pk=id,
        group_id=group,
        person_id=person,
        key=sealed.key,
        sealed=sealed.bytes,
        raised_on=localdate(now),
    )
    Reader.objects.bulk_create(Reader(worry=worry, person=each.person) for each in told)
    for each in told:
        outbox.post(each.person.email, *mail, now=now)


def seen(worry: UUID, reader: UUID, *, now: datetime) -> None:
    unread = Reader.objects.filter(worry=worry, person=reader, seen_on=None)
    unread.update(seen_on=localdate(now))


@transaction.atomic
def forget_without_keys() -> None:
    """Worries that were looked after, where that stopped half way or came back with a restore."""
    for keys in sealing.gone(Worry.objects.values_list("key", flat=True)):
        Worry.objects.filter(key__in=keys).delete()


@transaction.atomic
def wipe(worry: UUID, reader: UUID, *, group: UUID, now: datetime) -> None:
    """It is looked after: destroy the note for everybody, key first. Twice is once."""
    row = Worry.objects.select_for_update().filter(pk=worry, readers__person=reader).first()
    if row is None:
        return
    sealing.destroy([row.key])
    row.delete()
    jobs.leave("wipe", about=None, due=now)
    ledger.write("looked after a worry", by=reader, about=worry, now=now, chain=group)
