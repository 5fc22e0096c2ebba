"""Count how many came, without a name."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Attendance, Gathering
from alongside.gatherings.operations.planning import NotNow

TOO_EARLY = "This gathering has not begun. Count when people are there. Nothing was kept."
CALLED_OFF = "This gathering was called off. There is nobody to count. Nothing was kept."


@transaction.atomic
def count(
    gathering: UUID, *, room: int, video: int, phone: int, by: UUID | None, now: datetime
) -> None:
    """Keep the numbers, in place of those of before. Raises NotNow."""
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.state not in (State.OPEN, State.CLOSED):
        raise NotNow(CALLED_OFF if row.state == State.CALLED_OFF else TOO_EARLY)
    numbers = {"room": room, "video": video, "phone": phone}
    if Attendance.objects.filter(gathering=row, **numbers).exists():
        return
    Attendance.objects.update_or_create(gathering=row, defaults=numbers)
    ledger.write("counted who came", by=by, about=row.id, now=now, chain=row.group_id)
