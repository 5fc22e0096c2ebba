from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.campaigns.domain import SignatureState, State
from alongside.campaigns.models import Letter, Signature, SignatureLink
from alongside.campaigns.operations.letters import SAYS, NotNow
from alongside.core import jobs, sealing, taken_back


@transaction.atomic
def confirm(signature: UUID, *, now: datetime) -> None:
    """Count it. Confirming twice is confirming once; a mailbox that signed before changes its way.

    Raises NotNow when the letter was closed meanwhile, or the signature was taken off.
    """
    row = (
        Signature.objects.select_related("letter").select_for_update(of=("self",)).get(pk=signature)
    )
    if row.state == SignatureState.CONFIRMED:
        return
    if row.state == SignatureState.REMOVED:
        raise NotNow("You took this name off. Sign again if you want to be counted.")
    letter = Letter.objects.select_for_update(no_key=True).get(pk=row.letter_id)
    if letter.state != State.OPEN:
        raise NotNow(SAYS[State(letter.state)])
    before = Signature.objects.filter(
        letter=letter, mailbox=row.mailbox, state=SignatureState.CONFIRMED
    ).first()
    if before is not None:
        replace(before, row, now=now)
    row.state, row.confirmed_at = SignatureState.CONFIRMED, now
    row.save(update_fields=["state", "confirmed_at"])


def replace(before: Signature, row: Signature, *, now: datetime) -> None:
    """The same mailbox confirms other details: the newer ones stand, all its links work."""
    SignatureLink.objects.filter(signature=before).update(signature=row)
    if key := before.key:  # after the commit: until then the older name still stands
        transaction.on_commit(lambda: sealing.destroy([key]))
    before.delete()
    jobs.leave("wipe", about=None, due=now)


def take_off(signature: UUID, *, now: datetime) -> None:
    """Take a name off: at any time, also after the close. The key goes first."""
    row = Signature.objects.get(pk=signature)
    if row.key:
        sealing.destroy([row.key])
    else:  # only counted, it has no key: its own number is listed
        taken_back.add([row.id], taken_back.ROWS)
    with transaction.atomic():
        row = Signature.objects.select_for_update().get(pk=signature)
        if row.state == SignatureState.REMOVED:
            return
        row.state, row.sealed, row.key = SignatureState.REMOVED, b"", None
        row.save(update_fields=["state", "sealed", "key"])
        jobs.leave("wipe", about=None, due=now)


@transaction.atomic
def finish_taking_off(listed: Collection[UUID], *, now: datetime) -> None:
    """Names taken off, where that stopped half way or came back with a restore.

    `listed` is core.taken_back's list, which has the numbers of those that were only counted.
    """
    standing = Signature.objects.exclude(state=SignatureState.REMOVED)
    only_counted = set(standing.filter(key=None).values_list("pk", flat=True)) & set(listed)
    for signature in only_counted:
        take_off(signature, now=now)
    keys = standing.exclude(key=None).values_list("key", flat=True)
    for some in sealing.gone(key for key in keys if key):
        standing.filter(key__in=some).update(state=SignatureState.REMOVED, sealed=b"", key=None)
