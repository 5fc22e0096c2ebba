"""What a gathering leaves behind, for whoever was let in to it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from alongside.core.sealing import keyed_hash
from alongside.gatherings.domain.feedback import SAYS, Word
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Attendance, FeedbackCount, FeedbackTicket, Gathering
from alongside.groups.access import Standing

LOOK_BACK = timedelta(days=60)


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


@dataclass(frozen=True, slots=True)
class ToCount:
    title: str
    starts_at: datetime
    path: str


def not_counted(standing: Standing, now: datetime) -> list[ToCount]:
    """Gatherings of the last weeks that nobody counted. The door to the group was opened before."""
    rows = Gathering.objects.filter(group=standing.group, attendance=None, state=State.CLOSED)
    recent = rows.filter(starts_at__gt=now - LOOK_BACK).order_by("-starts_at", "pk")
    where = f"/g/{standing.slug}/gatherings"
    return [ToCount(row.title, row.starts_at, f"{where}/{row.id}/count") for row in recent[:12]]


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the group was told, and whether this person can still answer."""

    says: list[tuple[str, int]]  # a sentence, and how many answers it is of
    mine_to_answer: bool
    until: datetime


def feedback(gathering: UUID, person: UUID, now: datetime) -> Feedback | None:
    """How it was, for a member who was let in. None where nobody was asked."""
    rows = FeedbackCount.objects.filter(round__gathering=gathering).select_related("round")
    counts = list(rows.order_by("question"))
    if not counts:
        return None
    asked = counts[0].round
    is_open = not asked.wiped and asked.open_until > now
    tickets = FeedbackTicket.objects.filter(round=asked)
    mine = is_open and tickets.filter(pk=keyed_hash(asked.id, str(person))).exists()
    said = [(SAYS[row.question][Word(row.told)], row.told_of) for row in counts if row.told]
    return Feedback(said, mine, asked.open_until)
