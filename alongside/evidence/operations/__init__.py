import json
import secrets
from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from alongside.core import ledger, sealing
from alongside.evidence.access import as_told
from alongside.evidence.domain.answers import Answers
from alongside.evidence.domain.attendance import corrected, tell
from alongside.evidence.domain.disclosure.release_file import as_json
from alongside.evidence.domain.disclosure.telling import Unsafe, safe_table
from alongside.evidence.domain.resting import rests_on
from alongside.evidence.models import (
    AttendanceTold,
    CodedWords,
    Memo,
    Release,
    Report,
    Sheet,
    Survey,
)
from alongside.gatherings.queries import counted_weeks, groups_that_count, monday
from alongside.words.access.quotes import quotes
from alongside.words.domain.consent import Consent, Counting, No, Use, allows
from alongside.words.domain.kinds import Place
from alongside.words.operations import uses
from alongside.words.queries import quoted_people

MOST_QUESTIONS = 2  # in one table


class Refused(Exception):
    """Why not, in a sentence for whoever asked."""


def import_survey(
    answers: Answers,
    *,
    group: UUID,
    title: str,
    asked_by: str,
    promised: str,
    by: UUID | None,
    now: datetime,
) -> UUID:
    """Keep every sheet sealed under the survey's own key, and one consent for all. Raises Refused.

    The keys come first; if the rest fails, no row is written and the keys are swept.
    """
    if Survey.objects.filter(group=group, fingerprint=answers.fingerprint).exists():
        raise Refused("this file was imported before; nothing was changed")
    survey = uuid4()
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
    """Sheets and coded words that were taken away, where that stopped half way or came back with a
    restore."""
    for model in (Sheet, CodedWords, Memo):
        for keys in sealing.gone(model.objects.values_list("key", flat=True)):
            model.objects.filter(key__in=keys).delete()


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


@transaction.atomic
def write_report(
    title: str,
    text: str,
    *,
    id: UUID,  # noqa: A002
    group: UUID,
    by: UUID,
    now: datetime,
) -> UUID:
    """A new draft. The same form sent twice is one report."""
    known = Report.objects.filter(pk=id).first()
    if known is not None and known.group_id == group:
        return known.id
    slug = f"{slugify(title)[:60] or 'report'}-{secrets.token_hex(3)}"
    made = Report.objects.create(
        pk=uuid4() if known else id, group_id=group, slug=slug, title=title, text=text, made_at=now
    )
    ledger.write("began a report", by=by, about=made.id, now=now, chain=group)
    return made.id


GONE = "Somebody threw this report away."
EMPTY = "This report is empty. Write something, or add a table or a quote."


def still_draft(report: UUID) -> Report:
    """The report, held for this transaction. Raises Refused."""
    row = Report.objects.select_for_update().filter(pk=report).first()
    if row is None:
        raise Refused(GONE)
    if row.published_at is not None:
        raise Refused("This report is published. It does not change any more.")
    return row


@transaction.atomic
def change_report(report: UUID, title: str, text: str, *, by: UUID, now: datetime) -> None:
    """Other words for a draft; its address stays. Raises Refused."""
    row = still_draft(report)
    row.title, row.text = title, text
    row.save(update_fields=["title", "text"])
    ledger.write("changed a draft report", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def add_table(
    report: UUID, survey: UUID, columns: Collection[str], *, group: UUID, by: UUID, now: datetime
) -> None:
    """Raises Unsafe or Refused with the reason."""
    row = still_draft(report)
    row.releases.add(release(survey, columns, group=group, by=by, now=now))


@transaction.atomic
def add_quote(report: UUID, story: UUID, sentence: str, *, by: UUID, now: datetime) -> None:
    """Raises Refused, or words.operations.uses.NotAllowed with the reason."""
    row = still_draft(report)
    uses.quote(
        story,
        sentence,
        place_kind=Place.REPORT,
        place=row.id,
        title=row.title,
        path=f"/reports/{row.slug}",
        by=by,
        group=row.group_id,
        now=now,
    )


@transaction.atomic
def remove_table(report: UUID, table: UUID, *, by: UUID, now: datetime) -> None:
    """Out of the report. The release itself is remembered for ever. Raises Refused."""
    row = still_draft(report)
    if found := row.releases.filter(pk=table).first():
        row.releases.remove(found)
        ledger.write("took a table out", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def remove_quote(report: UUID, use: UUID, *, by: UUID, now: datetime) -> None:
    """End one use of words in a draft. Raises Refused."""
    row = still_draft(report)
    uses.take_out(use, place=row.id, by=by, group=row.group_id, now=now)


@transaction.atomic
def throw_away(report: UUID, *, group: UUID, by: UUID, now: datetime) -> None:
    """End every use of words in a draft, then delete it. Doing it twice is doing it once.

    Raises Refused once it is published.
    """
    if not Report.objects.select_for_update().filter(pk=report, group=group).exists():
        return
    row = still_draft(report)
    for quote in quotes(row.id, localdate(now)):
        uses.take_out(quote.id, place=row.id, by=by, group=group, now=now)
    row.delete()
    ledger.write("threw a draft report away", by=by, about=report, now=now, chain=group)


@transaction.atomic
def publish(report: UUID, *, by: UUID, now: datetime) -> None:
    """Publishing twice is publishing once. Raises Refused for a report that says nothing."""
    row = Report.objects.select_for_update().filter(pk=report).first()
    if row is None:
        raise Refused(GONE)
    if row.published_at is not None:
        return
    uses.hold(row.id)  # what is counted here is what consents say when this is done
    shown = any(quote.text for quote in quotes(row.id, localdate(now)))
    if not (row.text.strip() or row.releases.exists() or shown):
        raise Refused(EMPTY)
    row.published_at, row.rests_on = now, rests_on(*quoted_people(row.id, localdate(now)))
    row.save(update_fields=["published_at", "rests_on"])
    ledger.write("published a report", by=by, about=row.id, now=now, chain=row.group_id)


def tell_all_attendance(*, now: datetime) -> None:
    """Every night, for every group that counts who came. One group a transaction."""
    for group in groups_that_count():
        tell_attendance(group, now=now)


@transaction.atomic
def tell_attendance(group: UUID, *, now: datetime) -> None:
    """Tell a group of the weeks that are over, after the check. Doing it twice is doing it once."""
    over = counted_weeks(group, before=monday(now))
    rows = list(AttendanceTold.objects.select_for_update().filter(group=group).order_by("first"))
    changed = [row for row in rows if told_anew(row, over)]
    known = {week for row in rows for week in as_told(row).weeks}
    new = tell([(week, came) for week, came in over.items() if week not in known])
    AttendanceTold.objects.bulk_update(changed, ["counts", "out"], batch_size=200)
    AttendanceTold.objects.bulk_create(
        AttendanceTold(
            group_id=group,
            first=one.weeks[0],
            weeks=[week.isoformat() for week in one.weeks],
            counts=list(one.counts),
        )
        for one in new
    )
    if new or changed:
        ledger.write("told how many came", by=None, about=group, now=now, chain=group)


def told_anew(row: AttendanceTold, came: Mapping[date, int]) -> bool:
    """Put a correction of the hosts into the row, where it is safe. True when it changed."""
    before = as_told(row)
    after = corrected(before, sum(came.get(week, 0) for week in before.weeks))
    row.counts, row.out = list(after.counts), after.out
    return after != before
