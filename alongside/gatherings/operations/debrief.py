"""Write a debrief, and wipe it. No ledger line: it is a note of one person for one other."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import jobs, sealing
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Debrief, Gathering
from alongside.gatherings.operations.planning import NotNow

TOO_EARLY = "The room is still open. Close it first. Your words are still here."


@transaction.atomic
def write(gathering: UUID, person: UUID, said: dict[str, str]) -> None:
    """Keep what one host wrote, in place of what they wrote before. Raises NotNow."""
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.state != State.CLOSED:
        raise NotNow(TOO_EARLY)
    before = Debrief.objects.filter(gathering=row, person=person).first()
    mine = before or Debrief(pk=uuid4(), gathering=row, person_id=person)
    sealed = sealing.seal(json.dumps(said, ensure_ascii=False), mine.id)
    old, mine.key, mine.sealed = mine.key, sealed.key, sealed.bytes
    mine.save()
    if before is not None:  # after the commit: or a full disk would lose both
        transaction.on_commit(lambda: sealing.destroy([old]))


def forget_person(person: UUID) -> None:
    """Destroy the keys of all that somebody wrote who erases their account; the rows go with it."""
    for number in Debrief.objects.filter(person=person).values_list("pk", flat=True):
        sealing.forget_owner(number)


@transaction.atomic
def wipe(gathering: UUID, person: UUID, *, now: datetime) -> None:
    """Wipe what this host wrote, key first. Twice is once."""
    row = Debrief.objects.select_for_update().filter(gathering=gathering, person=person).first()
    if row is None:
        return
    sealing.forget_owner(row.id)
    row.delete()
    jobs.leave("wipe", about=None, due=now)
