from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, ledger, sealing
from alongside.words.domain.kinds import Kind
from alongside.words.models import Beside, Consent, Folding, Words
from alongside.words.operations.uses import end_all
from alongside.words.queries import keys_of, names


def take_back(words: UUID, *, by: UUID, now: datetime) -> None:
    """Take words back, everywhere. Doing it twice is doing it once.

    The keys go first: from that line on nobody can read them, whatever fails after it.
    What is left half done is finished by the job that `finish_taking_back` does at night.
    """
    sealing.destroy(keys_of(words))
    mark_taken_back([words], now=now, by=by)


@transaction.atomic
def mark_taken_back(words: Iterable[UUID], *, now: datetime, by: UUID | None) -> None:
    """Everything after the key: the bytes, the uses, the ledger, and the disk's own copies."""
    rows = Words.objects.select_for_update().filter(pk__in=list(words), taken_back_at=None)
    found = list(rows.order_by("pk"))
    end_all([row.id for row in found], now=now)
    for row in found:
        row.sealed, row.taken_back_at = b"", now
        row.save(update_fields=["sealed", "taken_back_at"])
        Beside.objects.filter(words=row).delete()
        consents = Consent.objects.filter(words=row)
        consents.filter(answered__lt=4).delete()
        consents.update(name_key=None, name_sealed=b"")
        known = None if row.hidden else by
        ledger.write("took words back", by=known, about=row.id, now=now, chain=row.group_id)
    if found:
        jobs.leave("wipe", about=None, due=now)


@transaction.atomic
def forget_without_keys() -> None:
    """What stood beside words, lists of what to fold away, and chosen names: their keys are gone.

    By key, not by row: a row that is sealed anew meanwhile is not meant.
    """
    for model in (Beside, Folding):
        for keys in sealing.gone(model.objects.values_list("key", flat=True)):
            model.objects.filter(key__in=keys).delete()
    for keys in sealing.gone(names(Consent.objects.all())):
        Consent.objects.filter(name_key__in=keys).update(name_key=None, name_sealed=b"")


@transaction.atomic
def forget_person(person: UUID, *, now: datetime) -> None:
    """Every word of somebody who erases their account is taken back; the keys went before.

    Words that another person told first stay that person's own. Nobody uses them any more: one
    who told them can not say yes.
    """
    own = Words.objects.filter(person=person)
    own.filter(kind=Kind.DRAFT).delete()
    mark_taken_back(list(own.values_list("pk", flat=True)), now=now, by=None)
    Consent.objects.filter(person=person).update(name_key=None, name_sealed=b"")
