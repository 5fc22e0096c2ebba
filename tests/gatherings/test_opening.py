"""A room is opened on its day. One that was opened by mistake is planned again."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.gatherings.models import Gathering, Seat
from alongside.gatherings.operations import planning, room, seats
from alongside.gatherings.tasks import close_forgotten_room
from tests.conftest import World
from tests.gatherings.test_on_home import planned

WEEKS = timedelta(weeks=2)


@pytest.fixture
def later(world: World) -> UUID:
    return planned(world, "Tea", ahead=WEEKS, host=world.id("host"), support=world.id("support"))


def path(world: World, one: UUID) -> str:
    return f"/g/{world.slug}/gatherings/{one}"


def state(one: UUID) -> str:
    return Gathering.objects.get(pk=one).state


def test_planned_it_leads_to_its_own_page(world):
    form = {"title": "Tea", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())}
    host = world.client("host")
    made = host.post(f"/g/{world.slug}/gatherings/new", form)["Location"]
    assert "/run" not in made
    assert "Tuesday 1 January, 7\u00a0pm" in host.get(made).content.decode()


def test_the_room_of_another_day_asks_first(world, later):
    host, step = world.client("host"), f"{path(world, later)}/step"
    asked = host.post(step, {"do": "open"})
    assert asked.status_code == 422
    assert "It is planned for" in asked.content.decode()
    assert state(later) == "planned"
    assert host.post(step, {"do": "open", "early": "yes"}).status_code == 303
    assert state(later) == "open"


def test_opened_by_mistake_it_is_planned_again_as_it_was(world, later):
    host, gone = world.client("host"), world.id("own")
    seats.not_today(later, gone, "Own", now=now())
    host.post(f"{path(world, later)}/step", {"do": "open", "early": "yes"})
    room.move_to(later, 3)
    assert "opened by mistake" in host.get(f"{path(world, later)}/run/close").content.decode()
    for _ in range(2):
        done = host.post(f"{path(world, later)}/step", {"do": "undo-opening"})
        assert done.status_code == 303
    row = Gathering.objects.get(pk=later)
    assert (row.state, row.part, row.opened_at) == ("planned", 1, None)
    assert [seat.person_id for seat in Seat.objects.filter(gathering=later)] == [gone]


def test_where_somebody_spoke_or_passed_it_is_not_undone(world):
    where, host = path(world, world.gathering), world.client("host")
    seats.take_seat(world.gathering, world.id("member"), "Ash", now=now())
    part = Gathering.objects.get(pk=world.gathering).parts.get(number=3)
    world.client("member").post(f"{where}/parts/{part.id}/check-in", {"feeling": "pass"})
    refused = host.post(f"{where}/step", {"do": "undo-opening"})
    assert refused.status_code == 422
    assert "Somebody said something" in refused.content.decode()
    assert "opened by mistake" not in host.get(f"{where}/run/close").content.decode()
    assert state(world.gathering) == "open"


def test_the_job_of_a_mistaken_opening_does_not_close_the_room_that_is_opened_later(world, later):
    at = now()
    room.open_room(later, by=None, now=at)
    room.undo_opening(later, by=world.id("host"), now=at)
    room.open_room(later, by=None, now=at + timedelta(hours=23))
    close_forgotten_room(later, now=at + timedelta(hours=24))
    assert state(later) == "open"
    close_forgotten_room(later, now=at + timedelta(hours=47))
    assert state(later) == "closed"


def test_what_is_over_is_not_opened_by_undoing(world):
    room.close_room(world.gathering, by=None, now=now())
    with pytest.raises(planning.NotNow):
        room.undo_opening(world.gathering, by=world.id("host"), now=now())
