"""Bring in a survey that was answered elsewhere; forget what was taken away."""

import json
import secrets
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import ledger, sealing
from alongside.evidence.domain.answers import Answers
from alongside.evidence.models import (
    KeptCode,
    Sheet,
    Survey,
)
from alongside.evidence.operations import Refused
from alongside.words.domain.consent import Counting


def import_survey(
    answers: Answers,
    *,
    group: UUID,
    title: str,
    asked_by: str,
    promised: str,
    by: UUID | None,
    now: datetime,
    id: UUID | None = None,  # noqa: A002 - the number of the form that asked
) -> UUID:
    """Keep every sheet sealed under the survey's own key, and one consent for all. Raises Refused.

    The keys come first; if the rest fails, no row is written and the keys are swept.
    """
    if id and Survey.objects.filter(pk=id, group=group).exists():
        return id  # the same form sent twice
    if Survey.objects.filter(group=group, fingerprint=answers.fingerprint).exists():
        raise Refused("this file was imported before; nothing was changed")
    survey = id or uuid4()
    texts = (json.dumps(sheet, ensure_ascii=False) for sheet in answers.sheets)
    sealed = sealing.seal_many(texts, survey)
    secrets.SystemRandom().shuffle(sealed)  # the order of the file could tell who came when
    with transaction.atomic():
        Survey.objects.create(
            pk=survey,
            group_id=group,
            title=title,
            columns=answers.columns,
            asked_by=asked_by,
            promised=promised,
            counting=Counting.COUNT,
            fingerprint=answers.fingerprint,
            at=now,
        )
        Sheet.objects.bulk_create(
            (Sheet(survey_id=survey, key=one.key, sealed=one.bytes) for one in sealed),
            batch_size=200,
        )
        ledger.write("imported a survey", by=by, about=survey, now=now, chain=group)
    return survey


@transaction.atomic
def forget_without_keys() -> None:
    """Sheets and kept codes that were taken away, where that stopped half way or came back with a
    restore."""
    for model in (Sheet, KeptCode):
        for keys in sealing.gone(model.objects.values_list("key", flat=True)):
            model.objects.filter(key__in=keys).delete()
