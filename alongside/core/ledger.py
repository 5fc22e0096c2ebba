"""Who did which privileged thing, chained by hash: a line cut out or changed shows.

The fingerprint of a line is SHA-256 over the fingerprint before it and the line's own fields.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

from django.db import transaction

from alongside.core.models import LedgerHead, LedgerLine

SITE = uuid.UUID(int=0)  # the chain of what belongs to no group


def fingerprint(before: str, line: LedgerLine) -> str:
    fields = [before, str(line.chain), line.number, line.at.astimezone(UTC).isoformat()]
    fields += [str(line.by), line.did, str(line.about)]
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()


def write(
    did: str,
    *,
    by: uuid.UUID | None,
    about: uuid.UUID | None,
    now: datetime,
    chain: uuid.UUID = SITE,
) -> None:
    """Add a line, inside the transaction of the deed: both stand, or neither."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("A ledger line belongs inside the transaction of its deed.")
    LedgerHead.objects.get_or_create(pk=chain)
    head = LedgerHead.objects.select_for_update().get(pk=chain)
    line = LedgerLine(chain=chain, number=head.number + 1, at=now, by=by, did=did, about=about)
    line.hash = fingerprint(head.hash, line)
    line.save(force_insert=True)
    LedgerHead.objects.filter(pk=chain).update(number=line.number, hash=line.hash)


def broken() -> Iterator[str]:
    """A sentence for each chain that does not hold together."""
    for head in LedgerHead.objects.order_by("pk"):
        before, count = "", 0
        lines = LedgerLine.objects.filter(chain=head.pk).order_by("number").iterator()
        for count, line in enumerate(lines, 1):
            if line.number != count or line.hash != fingerprint(before, line):
                yield f"ledger {head.pk}, line {line.number}: it was changed, or one before it"
                break
            before = line.hash
        else:
            if (head.number, head.hash) != (count, before):
                yield f"ledger {head.pk}: its last lines are missing"
