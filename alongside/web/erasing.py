"""Erase an account: each context's own part, the keys first."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, sealing, taken_back
from alongside.groups.access import my_groups
from alongside.groups.operations import leave
from alongside.people.access import Person
from alongside.people.operations import erase_account
from alongside.words.operations.taking_back import forget_person


def erase(person: Person, *, now: datetime) -> None:
    """From the first line on nobody can read what this person sealed, whatever fails after it.

    Doing it again finishes what stopped half way.
    """
    number: UUID = person.id
    taken_back.add([number], taken_back.ROWS)  # a restored site erases the account again
    sealing.forget_owner(number)
    with transaction.atomic():
        forget_person(number, now=now)
        for group in my_groups(person):
            leave(group.id, number, now=now)
        erase_account(number, now=now)
        jobs.leave("wipe", about=None, due=now)
