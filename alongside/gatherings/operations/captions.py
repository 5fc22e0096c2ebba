"""Captions of a panel: brought by a host, wiped when anybody at the table says no."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import jobs, ledger, sealing
from alongside.gatherings.access.panels import table
from alongside.gatherings.domain.panel import may_record
from alongside.gatherings.models import Captions, Gathering, Speaker
from alongside.gatherings.operations.planning import NotNow

NOT_ALL = "Not everybody at the table said yes to a recording. One no is enough."


@transaction.atomic
def bring_captions(gathering: UUID, vtt: str, *, by: UUID, now: datetime) -> None:
    """`vtt` is WebVTT, as domain.captions writes it. It takes the place of what was there.

    Raises NotNow where somebody at the table did not say yes.
    """
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if not may_record(table(gathering)):
        raise NotNow(NOT_ALL)
    wipe_captions(gathering, now=now)
    number = uuid4()
    sealed = sealing.seal(vtt, number)
    Captions.objects.create(
        pk=number, gathering=row, key=sealed.key, sealed=sealed.bytes, brought_at=now
    )
    ledger.write("brought captions", by=by, about=row.id, now=now, chain=row.group_id)


def wipe_what_is_not_allowed(*, now: datetime) -> None:
    """Every night: captions where somebody at the table has left the group since."""
    for gathering in Captions.objects.values_list("gathering", flat=True):
        if not may_record(table(gathering)):
            wipe_captions(gathering, now=now)


def forget_speaker(person: UUID, *, now: datetime) -> None:
    """Somebody erases their account: with it goes their yes to each recording that they are in."""
    at_table = Speaker.objects.filter(person=person).values("gathering")
    found = Captions.objects.filter(gathering__in=at_table)
    for gathering in list(found.values_list("gathering", flat=True)):
        wipe_captions(gathering, now=now)


@transaction.atomic
def wipe_captions(gathering: UUID, *, now: datetime) -> None:
    """Key first. Where there are none, nothing happens."""
    row = Captions.objects.filter(gathering=gathering).first()
    if row is not None:
        sealing.destroy([row.key])
        row.delete()
        jobs.leave("wipe", about=None, due=now)
