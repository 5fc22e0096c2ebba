"""Who hosts and who sits at the table, when somebody left, rests, or was never asked."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.core import live
from alongside.gatherings.domain.channels import Hears, channel
from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.models import Gathering, Hosting, Panel, Part, Speaker
from alongside.gatherings.operations import hosts, panels, parts, room
from alongside.gatherings.operations.planning import NotNow
from alongside.groups import operations as groups
from alongside.people import operations as people
from alongside.words.models import Words
from tests.gatherings.test_late_and_wrong import come_in, part, saying
from tests.gatherings.test_panels import ALL, add, panel, path  # noqa: F401
from tests.gatherings.test_standing_in import look, one, stand_in  # noqa: F401


@pytest.mark.parametrize("how", ["left", "rests"])
def test_a_host_who_left_or_rests_leaves_a_free_place(world, one, how):  # noqa: F811
    if how == "left":
        groups.leave(world.group, world.id("host"), now=now())
    else:
        people.pause_account(world.id("host"), now=now())
    page = look(world, "support", one)
    assert "Host will be there" not in page
    assert "We look for a host" in page
    opened = world.client("support").post(f"{one}/step", {"do": "open", "early": "yes"})
    assert opened.status_code == 422  # it asks before anyone goes alone
    hosts.offer(world.group, world.id("own"), {"host"})
    assert stand_in(world, "own", one).status_code == 303
    assert Hosting.objects.filter(gathering=one[-36:], person=world.id("own")).exists()


def test_who_did_not_offer_and_runs_nothing_does_not_take_a_place(world, one):  # noqa: F811
    Hosting.objects.filter(gathering=one[-36:], role="host").update(person=None)
    refused = stand_in(world, "member", one)
    assert refused.status_code == 422
    assert "Say first that you can stand in." in refused.content.decode()
    assert not Hosting.objects.filter(gathering=one[-36:], person=world.id("member")).exists()
    hosts.offer(world.group, world.id("member"), {"host"})
    assert stand_in(world, "member", one).status_code == 303


def test_who_sat_at_the_table_cannot_be_taken_off_it_with_their_no(world, panel):  # noqa: F811
    guest = add(world, panel, name="Nia Abara", agreed="on", lived="shown")
    room.open_room(panel, by=None, now=now())
    answer = world.client("host").post(
        f"{path(world, panel)}/panel/speakers/{guest.id}", {"do": "take-out"}
    )
    assert answer.status_code == 422
    assert "The panel has begun." in answer.content.decode()
    assert Speaker.objects.filter(pk=guest.id).exists()


def test_a_no_to_the_recording_reaches_the_room(world, panel):  # noqa: F811
    add(world, panel, person=str(world.id("member")))
    name = channel(Hears.ROOM, panel)
    before = live.newest(name)
    world.client("member").post(f"{path(world, panel)}/my-part", ALL)
    assert b"event: moved" in live.since(name, before)[-1].sent


def test_a_word_that_was_given_and_marked_as_spoken_is_one_turn(world, panel):  # noqa: F811
    add(world, panel, person=str(world.id("member")))
    world.client("member").post(f"{path(world, panel)}/my-part", ALL)
    room.open_room(panel, by=None, now=now())
    speakers = Part.objects.get(gathering=panel, kind=Kind.SPEAKERS)
    room.move_to(panel, speakers.number)
    world.client("member").post(f"{path(world, panel)}/seat", {"do": "come"})
    turn = Speaker.objects.get(person=world.id("member")).turn
    panels.give_word(panel, turn, seen=0)
    from alongside.gatherings.models import Seat
    from alongside.gatherings.operations import saying as sayings

    seat = Seat.objects.get(gathering=panel, person=world.id("member"))
    sayings.heard(panel, seat.id, passed=False, now=now())
    room.close_room(panel, by=None, now=now())
    found = Panel.objects.get(gathering=panel)
    assert (found.table_turns, found.room_turns) == (1, 0)


def test_a_part_in_which_somebody_spoke_is_not_left_out(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    form = {"words": "The ward was cold", "once": str(uuid4())}
    world.client("member").post(f"{where}/say", form)
    room.move_to(world.gathering, 1)
    with pytest.raises(NotNow, match="It stays until the room closes"):
        parts.leave_out(world.gathering, where.rpartition("/")[2])
    assert saying(world)
    room.close_room(world.gathering, by=None, now=now())
    assert not Words.objects.exclude(kind="story").exists()


def test_a_plan_that_is_turned_round_before_it_opens_begins_with_its_first_part(world, one):  # noqa: F811
    first = Part.objects.filter(gathering=one[-36:]).order_by("number").first()
    parts.move_part(one[-36:], first.id, up=False)
    assert Gathering.objects.get(pk=one[-36:]).part == 1
