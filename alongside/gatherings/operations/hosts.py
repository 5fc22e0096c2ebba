"""The two hosts of a gathering, and who stands in when one cannot come."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger, outbox
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering, Hosting, StandIn
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.queries import stand_ins
from alongside.groups.queries import addresses_of, addresses_of_hosts, hosts_of, in_group


@dataclass(frozen=True, slots=True)
class Place:
    """One of the two places of a gathering, as a mail tells of it."""

    group: str
    role: str
    starts_at: datetime
    link: str
    asked: int = 0  # people who said that they could stand in


Mail = Callable[[Place], tuple[str, str]]


@transaction.atomic
def cannot_host(
    gathering: UUID, person: UUID, *, ask: Mail, tell: Mail, site: str, now: datetime
) -> None:
    """One press, no reason. Those who said they could stand in are asked at once.

    The other host is told. Where there is none, or nobody can be asked, all hosts of the group are.
    """
    row = Gathering.objects.select_related("group").get(pk=gathering)
    mine = Hosting.objects.select_for_update().filter(gathering=row, person=person).first()
    if mine is None or row.state in (State.CLOSED, State.CALLED_OFF):
        return
    mine.person_id, mine.gave_back_id = None, person
    mine.save(update_fields=["person", "gave_back"])
    place, other = place_of(row, mine.role, site), other_hosts(row, but=person)
    asked = stand_ins(row.group_id, mine.role, row.id, without=person)
    for address in asked:
        outbox.post(address, *ask(place), now=now)
    if not asked or not other:
        other = sorted(
            {*other, *addresses_of_hosts(row.group_id)} - set(addresses_of([person], row.group_id))
        )
    for address in other:
        outbox.post(address, *tell(replace(place, asked=len(asked))), now=now)
    ledger.write("cannot host", by=person, about=row.id, now=now, chain=row.group_id)


def place_of(row: Gathering, role: str, site: str) -> Place:
    link = f"{site}/g/{row.group.slug}/gatherings/{row.id}"
    return Place(row.group.name, role, row.starts_at, link)


def other_hosts(row: Gathering, *, but: UUID, also: UUID | None = None) -> list[str]:
    """Addresses of the hosts of this gathering, and of one more, who are in the group."""
    people = Hosting.objects.filter(gathering=row).exclude(person=None).exclude(person=but)
    known = {*people.values_list("person", flat=True), also} - {None, but}
    return addresses_of([one for one in known if one], row.group_id)


@transaction.atomic
def stand_in(
    gathering: UUID, person: UUID, role: str, *, tell: Mail, site: str, now: datetime
) -> None:
    """Take a free place. The first who presses has it. The other host, and who gave it back, hear.

    Who gave it back and can come after all takes it again in the same way. Raises NotNow.
    """
    held = Gathering.objects.select_for_update(of=("self",)).select_related("group")
    row = held.get(pk=gathering)
    if row.state in (State.CLOSED, State.CALLED_OFF):
        raise NotNow("This gathering is over. Thank you for the offer.")
    mine = Hosting.objects.filter(gathering=row, person=person)
    if mine.exclude(role=role).exists():
        raise NotNow("You host this gathering already. It takes two people.")
    if mine.exists():
        return
    place = Hosting.objects.filter(gathering=row, role=role)
    free = place.exclude(person__in=in_group(row.group_id)).first()  # who left or rests has none
    if free is None:
        raise NotNow("Somebody else stands in already. Thank you for the offer.")
    offered = StandIn.objects.filter(group=row.group_id, person=person, role=role).exists()
    if not (offered or free.gave_back_id == person or person in hosts_of(row.group_id)):
        raise NotNow("Say first that you can stand in. It is under “All gatherings”.")
    before = free.gave_back_id
    Hosting.objects.filter(gathering=row, gave_back=person).update(gave_back=None)
    free.person_id, free.gave_back_id = person, None
    free.save(update_fields=["person", "gave_back"])
    for address in other_hosts(row, but=person, also=before):
        outbox.post(address, *tell(place_of(row, role, site)), now=now)
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
def set_host(
    gathering: UUID,
    role: str,
    person: UUID | None,
    *,
    by: UUID,
    now: datetime,
    seen: str | None = None,
) -> None:
    """The hosts agree who it is. Raises NotNow where one person would be both.

    `seen` is who it was on the page: who was named meanwhile is not put out unseen.

    Once it is closed the two stay who they were: what they tell each other is for no third.
    """
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.state == State.CLOSED:
        raise NotNow("This gathering is over. Its hosts stay as they were.")
    others = Hosting.objects.filter(gathering=row).exclude(role=role)
    if person is not None and others.filter(person=person).exists():
        raise NotNow("One person cannot be both hosts. It takes two people.")
    held = Hosting.objects.filter(gathering=row, role=role).first()
    before = str(held.person_id or "") if held else ""
    if seen is not None and before not in (seen, str(person or "")):
        raise NotNow("Somebody else is named meanwhile. Look who it is. Then choose again.")
    Hosting.objects.update_or_create(
        gathering=row, role=role, defaults={"person_id": person, "gave_back": None}
    )
    ledger.write(f"named the {role}", by=by, about=row.id, now=now, chain=row.group_id)
