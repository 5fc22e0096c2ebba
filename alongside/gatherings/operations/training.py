"""The aims of a training, and who can give it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.models import Gathering, Trained, Training


def training_of(gathering: UUID) -> Training:
    """Of its series, where it has one: what is learned is the same each time."""
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.series_id is not None:
        made, _ = Training.objects.get_or_create(series_id=row.series_id, group_id=row.group_id)
    else:
        made, _ = Training.objects.get_or_create(gathering=row, group_id=row.group_id)
    return made


@transaction.atomic
def set_aims(gathering: UUID, aims: Sequence[str], *, by: UUID, now: datetime) -> None:
    row = training_of(gathering)
    if row.aims == list(aims):
        return
    row.aims = list(aims)
    row.save(update_fields=["aims"])
    ledger.write("changed a training's aims", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def i_can_give_it(gathering: UUID, person: UUID, *, yes: bool) -> None:
    """Only the person says so, of themselves. Twice is once."""
    row = training_of(gathering)
    if yes:
        Trained.objects.get_or_create(training=row, person_id=person)
    else:
        Trained.objects.filter(training=row, person=person).delete()
