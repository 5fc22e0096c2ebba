"""What the ring in memory holds of a room: nothing taken off, and nothing once it closed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from alongside.core import live
from alongside.gatherings.domain.channels import Hears, channel, channels
from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.models import Part
from alongside.gatherings.operations import room as operations
from alongside.gatherings.tasks import close_forgotten_room
from alongside.gatherings.views import pieces
from tests.conftest import World, now
from tests.gatherings.test_room import come_in, part, path

HEADER = "X-Alongside-Stream"


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    """What stands in for the end of a transaction, which a test undoes."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def held(world: World, who: Hears = Hears.ROOM) -> str:
    """All that somebody could hear who comes back with the oldest number there is."""
    name = channel(who, world.gathering)
    with live._lock:
        return "".join(one.sent.decode() for one in live._channels[name].ring)


def say(world: World, words: str) -> str:
    where = part(world, Kind.TOPIC)
    form = {"words": words, "once": str(uuid4())}
    assert world.client("member").post(f"{where}/say", form).status_code == 303
    return where


@pytest.mark.parametrize("how", ["take off", "leave", "not today", "close", "forgotten"])
def test_words_that_went_are_in_no_piece(world, commits, how):
    come_in(world, "member", "host")
    where = say(world, "The ward was cold")
    assert "The ward was cold" in held(world)
    assert "The ward was cold" in held(world, Hears.HOSTS)
    member = world.client("member")
    counted = live.newest(channel(Hears.ROOM, world.gathering))
    with commits():
        match how:
            case "take off":
                member.post(f"{where}/mine", {"do": "take-off"})
            case "leave":
                member.post(f"{path(world)}/seat", {"do": "leave"})
            case "not today":
                member.post(f"{path(world)}/seat", {"do": "not-today"})
            case "close":
                world.client("host").post(f"{path(world)}/step", {"do": "close"})
            case "forgotten":
                close_forgotten_room(world.gathering, now=now() + timedelta(days=1))
    for who in Hears:
        assert "The ward was cold" not in held(world, who)
    assert live.newest(channel(Hears.ROOM, world.gathering)) > counted  # and pages hear of it


def test_who_comes_back_after_a_taking_off_still_counts_right(world, commits):
    come_in(world, "member", "host")
    where = say(world, "The ward was cold")
    name = channel(Hears.ROOM, world.gathering)
    before = live.newest(name) - 1
    with commits():
        world.client("member").post(f"{where}/mine", {"do": "take-off"})
    world.client("host").post(f"{path(world)}/seat", {"do": "break"})
    missed = live.since(name, before)
    assert [one.number - before for one in missed] == list(range(1, len(missed) + 1))


def test_only_who_has_a_seat_hears_what_is_said(world):
    come_in(world, "member")
    inside = world.client("member").get(f"{path(world)}/stream")
    at_the_door = world.client("own").get(f"{path(world)}/stream")
    assert inside[HEADER] == channel(Hears.ROOM, world.gathering)
    assert at_the_door[HEADER] == channel(Hears.DOOR, world.gathering)
    say(world, "The ward was cold")
    assert "The ward was cold" not in held(world, Hears.DOOR)
    counts = {live.newest(each) for each in channels(world.gathering)}
    assert len(counts) == 1  # all three count alike
    world.client("member").post(f"{path(world)}/seat", {"do": "leave"})
    left = world.client("member").get(f"{path(world)}/stream")
    assert left[HEADER] == channel(Hears.DOOR, world.gathering)


def test_a_piece_that_was_drawn_before_the_group_went_on_is_not_sent(world, monkeypatch):
    come_in(world, "member", "host")
    say(world, "The ward was cold")
    seen: list[object] = []
    monkeypatch.setattr(pieces, "tell_moved", seen.append)
    from alongside.gatherings.views.room import opened

    class Request:
        user = world.people["member"]

    _, found = opened(Request(), world.slug, world.gathering)
    first = Part.objects.filter(gathering=world.gathering).order_by("number").first()
    operations.move_to(world.gathering, first.number)
    before = held(world)
    pieces.tell_room(found)
    assert (held(world), seen) == (before, [world.gathering])


def test_a_page_listens_from_the_number_that_it_was_drawn_at(world):
    come_in(world, "member")
    name = channel(Hears.ROOM, world.gathering)
    page = world.client("member").get(f"{path(world)}/room").content.decode()
    since = page.partition("/stream?since=")[2].partition('"')[0]
    say(world, "While the page was on its way")
    missed = live.since(name, live.number_of(since))
    assert "While the page was on its way" in missed[-1].sent.decode()
