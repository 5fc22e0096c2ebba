"""Is this gathering there already? A form sent from an old page, or a file brought twice."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering
from alongside.groups.access import Standing


def planned_already(standing: Standing, title: str, starts: datetime, *, but: UUID | None) -> str:
    """The path of one with that name at that time; empty where there is none.

    `but` is the number of the form: sent twice, it is the same gathering and no second one.
    """
    rows = Gathering.objects.filter(group=standing.group, title=title, starts_at=starts)
    rows = rows.exclude(state=State.CALLED_OFF)
    if but is not None:
        rows = rows.exclude(pk=but).exclude(series=but)
    found = rows.values_list("pk", flat=True).first()
    return f"/g/{standing.slug}/gatherings/{found}" if found else ""


def there_already(
    standing: Standing, ones: Iterable[tuple[str, datetime]]
) -> set[tuple[str, datetime]]:
    """Those of these names and times at which the group has a gathering. One query."""
    asked = list(ones)
    rows = Gathering.objects.filter(
        group=standing.group, starts_at__in={starts for _, starts in asked}
    )
    known = set(rows.exclude(state=State.CALLED_OFF).values_list("title", "starts_at"))
    return known & set(asked)
