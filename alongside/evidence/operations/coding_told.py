"""Tell how many people speak of which theme, after the check, and put that in a report."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from alongside.core import ledger
from alongside.evidence.access.coding_counted import themes_of, to_count, told_of
from alongside.evidence.domain.disclosure.release_file import as_json
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.domain.themes.counting import sheets
from alongside.evidence.domain.themes.telling import tell
from alongside.evidence.models import Coding, Release
from alongside.evidence.operations import Refused
from alongside.evidence.operations.reports import still_draft

NOTHING_NEW = "Choose a theme that was not told before. What was told stays as it is."
ELSEWHERE = "Another coding told “{}” already. The same people may be in both, so we do not."
TWICE = "Two themes are called “{}”. Give one of them another name first."


@transaction.atomic
def tell_themes(
    coding: UUID, codes: Iterable[UUID], *, group: UUID, by: UUID, now: datetime
) -> UUID:
    """Each theme is told once, safe beside all that was told of this coding before.

    A theme that can not be told safely is not in the release, and can be asked for again. One
    that another coding of this group told is refused: two counts of the same people could be
    compared. Raises Unsafe or Refused.
    """
    row = Coding.objects.select_for_update().filter(pk=coding, group=group).first()
    if row is None:
        raise Refused(NOTHING_NEW)
    told, themes = told_of(coding), themes_of(coding)
    known = {name for one in told for name in one.columns}
    asked = {code: themes[code] for code in codes if code in themes and themes[code] not in known}
    check(row, asked, list(themes.values()))
    said = sheets(to_count(row, localdate(now)), asked)
    behind = {str(person) for person in said}
    left = len(set(told[-1].behind) - behind) if told else 0
    rows = [said[person] for person in sorted(said)]
    release = tell(rows, list(asked.values()), [one.as_domain() for one in told], left)
    made = Release.objects.create(
        coding=row,
        columns=sorted(release.merged),
        content=as_json(release),
        behind=sorted(behind),
        at=now,
        by=by,
    )
    ledger.write("told themes", by=by, about=made.id, now=now, chain=group)
    return made.id


def check(row: Coding, asked: dict[UUID, str], every: list[str]) -> None:
    """Raises Unsafe or Refused."""
    if not asked:
        raise Refused(NOTHING_NEW)
    names = Counter(name.casefold() for name in every)
    for name in asked.values():
        if names[name.casefold()] > 1:
            raise Refused(TWICE.format(name))
    others = Release.objects.filter(coding__group=row.group_id).exclude(coding=row)
    told = {name.casefold() for one in others for name in one.columns}
    for name in asked.values():
        if name.casefold() in told:
            raise Unsafe(ELSEWHERE.format(name))


@transaction.atomic
def put_in_report(release: UUID, report: UUID, *, coding: UUID, by: UUID, now: datetime) -> None:
    """Into a draft of the same group. Twice is once. Raises Refused."""
    row = still_draft(report)
    made = Release.objects.filter(pk=release, coding=coding, coding__group=row.group_id).first()
    if made is None:
        raise Refused("Choose a report of your group.")
    row.releases.add(made)
    ledger.write("put themes in a report", by=by, about=row.id, now=now, chain=row.group_id)
