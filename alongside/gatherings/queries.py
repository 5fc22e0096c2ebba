"""What the program itself reads of gatherings."""

from datetime import date
from uuid import UUID

from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering


def open_today(group: UUID, today: date) -> UUID | None:
    """The room of this group that is open and began today."""
    rows = Gathering.objects.filter(group=group, state=State.OPEN, starts_at__date=today)
    return rows.order_by("starts_at", "pk").values_list("pk", flat=True).first()
