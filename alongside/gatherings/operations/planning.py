"""Plan a gathering, change its plan, move it, call it off."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from alongside.core import ledger
from alongside.gatherings.domain.plan import TEMPLATES, Part, State, becomes
from alongside.gatherings.domain.seen import Seen, changes
from alongside.gatherings.models import Gathering, Hosting
from alongside.gatherings.models import Part as PartRow
from alongside.gatherings.operations.reminders import Mail, leave_reminders, tell_of_change

ROLES = ("host", "support")


class NotNow(Exception):
    """This cannot be done to the gathering as it is. The message says why, for the person."""


class ChangedMeanwhile(NotNow):
    """Somebody else saved it after this page was made."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a gathering is, beside when. `kind` is a key of domain.plan.TEMPLATES."""

    title: str
    kind: str = "session"
    place: str = ""
    video: str = ""
    host: UUID | None = None
    support: UUID | None = None
    parts: tuple[Part, ...] = ()  # instead of those of its template


@transaction.atomic
def plan(
    group: UUID,
    details: Details,
    *,
    starts_at: datetime,
    ends_at: datetime,
    by: UUID | None,
    now: datetime,
    id: UUID | None = None,  # noqa: A002
) -> UUID:
    """A new gathering with its plan. The same form (`id`) sent twice is one gathering."""
    number = id or uuid4()
    if Gathering.objects.filter(pk=number).exclude(group=group).exists():
        number = uuid4()  # another group's number is not ours to meet
    known = Gathering.objects.filter(pk=number).first()
    if known is not None:
        return known.id
    row = put(group, details, starts_at=starts_at, ends_at=ends_at, id=number)
    ledger.write("planned a gathering", by=by, about=row.id, now=now, chain=group)
    return row.id


def put(
    group: UUID,
    details: Details,
    *,
    starts_at: datetime,
    ends_at: datetime,
    id: UUID,  # noqa: A002
    series: UUID | None = None,
    on: date | None = None,
) -> Gathering:
    """The rows of a gathering, from its template."""
    row = Gathering.objects.create(
        pk=id,
        group_id=group,
        series_id=series,
        on=on,
        title=details.title,
        kind=details.kind,
        starts_at=starts_at,
        ends_at=ends_at,
        place=details.place,
        video=details.video,
    )
    PartRow.objects.bulk_create(
        PartRow(
            gathering=row,
            number=number,
            kind=part.kind,
            title=part.title,
            read_out=part.read_out,
            minutes=part.minutes,
        )
        for number, part in enumerate(details.parts or TEMPLATES[details.kind].parts, 1)
    )
    Hosting.objects.bulk_create(
        Hosting(gathering=row, role=role, person_id=getattr(details, role)) for role in ROLES
    )
    leave_reminders(row)
    return row


def hold(gathering: UUID) -> Gathering:
    """The gathering, held for this transaction: it does not close while somebody comes or speaks.

    What writes seats or sayings holds it first, so that closing finds all of them, and nobody
    waits for somebody who waits for them.
    """
    return Gathering.objects.select_for_update().get(pk=gathering)


def change(gathering: UUID, deed: str, *, done: State | None = None) -> Gathering | None:
    """The gathering, held for this transaction, in the state after the deed. Raises NotNow.

    None where it is in the state `done` already: a button pressed twice is pressed once.
    """
    row = hold(gathering)
    if row.state == done:
        return None
    after = becomes(State(row.state), deed)
    if after is None:
        raise NotNow(f"This gathering is {row.state}. Go back and look at it.")
    row.state = after
    return row


@transaction.atomic
def rename(
    gathering: UUID,
    details: Details,
    *,
    starts_at: datetime,
    ends_at: datetime,
    mail: Mail,
    site: str,
    now: datetime,
    seen: str = "",
) -> None:
    """Its name, place, link and time. Its series and its plan stay. Raises NotNow.

    `seen` is what the page showed (domain.seen): what somebody else saved meanwhile stays. Who
    wanted reminders hears of another time or place at once.
    """
    row = change(gathering, "change")
    if row is None:
        return
    if other := changes(seen, Seen(row.title, row.starts_at, row.ends_at, row.place, row.video)):
        raise ChangedMeanwhile(
            f"Somebody else changed {' and '.join(other)} meanwhile. Look at both. Then save again."
        )
    moved = starts_at != row.starts_at
    elsewhere = details.place != row.place
    row.title, row.place, row.video = details.title, details.place, details.video
    row.starts_at, row.ends_at = starts_at, ends_at
    if moved:
        row.reminded = None
        leave_reminders(row)
    row.save(update_fields=["title", "place", "video", "starts_at", "ends_at", "reminded"])
    if moved or elsewhere:
        tell_of_change(row, mail=mail, site=site, now=now)


@transaction.atomic
def call_off(gathering: UUID, *, by: UUID, mail: Mail, site: str, now: datetime) -> None:
    row = change(gathering, "call off", done=State.CALLED_OFF)
    if row is not None:
        row.save(update_fields=["state"])
        tell_of_change(row, mail=mail, site=site, now=now)
        ledger.write("called off a gathering", by=by, about=row.id, now=now, chain=row.group_id)


@transaction.atomic
def plan_again(gathering: UUID, *, by: UUID, mail: Mail, site: str, now: datetime) -> None:
    """Undo calling off."""
    row = change(gathering, "plan again", done=State.PLANNED)
    if row is not None:
        row.save(update_fields=["state"])
        tell_of_change(row, mail=mail, site=site, now=now)
        ledger.write("planned it again", by=by, about=row.id, now=now, chain=row.group_id)
