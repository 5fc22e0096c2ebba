"""Presses that come when it is over, twice, or for what is somebody else's, change nothing."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.core.models import Mail
from alongside.gatherings import emails
from alongside.gatherings.domain.panel import Lived
from alongside.gatherings.domain.plan import State
from alongside.gatherings.models import Gathering, Hosting, Panel, Reminder, Speaker, TimesAsk
from alongside.gatherings.operations import hosts, panels, planning, times
from alongside.gatherings.operations.planning import NotNow
from alongside.gatherings.tasks import remind
from alongside.groups.queries import group_of
from tests.conftest import World
from tests.gatherings.test_reminders import HOUR, mails, planned

HOST_MAILS = {"ask": emails.can_you_stand_in, "tell": emails.host_cannot_come, "site": ""}
STANDS = {"tell": emails.somebody_stands_in, "site": ""}
OVER = [State.CLOSED, State.CALLED_OFF]


def turned(one: Gathering, state: State) -> None:
    Gathering.objects.filter(pk=one.id).update(state=state)


def held(one: Gathering) -> dict[str, UUID | None]:
    return dict(Hosting.objects.filter(gathering=one).values_list("role", "person"))


@pytest.mark.parametrize("state", OVER)
def test_nobody_gives_back_or_takes_a_place_of_what_is_over(world, state):
    one = planned(world)  # the host hosts, and nobody supports
    turned(one, state)
    before = held(one)
    hosts.cannot_host(one.id, world.id("host"), now=now(), **HOST_MAILS)
    hosts.offer(world.group, world.id("own"), {"support"})
    with pytest.raises(NotNow):
        hosts.stand_in(one.id, world.id("own"), "support", now=now(), **STANDS)
    assert held(one) == before
    assert mails() == []


def test_nobody_stands_in_beside_themselves(world):
    one = planned(world)
    before = held(one)
    hosts.offer(world.group, world.id("host"), {"support"})
    with pytest.raises(NotNow, match="two people"):
        hosts.stand_in(one.id, world.id("host"), "support", now=now(), **STANDS)
    assert held(one) == before


def a_panel(world: World) -> tuple[Gathering, UUID]:
    """A planned panel at which `own` speaks."""
    one, number = planned(world), uuid4()
    Gathering.objects.filter(pk=one.id).update(kind="panel")
    asks = {"mail": emails.asked_to_speak, "site": "", "now": now()}
    panels.add_speaker(one.id, "Own", "", id=number, person=world.id("own"), **asks)
    agrees = {"agreed": True, "lived": Lived.UNTOLD, "records": False, "now": now()}
    panels.answer(one.id, number, **agrees)
    Mail.objects.all().delete()
    return one, number


def test_the_word_goes_to_nobody_who_is_not_there(world):
    one, number = a_panel(world)
    with pytest.raises(NotNow):
        panels.give_word(one.id, 7, seen=0)
    Speaker.objects.filter(pk=number).update(cannot=True)
    with pytest.raises(NotNow):
        panels.give_word(one.id, 1, seen=0)
    panel = Panel.objects.get(gathering=one)
    assert (panel.turn, panel.table_turns) == (0, 0)
    Speaker.objects.filter(pk=number).update(cannot=False)
    panels.give_word(one.id, 1, seen=0)
    panel.refresh_from_db()
    assert (panel.turn, panel.table_turns) == (1, 1)


@pytest.mark.parametrize("state", OVER)
def test_who_spoke_at_a_panel_that_is_over_spoke(world, state):
    one, number = a_panel(world)
    turned(one, state)
    tells = {"mail": emails.speaker_cannot_come, "site": "", "now": now()}
    panels.cannot_speak(one.id, world.id("own"), **tells)
    assert not Speaker.objects.get(pk=number).cannot
    assert mails() == []


def test_a_group_stops_its_own_question_only(world):
    other, stranger = group_of("quiet-corner"), world.id("stranger")
    assert other is not None
    slots = ["0-10:00", "1-10:00"]
    asked = times.ask(world.group, slots, 1, by=world.id("host"), now=now())
    times.stop_asking(asked, group=other, by=stranger, now=now())
    assert TimesAsk.objects.filter(pk=asked).exists()
    times.stop_asking(asked, group=world.group, by=world.id("host"), now=now())
    assert not TimesAsk.objects.exists()


def change(one: Gathering, *, place: str, ahead: timedelta = timedelta(0)) -> None:
    details = planning.Details(one.title, place=place)
    starts = one.starts_at + ahead
    told = {"mail": emails.moved, "site": "", "now": now()}
    planning.rename(one.id, details, starts_at=starts, ends_at=starts + HOUR, **told)


def test_another_place_is_told_and_the_same_place_is_not(world):
    one = planned(world)
    Reminder.objects.create(group_id=world.group, person_id=world.id("member"), hours=24)
    change(one, place=one.place)
    assert mails() == []
    change(one, place="The chapel")
    assert [mail.to for mail in mails()] == ["member@demo.invalid"]
    assert "The chapel" in mails()[0].text


def test_nobody_is_mailed_about_what_has_begun(world):
    one = planned(world, ahead=-HOUR / 2)
    Reminder.objects.create(group_id=world.group, person_id=world.id("member"), hours=24)
    change(one, place="The chapel")
    told = {"mail": emails.called_off, "site": "", "now": now()}
    planning.call_off(one.id, by=world.id("host"), **told)
    assert mails() == []


@pytest.mark.parametrize(("cannot", "says"), [(False, True), (True, False)])
def test_a_speaker_who_cannot_come_is_no_speaker_in_the_reminder(world, cannot, says):
    one, number = a_panel(world)
    Speaker.objects.filter(pk=number).update(cannot=cannot)
    Reminder.objects.create(group_id=world.group, person_id=world.id("own"), hours=2)
    remind(one.id, now=one.starts_at - HOUR)
    assert ["You speak." in mail.text for mail in mails()] == [says]


def test_a_form_with_another_groups_number_plans_ones_own(world):
    """And gives nobody the number of that group's gathering."""
    other, once = group_of("quiet-corner"), uuid4()
    assert other is not None
    when = {"starts_at": now() + HOUR, "ends_at": now() + 2 * HOUR, "by": None, "now": now()}
    theirs = planning.plan(other, planning.Details("Theirs"), id=once, **when)
    ours = planning.plan(world.group, planning.Details("Ours"), id=once, **when)
    assert (theirs, ours != theirs) == (once, True)
    assert Gathering.objects.get(pk=theirs).title == "Theirs"
    assert Gathering.objects.get(pk=ours).group_id == world.group
