"""The life of a report: begun, filled, published, or thrown away."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.evidence.domain.resting import rests_on
from alongside.evidence.models import (
    Report,
)
from alongside.evidence.operations import Refused
from alongside.evidence.operations.releases import release
from alongside.words.access.quotes import quotes
from alongside.words.domain.kinds import Place
from alongside.words.operations import uses
from alongside.words.queries import quoted_people


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
    uses.hold_words_of(row.id)  # what is counted here is what consents say when this is done
    shown = any(quote.text for quote in quotes(row.id, localdate(now)))
    if not (row.text.strip() or row.releases.exists() or shown):
        raise Refused(EMPTY)
    row.published_at, row.rests_on = now, rests_on(*quoted_people(row.id, localdate(now)))
    row.save(update_fields=["published_at", "rests_on"])
    ledger.write("published a report", by=by, about=row.id, now=now, chain=row.group_id)
