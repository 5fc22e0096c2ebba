"""What a press in the room changes, and what it must leave as it was."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.core.keyring.models import WordsKey
from alongside.gatherings.domain.plan import Kind, SeatState
from alongside.gatherings.models import Gathering, Part, Saying, Seat, Vote
from alongside.gatherings.operations import room, saying, seats
from alongside.gatherings.operations.planning import NotNow
from alongside.words.models import Words
from tests.conftest import World
from tests.gatherings.test_reminders import planned
from tests.gatherings.test_room import come_in
from tests.gatherings.test_speaking import add_part


def state(world: World, who: str, gathering: UUID | None = None) -> list[str]:
    mine = Seat.objects.filter(person=world.id(who), gathering=gathering or world.gathering)
    return list(mine.values_list("state", flat=True))


def said(world: World, who: str, kind: Kind, gathering: UUID | None = None) -> Saying:
    """One thing that somebody says in the part of that kind, which is on."""
    gathering = gathering or world.gathering
    on = Part.objects.get(gathering=gathering, kind=kind)
    room.move_to(gathering, on.number)
    told = {"id": uuid4(), "person": world.id(who), "now": now()}
    saying.say(gathering, on.id, "It was cold", **told)
    return Saying.objects.get(pk=told["id"])


def test_perhaps_undoes_not_today_and_frees_no_other_seat(world):
    come_in(world, "member")
    seats.perhaps(world.gathering, world.id("member"))
    assert state(world, "member") == [SeatState.HERE]
    seats.not_today(world.gathering, world.id("own"), "O", now=now())
    seats.perhaps(world.gathering, world.id("member"))
    assert state(world, "own") == [SeatState.NOT_TODAY]
    seats.perhaps(world.gathering, world.id("own"))
    assert state(world, "own") == []


def test_at_night_only_seats_of_what_nobody_opened_go(world):
    """A room that is open still when it should be over keeps its people."""
    come_in(world, "member")
    never, soon = planned(world), planned(world, ahead=timedelta(days=30))
    for one in (never, soon):
        seats.not_today(one.id, world.id("member"), "M", now=now())
    seats.forget_old_seats(now=never.ends_at + timedelta(hours=1))
    assert state(world, "member") == [SeatState.HERE]
    assert state(world, "member", never.id) == []
    assert state(world, "member", soon.id) == [SeatState.NOT_TODAY]


def test_not_today_from_inside_wipes_what_was_said_there(world):
    come_in(world, "member", "own")
    said(world, "own", Kind.TOPIC)
    mine = said(world, "member", Kind.TOPIC)
    key = Words.objects.get(pk=mine.words_id).key
    seats.not_today(world.gathering, world.id("member"), "M", now=now())
    assert list(Saying.objects.values_list("seat__person", flat=True)) == [world.id("own")]
    assert not Words.objects.filter(pk=mine.words_id).exists()
    assert not WordsKey.objects.filter(pk=key).exists()


def test_a_break_keeps_the_seat_and_what_was_said(world):
    come_in(world, "member")
    said(world, "member", Kind.TOPIC)
    seats.take_break(world.gathering, world.id("member"))
    assert state(world, "member") == [SeatState.BREAK]
    page = world.client("member").get(f"/g/{world.slug}/gatherings/{world.gathering}/room")
    assert "You are having a break." in page.content.decode()
    seats.take_break(world.gathering, world.id("own"))  # never in: no seat is made
    assert state(world, "own") == []


def test_nobody_votes_for_what_is_not_shown_or_asked_elsewhere(world):
    add_part(world, Kind.QUESTIONS)
    come_in(world, "member", "own")
    elsewhere = planned(world, ahead=timedelta(minutes=5)).id
    Part.objects.create(gathering_id=elsewhere, number=20, kind=Kind.QUESTIONS, title="X")
    room.open_room(elsewhere, by=None, now=now())
    seats.take_seat(elsewhere, world.id("own"), "O", now=now())
    other = said(world, "own", Kind.QUESTIONS, elsewhere)
    shown = said(world, "own", Kind.QUESTIONS)
    room.write_first(world.gathering, writing=True, now=now())
    hidden = said(world, "own", Kind.QUESTIONS)
    topic = said(world, "own", Kind.GRATITUDE)
    for number in (other.id, hidden.id, topic.id, uuid4()):
        with pytest.raises(NotNow):
            saying.want(world.gathering, world.id("member"), saying=number, yes=True)
    saying.want(world.gathering, world.id("member"), saying=shown.id, yes=True)
    assert list(Vote.objects.values_list("saying", flat=True)) == [shown.id]


def test_taken_off_in_one_part_it_stands_in_the_others(world):
    come_in(world, "member", "own")
    thanks, topic = said(world, "member", Kind.GRATITUDE), said(world, "member", Kind.TOPIC)
    others = said(world, "own", Kind.TOPIC)
    mine = {"part": topic.part_id, "now": now()}
    saying.take_off(world.gathering, world.id("member"), saying=thanks.id, **mine)
    assert Saying.objects.count() == 3
    saying.take_off(world.gathering, world.id("member"), **mine)
    assert set(Saying.objects.values_list("pk", flat=True)) == {thanks.id, others.id}


def test_the_quiet_minute_has_a_clock_and_ends_where_the_room_goes_on(world):
    at = now()
    room.write_first(world.gathering, writing=True, now=at)
    one = Gathering.objects.get(pk=world.gathering)
    assert (one.writing, one.part_ends_at) == (True, at + timedelta(minutes=1))
    room.move_to(world.gathering, one.part + 1)
    one.refresh_from_db()
    assert (one.writing, one.part_ends_at) == (False, None)
    room.write_first(world.gathering, writing=True, now=at)
    room.write_first(world.gathering, writing=False, now=at)
    one.refresh_from_db()
    assert (one.writing, one.part_ends_at) == (False, None)
