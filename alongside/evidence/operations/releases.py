"""Let numbers out, after the check."""

import json
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger, sealing
from alongside.evidence.domain.disclosure.release_file import as_json
from alongside.evidence.domain.disclosure.telling import Unsafe, safe_table
from alongside.evidence.models import (
    Release,
    Sheet,
    Survey,
)
from alongside.evidence.operations import Refused
from alongside.words.domain.consent import Consent, Counting, No, Use, allows

MOST_QUESTIONS = 2  # in one table


@transaction.atomic
def release(
    survey: UUID, columns: Collection[str], *, group: UUID, by: UUID, now: datetime
) -> Release:
    """Count one question, or one by another, and let the numbers out, after the check.

    Raises Unsafe or Refused. What was released once is that release for ever, and each new one is
    safe beside all that were told of this survey before. A question that another survey of this
    group released already is refused: the same people may stand behind both, and two counts of
    them could be compared.
    """
    row = Survey.objects.select_for_update().filter(pk=survey, group=group).first()
    names = sorted(set(columns))
    if (
        row is None
        or not names
        or len(names) > MOST_QUESTIONS
        or not set(names) <= set(row.columns)
    ):
        raise Refused("Choose a question of one of your surveys.")
    told = list(Release.objects.filter(survey=row).order_by("at", "pk"))
    for one in told:
        if one.columns == names:
            return one
    said = allows(Consent(counting=Counting(row.counting)), Use.COUNT, localdate(now))
    if isinstance(said, No):
        raise Refused(said.why)
    others = Release.objects.filter(survey__group=group).exclude(survey=row)
    if any(not set(names).isdisjoint(one.columns) for one in others):
        raise Unsafe("Another survey already told numbers for this question. We do not tell both.")
    sheets = dict(Sheet.objects.filter(survey=row).values_list("key", "sealed"))
    texts = sealing.unseal_many({key: bytes(sealed) for key, sealed in sheets.items()})
    table = safe_table(
        [json.loads(text) for text in texts.values()],
        names,
        [one.as_domain() for one in told],
    )
    made = Release.objects.create(survey=row, columns=names, content=as_json(table), at=now, by=by)
    ledger.write("released a table", by=by, about=made.id, now=now, chain=group)
    return made
