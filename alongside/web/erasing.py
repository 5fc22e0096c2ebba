"""Erase an account: each context's own part, the keys first."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, sealing, taken_back
from alongside.evidence.operations import sheets
from alongside.evidence.operations.coding_ended import forget_coder
from alongside.gatherings.operations import captions, debrief
from alongside.groups.access import my_groups
from alongside.groups.operations import leave
from alongside.people.access import Person
from alongside.people.operations import erase_account
from alongside.words.operations.taking_back import forget_person


def erase(person: Person, *, now: datetime) -> None:
    """The keys first: nobody can read what this person wrote, whatever fails after them.

    Debriefs and the captions of a panel are under keys of their own. A worry stays with those who
    were told it, without a name. Doing it again finishes what stopped half way.
    """
    number: UUID = person.id
    taken_back.add([number], taken_back.ROWS)  # a restored site erases the account again
    sealing.forget_owner(number)
    debrief.forget_person(number)
    captions.forget_speaker(number, now=now)
    forget_coder(number)
    with transaction.atomic():
        forget_person(number, now=now)
        sheets.forget_person(number)
        for group in my_groups(person):
            leave(group.id, number, now=now)
        erase_account(number, now=now)
        jobs.leave("wipe", about=None, due=now)
