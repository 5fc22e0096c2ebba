"""Coded words come in whole or not at all, and leave as far as their consent goes."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger, sealing
from alongside.evidence.domain.qda.kept import with_memos
from alongside.evidence.domain.qda.project import Project
from alongside.evidence.domain.qda.read import Reading
from alongside.evidence.models import Coding
from alongside.evidence.operations import Refused
from alongside.evidence.operations.coding_rows import keep
from alongside.evidence.queries.coding import project_of
from alongside.words.domain.consent import Consent, Counting, No, Use, allows


def import_coding(
    reading: Reading,
    *,
    group: UUID,
    title: str,
    asked_by: str,
    promised: str,
    by: UUID | None,
    now: datetime,
) -> UUID:
    """Keep words and memos sealed under the coding's own key, and one consent for all.

    The keys come first; if the rest fails, no row is written and the keys are swept.
    Raises Refused.
    """
    if Coding.objects.filter(group=group, fingerprint=reading.fingerprint).exists():
        raise Refused("this file was imported before; nothing was changed")
    coding, held = uuid4(), with_memos(reading.project)
    texts = [
        {"name": one.name, "text": one.text, "description": one.description} for one in held.sources
    ]
    texts += [{"name": one.name, "text": one.text} for one in held.memos]
    sealed = sealing.seal_many((json.dumps(each, ensure_ascii=False) for each in texts), coding)
    with transaction.atomic():
        Coding.objects.create(
            pk=coding,
            group_id=group,
            title=title,
            asked_by=asked_by,
            promised=promised,
            counting=Counting.COUNT,
            fingerprint=reading.fingerprint,
            at=now,
        )
        keep(coding, held, sealed[: len(held.sources)], sealed[len(held.sources) :])
        ledger.write("imported coded words", by=by, about=coding, now=now, chain=group)
    return coding


@transaction.atomic
def export_coding(coding: UUID, *, by: UUID | None, now: datetime) -> Project:
    """The words with their codes, for a file. Raises Refused.

    A file is for counting elsewhere what was counted here, so the same consent is asked.
    """
    row = Coding.objects.filter(pk=coding).first()
    if row is None:
        raise Refused("these coded words are not here any more")
    said = allows(Consent(counting=Counting(row.counting)), Use.COUNT, localdate(now))
    if isinstance(said, No):
        raise Refused(said.why)
    held = project_of(coding)
    ledger.write("exported coded words", by=by, about=coding, now=now, chain=row.group_id)
    return held
