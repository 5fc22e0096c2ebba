"""Let numbers out, after the check."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger, sealing
from alongside.evidence.domain.disclosure.release import Release as Told
from alongside.evidence.domain.disclosure.release_file import as_json
from alongside.evidence.domain.disclosure.telling import Unsafe, safe_table
from alongside.evidence.domain.surveys.kept import as_row, of_kept, of_text
from alongside.evidence.models import (
    Asking,
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
    if Asking.objects.filter(survey=row, closed_at=None).exists():
        raise Refused("People still answer this survey. Close it first. Then we can count.")
    sheets = list(Sheet.objects.select_for_update().filter(survey=row, sent=True).order_by("pk"))
    earlier = [one.as_domain() for one in told]
    table, counted = safest(as_rows(row, sheets), names, earlier)
    # In handfuls: SQLite takes a bounded number of parameters.
    Sheet.objects.filter(survey=row).update(told=False)
    for start in range(0, len(counted), sealing.AT_ONCE):
        some = counted[start : start + sealing.AT_ONCE]
        Sheet.objects.filter(pk__in=some).update(told=True)
    made = Release.objects.create(survey=row, columns=names, content=as_json(table), at=now, by=by)
    ledger.write("released a table", by=by, about=made.id, now=now, chain=group)
    return made


@dataclass(frozen=True, slots=True)
class Row:
    """A sheet by column. `told`: as it is now, it was in the newest release."""

    id: UUID
    told: bool
    answers: dict[str, str]


def safest(
    rows: Sequence[Row], columns: Sequence[str], earlier: Sequence[Told]
) -> tuple[Told, list[UUID]]:
    """A table of all sheets; where too few have come since the last one, of those of last time.

    A sheet that was changed is one that was taken away, and another that came: its answers of last
    time are nowhere any more. Returns the sheets that were counted, too. Raises Unsafe.
    """
    same = [row for row in rows if row.told]
    left = earlier[-1].people - len(same) if earlier else 0

    def count(these: Sequence[Row]) -> tuple[Told, list[UUID]]:
        table = safe_table([row.answers for row in these], columns, earlier, left)
        return table, [row.id for row in these]

    try:
        return count(rows)
    except Unsafe:
        if not earlier or left or len(same) == len(rows):
            raise
        return count(same)


def as_rows(survey: Survey, sheets: Sequence[Sheet]) -> list[Row]:
    """A sheet whose key is gone was taken away, and counts no more."""
    texts = sealing.unseal_many({sheet.key: bytes(sheet.sealed) for sheet in sheets})
    asking = Asking.objects.filter(survey=survey).first()
    questions = of_kept(asking.questions) if asking else None

    def answers(text: str) -> dict[str, str]:
        return as_row(questions, of_text(text)) if questions else json.loads(text)

    return [
        Row(sheet.pk, sheet.told, answers(texts[sheet.key]))
        for sheet in sheets
        if sheet.key in texts
    ]
