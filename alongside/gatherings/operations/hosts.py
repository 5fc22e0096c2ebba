"""The two hosts of a gathering, and who stands in when one cannot come."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger, outbox
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering, Hosting, StandIn
from alongside.gatherings.operations.planning import ROLES, NotNow
from alongside.gatherings.queries import stand_ins

Mail = Callable[[str, str], tuple[str, str]]


@transaction.atomic
def cannot_host(gathering: UUID, person: UUID, *, mail: Mail, site: str, now: datetime) -> None:
    """One press, no reason. Those who said they could stand in are asked at once."""
    row = Gathering.objects.select_related("group").get(pk=gathering)
    mine = Hosting.objects.select_for_update().filter(gathering=row, person=person).first()
    if mine is None or row.state in (State.CLOSED, State.CALLED_OFF):
        return
    mine.person = None
    mine.save(update_fields=["person"])
    link = f"{site}/g/{row.group.slug}/gatherings/{row.id}"
    for address in stand_ins(row.group_id, mine.role, row.id, without=person):
        outbox.post(address, *mail(row.group.name, link), now=now)
    ledger.write("cannot host", by=person, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def stand_in(gathering: UUID, person: UUID, role: str, *, now: datetime) -> None:
    """Take a free place. The first who presses has it. Raises NotNow."""
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.state in (State.CLOSED, State.CALLED_OFF):
        raise NotNow("This gathering is over. Thank you for the offer.")
    held = Hosting.objects.filter(gathering=row, person=person)
    if held.exclude(role=role).exists():
        raise NotNow("You host this gathering already. It takes two people.")
    free = Hosting.objects.filter(gathering=row, role=role, person=None)
    if role not in ROLES or (not free.update(person=person) and not held.exists()):
        raise NotNow("Somebody else stands in already. Thank you for the offer.")
    ledger.write("stands in", by=person, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def offer(group: UUID, person: UUID, roles: set[str]) -> None:
    """Say, or no longer say, that I can stand in."""
    StandIn.objects.filter(group=group, person=person).exclude(role__in=roles).delete()
    StandIn.objects.bulk_create(
        [StandIn(group_id=group, person_id=person, role=role) for role in sorted(roles)],
        ignore_conflicts=True,
    )


@transaction.atomic
def set_host(gathering: UUID, role: str, person: UUID | None, *, by: UUID, now: datetime) -> None:
    """The hosts agree who it is. Raises NotNow where one person would be both.

    Once it is closed the two stay who they were: what they tell each other is for no third.
    """
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.state == State.CLOSED:
        raise NotNow("This gathering is over. Its hosts stay as they were.")
    others = Hosting.objects.filter(gathering=row).exclude(role=role)
    if person is not None and others.filter(person=person).exists():
        raise NotNow("One person cannot be both hosts. It takes two people.")
    Hosting.objects.update_or_create(gathering=row, role=role, defaults={"person_id": person})
    ledger.write(f"named the {role}", by=by, about=row.id, now=now, chain=row.group_id)
