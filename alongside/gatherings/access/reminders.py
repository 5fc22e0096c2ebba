"""What a person chose to be reminded of, and the ticket in a reminder."""

import base64
from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.http import Http404

from alongside.gatherings.access.gathering import GatheringView, view
from alongside.gatherings.domain.plan import SeatState, State
from alongside.gatherings.models import Gathering, Hosting, Reminder, Seat, Speaker
from alongside.groups.queries import in_group
from alongside.people.access import Person

SIGNER = Signer(salt="reminder")


def ticket(gathering: UUID, person: UUID) -> str:
    """For the links of one mail. Nothing is kept of it: it says who it is for, and is signed."""
    both = base64.urlsafe_b64encode(gathering.bytes + person.bytes).decode().rstrip("=")
    return SIGNER.sign(both)


@dataclass(frozen=True, slots=True)
class Reminded:
    """What stands behind a reminder's link: one person, one gathering."""

    person: UUID
    name: str
    plain: bool  # the page says "Meeting" and no more
    group: UUID
    group_name: str
    gathering: GatheringView
    not_today: bool
    hosts_it: bool
    gave_back: str  # the role, while nobody stands in
    speaks: bool
    over: bool  # nothing can be said about it any more
    wants: Set[int]


def reminded(said: str, now: datetime) -> Reminded:
    """Raises Http404 for a ticket that is not ours, and for who is not in the group any more."""
    try:
        both = SIGNER.unsign(said)
    except BadSignature as wrong:
        raise Http404 from wrong
    numbers = base64.urlsafe_b64decode(both + "=")
    number, person = UUID(bytes=numbers[:16]), UUID(bytes=numbers[16:])
    row = Gathering.objects.select_related("group").filter(pk=number).first()
    member = in_group(row.group_id).filter(person=person) if row else None
    who = member and member.values_list("person__name", "person__plain_titles").first()
    if row is None or not who:
        raise Http404
    hostings = list(Hosting.objects.filter(gathering=row).select_related("person"))
    seat = Seat.objects.filter(gathering=row, person=person).values_list("state", flat=True)
    found = view(row, row.group.slug, [], hostings)
    ended = found.state in (State.CLOSED, State.CALLED_OFF) or found.ends_at < now
    return Reminded(
        person=person,
        name=who[0],
        plain=who[1],
        group=row.group_id,
        group_name=row.group.name,
        gathering=found,
        not_today=SeatState.NOT_TODAY in seat,
        hosts_it=found.hosted_by(person),
        gave_back=next((host.role for host in found.missing if host.gave_back == person), ""),
        speaks=Speaker.objects.filter(gathering=row, person=person, cannot=False).exists(),
        over=ended,
        wants=chosen(person, row.group_id),
    )


def chosen(person: UUID, group: UUID) -> frozenset[int]:
    """Hours before, as this person chose for this group."""
    rows = Reminder.objects.filter(person=person, group=group)
    return frozenset(rows.values_list("hours", flat=True))


def chosen_everywhere(person: Person) -> dict[UUID, set[int]]:
    """By group, for a person who was let in to their own things."""
    found: dict[UUID, set[int]] = {}
    for group, hours in Reminder.objects.filter(person=person).values_list("group", "hours"):
        found.setdefault(group, set()).add(hours)
    return found
