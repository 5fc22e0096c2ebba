"""A panel: who sits at the table, what each allows, who has the word, its public page."""

import secrets
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils.text import slugify

from alongside.core import ledger, outbox
from alongside.gatherings.access.panels import table
from alongside.gatherings.domain.panel import Lived, may_record, nobody_lived
from alongside.gatherings.domain.plan import Kind, State
from alongside.gatherings.models import Gathering, Hosting, Panel, Saying, Speaker
from alongside.gatherings.operations.captions import wipe_captions
from alongside.gatherings.operations.planning import NotNow
from alongside.groups.queries import addresses_of, addresses_of_hosts, in_group

# To the hosts; it takes a link, and whether now nobody at a public table has lived it.
Mail = Callable[[str, bool], tuple[str, str]]
AskMail = Callable[[datetime, bool, str], tuple[str, str]]  # when, whether to chair, a link
MOST = 12


class NobodyLived(NotNow):
    """Nobody at the table speaks from their own experience. It is said before it is public."""


def held(gathering: UUID) -> Panel:
    """The panel of a gathering, held; made where it is new."""
    row = Gathering.objects.select_for_update().get(pk=gathering)
    if row.kind != "panel":
        raise NotNow("This gathering is no panel. Plan a panel first.")
    slug = f"{slugify(row.title)[:60] or 'panel'}-{secrets.token_hex(4)}"
    return Panel.objects.get_or_create(gathering=row, defaults={"slug": slug})[0]


@transaction.atomic
def describe(gathering: UUID, *, about: str, welcome: str, access: str) -> None:
    panel = held(gathering)
    panel.about, panel.welcome, panel.access = about, welcome, access
    panel.save(update_fields=["about", "welcome", "access"])


@transaction.atomic
def add_speaker(
    gathering: UUID,
    name: str,
    about: str,
    *,
    id: UUID,  # noqa: A002
    person: UUID | None = None,
    chairs: bool = False,
    beside: UUID | None = None,
    said: tuple[bool, Lived, bool] = (False, Lived.UNTOLD, False),
    mail: AskMail,
    site: str,
    now: datetime,
) -> None:
    """`beside` is the speaker whom they present with. `said` is what a guest told a host:
    may be named, own experience, may be recorded. A member says all that themselves: they get a
    mail, and until they say yes only the hosts see their name.

    The same form (`id`) twice is one speaker. Raises NotNow.
    """
    panel = held(gathering)
    rows = Speaker.objects.filter(gathering=gathering)
    if rows.filter(pk=id).exists():
        return
    if rows.count() >= MOST:
        raise NotNow(f"{MOST} people can sit at the table.")
    if person is not None and rows.filter(person=person).exists():
        raise NotNow("This person is at the table already.")
    if person is not None and not in_group(panel.gathering.group_id).filter(person=person).exists():
        raise NotNow("This person is not in the group. Write their name as a guest.")
    last = rows.aggregate(last=Max("turn"))["last"] or 0
    pair = rows.filter(pk=beside).values_list("turn", flat=True).first() if beside else None
    turn = pair or last + 1
    agreed, lived, records = said if person is None else (False, Lived.UNTOLD, False)
    Speaker.objects.create(
        pk=id,
        gathering_id=gathering,
        person_id=person,
        name=name,
        about=about,
        turn=0 if chairs else turn,
        comes=agreed,
        agreed=agreed,
        lived=lived,
        records=records,
    )
    wipe_unless_all_agree(gathering, now=now)
    row = panel.gathering
    link = f"{site}/g/{row.group.slug}/gatherings/{row.id}/my-part"
    for address in addresses_of([person], row.group_id) if person else []:
        outbox.post(address, *mail(row.starts_at, chairs, link), now=now)


@transaction.atomic
def take_out(gathering: UUID, speaker: UUID) -> None:
    """Before it begins. Then who sat there stays: their no to a recording stands. Raises NotNow."""
    if held(gathering).gathering.state in (State.OPEN, State.CLOSED):
        raise NotNow("The panel has begun. Who sat at the table stays there.")
    Speaker.objects.filter(pk=speaker, gathering=gathering).delete()


@transaction.atomic
def answer(
    gathering: UUID, speaker: UUID, *, agreed: bool, lived: Lived, records: bool, now: datetime
) -> None:
    """What one at the table allows. It can change at any time, and counts from then on.

    A member who answers says yes to coming. A guest comes as far as they told a host that they may
    be named. One no to the recording wipes what was brought of it.
    """
    held(gathering)
    rows = Speaker.objects.filter(pk=speaker, gathering=gathering)
    rows.update(agreed=agreed, lived=lived, records=records, cannot=False)
    rows.filter(person=None).update(comes=agreed)
    rows.exclude(person=None).update(comes=True)
    wipe_unless_all_agree(gathering, now=now)


def wipe_unless_all_agree(gathering: UUID, *, now: datetime) -> None:
    if not may_record(table(gathering)):
        wipe_captions(gathering, now=now)


@transaction.atomic
def cannot_speak(gathering: UUID, person: UUID, *, mail: Mail, site: str, now: datetime) -> None:
    """One press, no reason. The hosts hear of it at once and look for somebody."""
    row = Gathering.objects.select_related("group").get(pk=gathering)
    mine = Speaker.objects.filter(gathering=row, person=person, cannot=False)
    if row.state in (State.CLOSED, State.CALLED_OFF) or not mine.update(cannot=True):
        return
    link = f"{site}/g/{row.group.slug}/gatherings/{row.id}/panel"
    public = Panel.objects.filter(gathering=row).exclude(published_at=None).exists()
    nobody = public and nobody_lived(table(gathering))
    for address in addresses_of_hosts(row.group_id):
        outbox.post(address, *mail(link, nobody), now=now)


@transaction.atomic
def can_speak(gathering: UUID, person: UUID) -> None:
    """Undo it. What they allowed before stands."""
    held(gathering)
    mine = Speaker.objects.filter(gathering=gathering, person=person, cannot=True)
    mine.update(cannot=False, comes=True)


@transaction.atomic
def publish(gathering: UUID, *, anyway: bool, by: UUID, now: datetime) -> None:
    """Raises NobodyLived, until a host says that it is to be published all the same."""
    panel = held(gathering)
    if panel.published_at is not None:
        return
    alone = nobody_lived(table(gathering))
    if alone and not anyway:
        raise NobodyLived("Nobody who agreed to speak does so from their own experience.")
    panel.published_at = now
    panel.save(update_fields=["published_at"])
    deed = "published a panel without lived experience" if alone else "published a panel"
    ledger.write(deed, by=by, about=gathering, now=now, chain=panel.gathering.group_id)


@transaction.atomic
def take_down(gathering: UUID, *, by: UUID, now: datetime) -> None:
    panel = held(gathering)
    if panel.published_at is not None:
        panel.published_at = None
        panel.save(update_fields=["published_at"])
        group = panel.gathering.group_id
        ledger.write("took down a panel", by=by, about=gathering, now=now, chain=group)


@transaction.atomic
def give_word(gathering: UUID, turn: int, *, seen: int) -> None:
    """The word goes to those with that turn; 0 ends the table's turn. One more turn of the table.

    `seen` is who had the word when the button was pressed: two who press at once give it once.
    """
    panel = held(gathering)
    if panel.turn != seen or panel.turn == turn:
        return
    if turn and not Speaker.objects.filter(gathering=gathering, turn=turn, cannot=False).exists():
        raise NotNow("This speaker is not at the table.")
    panel.turn = turn
    panel.table_turns += 1 if turn else 0
    panel.save(update_fields=["turn", "table_turns"])


def count_turns(gathering: UUID) -> None:
    """Before what was said goes: how often the room spoke, and the table. Two numbers, no names."""
    at_table = set(Speaker.objects.filter(gathering=gathering).values_list("person", flat=True))
    at_table |= set(Hosting.objects.filter(gathering=gathering).values_list("person", flat=True))
    said = Saying.objects.filter(part__gathering=gathering, passed=False, shown=True)
    # Whoever was given the word was counted then; that a host also pressed “spoke” is no second.
    twice = Q(
        heard=True, part__kind=Kind.SPEAKERS, seat__person__in=[who for who in at_table if who]
    )
    who = list(said.exclude(twice).values_list("seat__person", flat=True))
    table_said = sum(person is not None and person in at_table for person in who)
    row = held(gathering)
    row.table_turns += table_said
    row.room_turns = len(who) - table_said
    row.save(update_fields=["table_turns", "room_turns"])
