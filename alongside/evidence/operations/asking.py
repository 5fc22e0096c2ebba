"""A survey is written, opened, closed and thrown away."""

import random
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from alongside.core import jobs, ledger, sealing
from alongside.evidence.domain.surveys.building import in_the_way
from alongside.evidence.domain.surveys.kept import all_columns, as_kept, of_kept
from alongside.evidence.domain.surveys.questions import Question, Questions
from alongside.evidence.models import Asking, Sheet, Survey
from alongside.evidence.operations import Refused
from alongside.words.domain.consent import Counting

OPEN_ALREADY = "People can answer now. So the questions stay as they are."
CHANGED = "Somebody else changed the survey meanwhile. Look at it again."


@dataclass(frozen=True, slots=True)
class About:
    """What stands before the first question."""

    title: str
    about: str
    asked_by: str
    promised: str
    languages: Sequence[str]


@transaction.atomic
def write_survey(
    told: About,
    asked: Sequence[Question] = (),
    *,
    id: UUID,  # noqa: A002
    group: UUID,
    by: UUID | None,
    now: datetime,
) -> UUID:
    """A draft, with those questions. `id` is the form's own number: twice is once."""
    if Survey.objects.filter(pk=id, group=group).exists():
        return id
    survey = Survey.objects.create(
        pk=id,
        group_id=group,
        title=told.title,
        columns=[],
        asked_by=told.asked_by,
        promised=told.promised,
        counting=Counting.COUNT,
        fingerprint=id.hex,  # no file
        at=now,
    )
    Asking.objects.create(
        survey=survey,
        slug=f"{slugify(told.title)[:60] or 'survey'}-{secrets.token_hex(3)}",
        about=told.about,
        questions=as_kept(Questions(tuple(told.languages), tuple(asked))),
    )
    ledger.write("wrote a survey", by=by, about=id, now=now, chain=group)
    return id


def drafted(survey: UUID) -> Asking:
    """Held until it is changed. Raises Refused once people can answer."""
    rows = Asking.objects.select_for_update().select_related("survey")
    row = rows.get(pk=survey)
    if row.opened_at is not None:
        raise Refused(OPEN_ALREADY)
    return row


@transaction.atomic
def change_about(survey: UUID, told: About) -> None:
    """Words in a language that is taken out stay beside the others, and are shown nowhere."""
    row = drafted(survey)
    row.survey.title, row.survey.asked_by = told.title, told.asked_by
    row.survey.promised = told.promised
    row.about = told.about
    row.questions = row.questions | {"languages": list(told.languages)}
    row.survey.save()
    row.save()


@transaction.atomic
def change_questions(survey: UUID, change: Callable[[Questions], Questions]) -> None:
    """Raises Refused, also where a question that it names is not there any more."""
    row = drafted(survey)
    try:
        row.questions = as_kept(change(of_kept(row.questions)))
    except IndexError as gone:
        raise Refused(CHANGED) from gone
    row.save()


@transaction.atomic
def open_survey(survey: UUID, *, by: UUID, now: datetime) -> None:
    """From here on people answer, and no question changes any more. Twice is once."""
    row = Asking.objects.select_for_update().select_related("survey").get(pk=survey)
    if row.opened_at is not None:
        return
    questions = of_kept(row.questions)
    if wrong := in_the_way(questions):
        raise Refused(wrong[0])
    row.survey.columns = all_columns(questions)
    row.survey.save()
    row.opened_at = now
    row.save()
    group = row.survey.group_id
    ledger.write("opened a survey", by=by, about=survey, now=now, chain=group)


@transaction.atomic
def close_survey(survey: UUID, *, by: UUID, now: datetime) -> None:
    """Nobody begins a sheet any more, and drafts are destroyed. Twice is once.

    The sheets are written anew in an order of chance: the order of rows tells nothing.
    """
    row = Asking.objects.select_for_update().select_related("survey").get(pk=survey)
    if row.opened_at is None or row.closed_at is not None:
        return
    row.closed_at = now
    row.save()
    drafts = Sheet.objects.filter(survey=survey, sent=False)
    sealing.destroy(list(drafts.values_list("key", flat=True)))
    drafts.delete()
    sent = list(Sheet.objects.select_for_update().filter(survey=survey).order_by("pk"))
    random.SystemRandom().shuffle(sent)
    for sheet in sent:
        sheet.once = None  # no form begins any more
    Sheet.objects.filter(survey=survey).delete()
    Sheet.objects.bulk_create(sent, batch_size=200)
    jobs.leave("wipe", about=None, due=now)
    ledger.write("closed a survey", by=by, about=survey, now=now, chain=row.survey.group_id)


@transaction.atomic
def throw_survey_away(survey: UUID, *, by: UUID, now: datetime) -> None:
    """A draft. Raises Refused once it was opened."""
    row = drafted(survey).survey
    group = row.group_id
    row.delete()
    ledger.write("threw a survey away", by=by, about=survey, now=now, chain=group)
