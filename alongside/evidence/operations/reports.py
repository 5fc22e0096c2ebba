"""The life of a report: begun, filled, published, or thrown away."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.evidence.models import Report, Twin
from alongside.evidence.operations import Refused
from alongside.evidence.operations.releases import release
from alongside.words.access.quotes import quotes
from alongside.words.domain.kinds import Place
from alongside.words.operations import uses


@transaction.atomic
def write_report(
    title: str,
    text: str,
    *,
    asked: str = "",
    missing: str = "",
    id: UUID,  # noqa: A002
    group: UUID,
    by: UUID,
    now: datetime,
) -> UUID:
    """A new draft. `asked`: whom the group asked, and how. `missing`: who may think otherwise.

    The same form sent twice is one report.
    """
    known = Report.objects.filter(pk=id).first()
    if known is not None and known.group_id == group:
        return known.id
    slug = f"{slugify(title)[:60] or 'report'}-{secrets.token_hex(3)}"
    made = Report.objects.create(
        pk=uuid4() if known else id,
        group_id=group,
        slug=slug,
        made_at=now,
        title=title,
        text=text,
        asked=asked,
        missing=missing,
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
    if row.published_at is not None and not row.correcting:
        raise Refused("This report is published. To change it, press “Correct this report” first.")
    return row


@transaction.atomic
def change_report(
    report: UUID,
    title: str,
    text: str,
    *,
    asked: str = "",
    missing: str = "",
    by: UUID,
    now: datetime,
) -> None:
    """Other words for a draft; its address stays. Raises Refused."""
    row = still_draft(report)
    row.title, row.text, row.asked, row.missing = title, text, asked, missing
    row.save(update_fields=["title", "text", "asked", "missing"])
    ledger.write("changed a draft report", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def add_table(
    report: UUID, survey: UUID, columns: Collection[str], *, group: UUID, by: UUID, now: datetime
) -> None:
    """Raises Unsafe or Refused with the reason."""
    row = still_draft(report)
    row.releases.add(release(survey, columns, group=group, by=by, now=now))


@transaction.atomic
def tell_attendance(report: UUID, told: bool, *, by: UUID, now: datetime) -> None:
    """Put how many came in the report, or take it out. Raises Refused."""
    row = still_draft(report)
    if row.attendance != told:
        row.attendance = told
        row.save(update_fields=["attendance"])
        did = "put attendance in a report" if told else "took attendance out of a report"
        ledger.write(did, by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def add_quote(
    report: UUID, story: UUID, sentence: str, *, outcome: bool = False, by: UUID, now: datetime
) -> None:
    """With `outcome` the words say what changed for somebody.

    Raises Refused, or words.operations.uses.NotAllowed with the reason.
    """
    row = still_draft(report)
    made = uses.quote(
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
    if outcome and str(made) not in row.outcomes:
        row.outcomes = [*row.outcomes, str(made)]
        row.save(update_fields=["outcomes"])


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
    Twin.objects.filter(place=report).delete()
    ledger.write("threw a draft report away", by=by, about=report, now=now, chain=group)
