"""What a gathering leaves behind, for whoever was let in to it."""

from dataclasses import dataclass
from uuid import UUID

from alongside.gatherings.models import Attendance


@dataclass(frozen=True, slots=True)
class Counted:
    """How many came. For the hosts, who counted; the group hears through a release."""

    room: int
    video: int
    phone: int

    @property
    def all(self) -> int:
        return self.room + self.video + self.phone


def counted(gathering: UUID) -> Counted | None:
    """The hosts' count of a gathering that they were let in to run."""
    row = Attendance.objects.filter(gathering=gathering).first()
    return Counted(row.room, row.video, row.phone) if row else None
