"""How many came: weekly numbers, how many in all, the peak, as a picture and a table."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET

from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.attendance import attendance
from alongside.evidence.domain.attendance import Row, Shown
from alongside.gatherings.access.after import not_counted
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

DRAWN = 12  # weeks in the picture; the table has them all
WIDEST = 190


@dataclass(frozen=True, slots=True)
class Bar:
    """One week of the picture, in drawing units. `count` is None where it is hidden."""

    week: date
    count: int | None
    width: int
    top: int


def bars(rows: list[Row]) -> list[Bar]:
    newest = rows[-DRAWN:]
    most = max((row.count or 0 for row in newest), default=0) or 1
    return [
        Bar(row.week, row.count, max(2, round(WIDEST * (row.count or 0) / most)), 34 * at)
        for at, row in enumerate(newest)
    ]


def page(standing: Standing, shown: Shown) -> dict[str, Any]:
    drawn = bars(shown.rows)
    hidden = any(row.count is None for row in shown.rows)
    return {
        "standing": standing,
        "shown": shown,
        "bars": drawn,
        "height": 34 * len(drawn),
        "hidden": hidden,
    }


@needs(Permission.READ_ATTENDANCE)
@require_GET
def for_members(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.READ_ATTENDANCE)
    told = page(standing, attendance(standing, now()))
    return render(request, "evidence/attendance.html", told | {"to_count": []})


@needs(Permission.MAKE_EVIDENCE)
@require_GET
def for_hosts(request: HttpRequest, slug: str) -> HttpResponse:
    """The same, with what is still to count."""
    standing = enter(visitor(request), slug, Permission.MAKE_EVIDENCE)
    told = page(standing, attendance(standing, now()))
    return render(
        request, "evidence/attendance.html", told | {"to_count": not_counted(standing, now())}
    )
