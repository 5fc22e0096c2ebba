"""What the program itself reads of gatherings."""

from datetime import date
from uuid import UUID

from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering, Hosting, StandIn
from alongside.groups.queries import in_group


def open_today(group: UUID, today: date) -> UUID | None:
    """The room of this group that is open and began today."""
    rows = Gathering.objects.filter(group=group, state=State.OPEN, starts_at__date=today)
    return rows.order_by("starts_at", "pk").values_list("pk", flat=True).first()


def stand_ins(group: UUID, role: str, gathering: UUID, *, without: UUID) -> list[str]:
    """Addresses of those who said they could take this role, and are free and not resting."""
    busy = Hosting.objects.filter(gathering=gathering).exclude(person=None)
    rows = StandIn.objects.filter(group=group, role=role, person__in=in_group(group))
    rows = rows.exclude(person=without).exclude(person__in=busy.values("person"))
    return sorted(rows.values_list("person__email", flat=True))
