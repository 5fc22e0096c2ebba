"""What happens to a room: it opens, moves on, keeps time and closes."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, ledger, live
from alongside.gatherings.access.room import said_in
from alongside.gatherings.domain.channels import channels
from alongside.gatherings.domain.plan import FEELINGS, Kind, SeatState, State
from alongside.gatherings.models import Gathering, Panel, Saying, Seat
from alongside.gatherings.models import Part as PartRow
from alongside.gatherings.operations.feedback import ask_how_it_was
from alongside.gatherings.operations.panels import count_turns
from alongside.gatherings.operations.parts import forget_left_out
from alongside.gatherings.operations.planning import NotNow, change
from alongside.words.operations.room import forget_room_words

OPEN_AT_MOST = timedelta(hours=24)
WRITE_FIRST = timedelta(minutes=1)
MORE = timedelta(minutes=5)


@transaction.atomic
def open_room(gathering: UUID, *, by: UUID | None, now: datetime) -> None:
    row = change(gathering, "open", done=State.OPEN)
    if row is None:
        return
    row.opened_at = now
    row.save(update_fields=["state", "opened_at"])
    forget_left_out(row.id)
    jobs.leave("close-room", about=row.id, due=now + OPEN_AT_MOST)
    ledger.write("opened a room", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def undo_opening(gathering: UUID, *, by: UUID, now: datetime) -> None:
    """It was opened by mistake, and nobody said anything in it: it is planned again.

    Who came in has no seat any more; who said “not today” said it still. Raises NotNow.
    """
    row = change(gathering, "undo opening", done=State.PLANNED)
    if row is None:
        return
    if said_in(row.id):
        raise NotNow("Somebody said something in this room. So it cannot be undone.")
    row.part, row.part_ends_at, row.writing, row.opened_at = 1, None, False, None
    row.save(update_fields=["state", "part", "part_ends_at", "writing", "opened_at"])
    Seat.objects.filter(gathering=row).exclude(state=SeatState.NOT_TODAY).delete()
    Panel.objects.filter(gathering=row).update(turn=0, table_turns=0)
    ledger.write("undid opening a room", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def close_forgotten(gathering: UUID, *, now: datetime) -> None:
    """A day after it was opened. One that was opened anew meanwhile has a day of its own.

    Raises NotNow where it is not open.
    """
    opened = Gathering.objects.filter(pk=gathering, opened_at__gt=now - OPEN_AT_MOST)
    if not opened.exists():
        close_room(gathering, by=None, now=now)


@transaction.atomic
def move_to(gathering: UUID, part: int, *, seen: int | None = None) -> None:
    """The room goes on to that part, or back to it. The clock and the quiet minute stop.

    `seen` is the part that the host saw when they pressed: two hosts who press “next” at once
    move the room on once. Raises NotNow.
    """
    row = change(gathering, "move")
    if row is None or not PartRow.objects.filter(gathering=row, number=part).exists():
        raise NotNow("This part is not in the plan.")
    if seen is not None and row.part not in (seen, part):
        raise NotNow("The other host moved on first. Look where the group is now.")
    if row.part == part:
        return
    row.part, row.part_ends_at, row.writing = part, None, False
    row.save(update_fields=["part", "part_ends_at", "writing"])


@transaction.atomic
def start_clock(gathering: UUID, *, now: datetime) -> None:
    """As long as the plan says for the part that is on; more where it runs: five minutes, or one
    of the quiet minute."""
    row = change(gathering, "move")
    if row is None:
        return
    if row.part_ends_at is None:
        planned = PartRow.objects.filter(gathering=row, number=row.part)
        minutes = planned.values_list("minutes", flat=True).first() or 5
        row.part_ends_at = now + timedelta(minutes=minutes)
    else:
        row.part_ends_at = max(now, row.part_ends_at) + (WRITE_FIRST if row.writing else MORE)
    row.save(update_fields=["part_ends_at"])


@transaction.atomic
def stop_clock(gathering: UUID) -> None:
    if row := change(gathering, "move"):
        row.part_ends_at = None
        row.save(update_fields=["part_ends_at"])


@transaction.atomic
def write_first(gathering: UUID, *, writing: bool, now: datetime) -> None:
    """One quiet minute: what people write is theirs until they say it. Or its end."""
    row: Gathering | None = change(gathering, "move")
    if row is None or row.writing == writing:
        return
    row.writing, row.part_ends_at = writing, now + WRITE_FIRST if writing else None
    row.save(update_fields=["writing", "part_ends_at"])


@transaction.atomic
def choose_feeling(gathering: UUID, feeling: str) -> None:
    """The one feeling that the group collects words for now. Raises NotNow."""
    row = change(gathering, "move")
    part = row and PartRow.objects.filter(gathering=row, number=row.part, kind=Kind.FEELING_WORDS)
    if feeling not in FEELINGS or not part:
        raise NotNow("Choose a feeling from the list.")
    asks = f"What other words are there for “{FEELINGS[feeling].lower()}”?"
    part.update(feeling=feeling, read_out=asks)


def close_room(gathering: UUID, *, by: UUID | None, now: datetime) -> None:
    """Close for good. What was said is destroyed first; then who was here is forgotten. Pieces of
    page go from memory, and pages that are open ask anew.


    A keyed mark stays for seven days, so that each can say once how it was (feedback).
    """
    said = Saying.objects.filter(part__gathering=gathering).exclude(words=None)
    with transaction.atomic():
        row = change(gathering, "close", done=State.CLOSED)
        if row is None:
            return
        row.closed_at = now
        row.save(update_fields=["state", "closed_at"])
        if row.kind == "panel":
            count_turns(gathering)
        forget_room_words(list(said.values_list("words", flat=True)), now=now)
        Saying.objects.filter(part__gathering=gathering).delete()
        ask_how_it_was(row, now=now)
        Seat.objects.filter(gathering=gathering).delete()
        ledger.write("closed a room", by=by, about=row.id, now=now, chain=row.group_id)
        transaction.on_commit(lambda: live.end(channels(gathering)))
