"""One person's sheet: begun, answered, sent, changed and taken back. No ledger line says so.

Who it is of is written nowhere. A sheet that changes is sealed under a new key; the old one is
destroyed after the new one is safe.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, sealing
from alongside.evidence.domain.surveys.kept import Filled, How, of_text
from alongside.evidence.models import Asking, KeptCode, Sheet
from alongside.evidence.operations import Refused
from alongside.words.access.call_codes import hashed
from alongside.words.domain.return_code import LENGTH, whole

CLOSED = "This survey is closed. Nobody can begin it any more."
HERE_ALREADY = "We have this sheet already. Use your code to open it."
GONE = "These answers are not here any more. Nothing was kept."


def begin_sheet(survey: UUID, *, how: How, language: str, once: UUID, now: datetime) -> UUID:
    """An empty draft, and its number. Its private code stands in it until it was written down.

    Raises Refused. The same form sent twice opens the draft only while its code is still there:
    later, a page that was left open somewhere is no way in.
    """
    code = whole("".join(secrets.choice("0123456789") for _ in range(LENGTH - 1)))
    code_hash = hashed(code)  # slow, so before anything is held
    with transaction.atomic():
        row = Asking.objects.select_for_update().get(pk=survey)
        known = Sheet.objects.filter(once=once, survey=survey).first()
        if known is not None:
            if not filled(known).code:
                raise Refused(HERE_ALREADY)
            return known.id
        if row.opened_at is None or row.closed_at is not None:
            raise Refused(CLOSED)
        sealed = sealing.seal(Filled({}, how, language, code).as_text(), survey)
        return Sheet.objects.create(
            survey_id=survey,
            key=sealed.key,
            sealed=sealed.bytes,
            sent=False,
            code=code_hash,
            once=once,
        ).id


def filled(row: Sheet) -> Filled:
    text = sealing.unseal(row.key, bytes(row.sealed))
    if text is None:
        raise Refused(GONE)
    return of_text(text)


def change(sheet: UUID, change_it: Callable[[Filled], Filled], *, now: datetime) -> None:
    """Seal it anew where something changed. Raises Refused where it was taken back meanwhile."""
    with transaction.atomic():
        row = Sheet.objects.select_for_update().filter(pk=sheet).first()
        if row is None:
            raise Refused(GONE)
        before = filled(row)
        after = change_it(before)
        if after == before:
            return
        old, sealed = row.key, sealing.seal(after.as_text(), row.survey_id)
        row.key, row.sealed = sealed.key, sealed.bytes
        if (after.said, after.how) != (before.said, before.how):
            row.told = False  # what a release told of it is not here any more
        row.save()
        jobs.leave("wipe", about=None, due=now)
    sealing.destroy([old])


def say(sheet: UUID, question: str, answer: Sequence[str], *, now: datetime) -> None:
    """One answer, also on a sheet that was sent. Empty: they would rather not say."""
    change(sheet, lambda it: replace(it, said={**it.said, question: list(answer)}), now=now)


def wrote_code_down(sheet: UUID, *, now: datetime) -> None:
    """From here on nobody but its person knows the code. Twice is once."""
    change(sheet, lambda it: replace(it, code=""), now=now)


@transaction.atomic
def send(sheet: UUID, *, paper: bool = False) -> None:
    """From here on it counts. Twice is once. Raises Refused.

    Of one that was typed in from paper nothing is left that leads from the paper to it.
    """
    survey = Sheet.objects.filter(pk=sheet).values_list("survey", flat=True).first()
    asking = Asking.objects.select_for_update().filter(pk=survey).first()
    row = Sheet.objects.select_for_update().filter(pk=sheet).first()
    if row is None or asking is None:
        raise Refused(GONE)
    if not row.sent and asking.closed_at is not None:
        raise Refused(CLOSED)
    row.sent = True
    row.once = None if paper else row.once
    row.save(update_fields=["sent", "once"])


def take_sheet_back(sheet: UUID, *, now: datetime) -> None:
    """The key first, then the row. Also after the survey is closed. Twice is once."""
    sealing.destroy(list(Sheet.objects.filter(pk=sheet).values_list("key", flat=True)))
    with transaction.atomic():
        # A change that came in between made another key.
        rows = Sheet.objects.select_for_update().filter(pk=sheet)
        left = list(rows.values_list("key", flat=True))
        Sheet.objects.filter(pk=sheet).delete()
        jobs.leave("wipe", about=None, due=now)
    sealing.destroy(left)


@transaction.atomic
def keep_code(code: str, survey: UUID, *, person: UUID) -> None:
    """Its person wants to find the code among their own things. The newest of a survey is kept."""
    forget_codes(KeptCode.objects.filter(person=person, survey=survey).values_list("pk", flat=True))
    sealed = sealing.seal(code, person)
    KeptCode.objects.create(person_id=person, survey_id=survey, key=sealed.key, sealed=sealed.bytes)


@transaction.atomic
def forget_code(kept: UUID, *, person: UUID, now: datetime) -> None:
    forget_codes(KeptCode.objects.filter(pk=kept, person=person).values_list("pk", flat=True))
    jobs.leave("wipe", about=None, due=now)


def forget_codes(kept: Iterable[UUID]) -> None:
    rows = KeptCode.objects.filter(pk__in=list(kept))
    sealing.destroy(list(rows.values_list("key", flat=True)))
    rows.delete()


def forget_person(person: UUID) -> None:
    """Codes that they kept. Their sheets stay: nobody can tell which are theirs."""
    KeptCode.objects.filter(person=person).delete()
