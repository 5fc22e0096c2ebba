"""The page of somebody who is worried: true about who reads, and a way back to the room."""

from django.utils.timezone import now

from alongside.gatherings.operations import room, seats
from tests.care.test_worry import named, send
from tests.conftest import World


def page(world: World, more: str = "") -> str:
    return world.client("member").get(f"/g/{world.slug}/worry{more}").content.decode()


def to_the_room(world: World) -> str:
    return f'href="/g/{world.slug}/gatherings/{world.gathering}/room"'


def test_it_says_who_else_can_read_it_and_who_of_them_hosts(world):
    named(world)  # the host, and somebody who hosts nothing
    seen = page(world)
    assert "Nobody else can read it." in seen
    assert "Host is also a host." in seen
    assert "Own is also a host." not in seen


def test_from_a_room_it_leads_back_to_the_room_first(world):
    named(world)
    assert to_the_room(world) not in page(world)
    seats.take_seat(world.gathering, world.id("member"), "M", now=now())
    for more in ("", "?told=yes"):
        seen = page(world, more)
        assert seen.index(to_the_room(world)) < seen.index("Back to The Kettle")
    seats.take_break(world.gathering, world.id("member"))
    assert to_the_room(world) in page(world)
    assert send(world, who="nobody") == 422  # what was not taken keeps the way back
    answer = world.client("member").post(f"/g/{world.slug}/worry", {"words": ""})
    assert to_the_room(world) in answer.content.decode()


def test_a_room_that_one_left_or_that_closed_is_no_way_back(world):
    seats.take_seat(world.gathering, world.id("member"), "M", now=now())
    seats.take_seat(world.gathering, world.id("own"), "O", now=now())
    seats.leave(world.gathering, world.id("member"), now=now())
    assert to_the_room(world) not in page(world)
    seats.take_seat(world.gathering, world.id("member"), "M", now=now())
    room.close_room(world.gathering, by=None, now=now())
    assert to_the_room(world) not in page(world)
