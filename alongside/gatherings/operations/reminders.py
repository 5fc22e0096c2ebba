"""Reminders: chosen by each person, sent to those who are in the group and did not say no."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, outbox
from alongside.gatherings.access.reminders import ticket
from alongside.gatherings.domain.plan import State
from alongside.gatherings.domain.reminding import HOURS, due_at, due_now
from alongside.gatherings.models import Gathering, Hosting, Reminder
from alongside.gatherings.queries import who_wants


@dataclass(frozen=True, slots=True)
class Notice:
    """What a mail about a gathering may tell one person. Empty words are left out."""

    title: str
    place: str
    starts_at: datetime
    hosts_it: bool
    link: str


Mail = Callable[[Notice], tuple[str, str]]


def leave_reminders(row: Gathering) -> None:
    """Whoever gives a gathering its time leaves the moments to look at it again."""
    for due in due_at(row.starts_at):
        jobs.leave("remind", about=row.id, due=due)


@transaction.atomic
def remind(gathering: UUID, *, mail: Mail, site: str, now: datetime) -> int:
    """Send what is due, and once. Returns how many mails. Done twice, the second sends none."""
    row = Gathering.objects.select_for_update().filter(pk=gathering).first()
    if row is None or row.state not in (State.PLANNED, State.OPEN):
        return 0
    hours = due_now(row.starts_at, row.reminded, now)
    if not hours:
        return 0
    row.reminded = min(hours)
    row.save(update_fields=["reminded"])
    return tell(row, hours, mail=mail, site=site, now=now)


def tell(row: Gathering, hours: list[int], *, mail: Mail, site: str, now: datetime) -> int:
    """A mail to each who asked for one of these reminders, inside the caller's transaction."""
    hosting = set(Hosting.objects.filter(gathering=row).values_list("person", flat=True))
    people = who_wants(row, hours)
    for person, address, plain in people:
        notice = Notice(
            title="" if plain else row.title,
            place="" if plain else row.place,
            starts_at=row.starts_at,
            hosts_it=person in hosting,
            link=f"{site}/today/{ticket(row.id, person)}",
        )
        outbox.post(address, *mail(notice), now=now)
    return len(people)


def tell_of_change(row: Gathering, *, mail: Mail, site: str, now: datetime) -> None:
    """It moved, or does not happen: those who wanted any reminder hear it at once."""
    if now < row.starts_at:
        tell(row, list(HOURS), mail=mail, site=site, now=now)


@transaction.atomic
def choose(group: UUID, person: UUID, hours: Set[int]) -> None:
    """These reminders and no others, for one group."""
    Reminder.objects.filter(group=group, person=person).exclude(hours__in=hours).delete()
    Reminder.objects.bulk_create(
        [Reminder(group_id=group, person_id=person, hours=each) for each in sorted(hours)],
        ignore_conflicts=True,
    )
