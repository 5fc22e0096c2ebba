"""Versions of a report: published, corrected in the open, and made anew by taking words back."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.evidence.access.attendance import as_kept, came
from alongside.evidence.domain.resting import rests_on
from alongside.evidence.models import Report, ReportVersion
from alongside.evidence.operations import Refused
from alongside.evidence.operations.reports import EMPTY, GONE
from alongside.words.access.quotes import quotes
from alongside.words.operations import uses
from alongside.words.queries import ended_by_their_people, quoted_people

SAY_WHY = "Say what you mended, and why. Everyone can read it."


@transaction.atomic
def publish(report: UUID, *, by: UUID, now: datetime, corrected: str = "") -> None:
    """The words of the hosts become the next version. A second press changes nothing.

    Raises Refused for a report that says nothing, and for a correction that does not say what was
    mended. How many people it rests on is counted for the first version, and never again.
    """
    row = Report.objects.select_for_update().filter(pk=report).first()
    if row is None:
        raise Refused(GONE)
    if row.published_at is not None and not row.correcting:
        return
    uses.hold_words_of(row.id)  # what is counted here is what consents say when this is done
    here = quotes(row.id, localdate(now))
    if not (row.text.strip() or row.releases.exists() or any(quote.text for quote in here)):
        raise Refused(EMPTY)
    if row.correcting and not corrected.strip():
        raise Refused(SAY_WHY)
    if row.published_at is None:
        row.published_at, row.rests_on = now, rests_on(*quoted_people(row.id, localdate(now)))
    row.correcting = False
    row.save(update_fields=["published_at", "rests_on", "correcting"])
    add(row, [quote.id for quote in here], corrected=corrected.strip(), by=by, now=now)
    did = "corrected a report" if corrected else "published a report"
    ledger.write(did, by=by, about=row.id, now=now, chain=row.group_id)


def add(row: Report, shown: list[UUID], *, corrected: str, by: UUID, now: datetime) -> None:
    told = as_kept(came(row.group_id, now)) if row.attendance else None
    gone = ended_by_their_people(shown)
    ReportVersion.objects.create(
        report=row,
        number=row.versions.count() + 1,
        title=row.title,
        text=row.text,
        asked=row.asked,
        missing=row.missing,
        attendance=row.attendance,
        tables=[str(pk) for pk in row.releases.order_by("at", "pk").values_list("pk", flat=True)],
        quotes=[str(use) for use in shown],
        outcomes=row.outcomes,
        taken_back=sorted(str(use) for use in gone),
        came=told,
        corrected=corrected,
        at=now,
        by=by,
    )


@transaction.atomic
def correct(report: UUID, *, by: UUID, now: datetime) -> None:
    """Work on a published report again. Everyone reads the newest version until the next one is
    published. Twice is once. Raises Refused."""
    row = Report.objects.select_for_update().filter(pk=report).first()
    if row is None:
        raise Refused(GONE)
    if row.published_at is None or row.correcting:
        return
    row.correcting = True
    row.save(update_fields=["correcting"])
    ledger.write("began to correct a report", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def stop_correcting(report: UUID, *, by: UUID, now: datetime) -> None:
    """Put back what stands in the newest version. A quote that was taken out stays out."""
    row = Report.objects.select_for_update().filter(pk=report, correcting=True).first()
    if row is None:
        return
    newest = row.versions.order_by("-number").first()
    if newest is None:
        raise Refused(GONE)
    for quote in quotes(row.id, localdate(now)):
        if str(quote.id) not in newest.quotes:
            uses.take_out(quote.id, place=row.id, by=by, group=row.group_id, now=now)
    for name in ("title", "text", "asked", "missing", "attendance", "outcomes"):
        setattr(row, name, getattr(newest, name))
    row.correcting = False
    row.save()
    row.releases.set(newest.tables)
    ledger.write("stopped a correction", by=by, about=row.id, now=now, chain=row.group_id)


def next_version(report: UUID | None, *, now: datetime) -> None:
    """People took words back that stand in the newest version: the next one says so.

    It differs in nothing else. The words are gone from every version already, so two versions
    laid side by side tell no more than each alone. Doing it twice is doing it once.
    """
    if report is None:
        return
    with transaction.atomic():
        row = Report.objects.select_for_update().filter(pk=report).first()
        newest = row.versions.order_by("-number").first() if row else None
        if newest is None:
            return
        gone = sorted(str(use) for use in ended_by_their_people(map(UUID, newest.quotes)))
        if set(gone) <= set(newest.taken_back):
            return
        newest.pk, newest.number = uuid4(), newest.number + 1
        newest.taken_back, newest.corrected, newest.by, newest.at = gone, "", None, now
        newest.save(force_insert=True)


def next_versions(*, now: datetime) -> None:
    """Every night: of words whose taking back is not told to the hour, and where a job was lost."""
    for report in Report.objects.exclude(published_at=None).values_list("pk", flat=True):
        next_version(report, now=now)
