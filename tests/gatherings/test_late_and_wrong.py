"""Words that come after the group went on, and presses for the wrong person."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.models import Gathering, Saying, Seat
from alongside.gatherings.operations import room as operations
from tests.gatherings.test_room import come_in, part, path, room
from tests.gatherings.test_speaking import run_page, saying


def test_words_that_come_late_are_said_where_they_were_meant_and_can_be_taken_off(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    operations.move_to(world.gathering, 6)
    client = world.client("member")
    sent = client.post(f"{where}/say", {"words": "The ward was cold", "once": str(uuid4())})
    page = client.get(sent["Location"]).content.decode()
    assert "The group had gone on." in page
    before = page.partition("What I said before")[2]
    assert "The ward was cold" in before
    assert f'action="{where}/mine"' in before
    client.post(f"{where}/mine", {"do": "take-off", "saying": saying(world)})
    assert "The ward was cold" not in room(world, "member")
    assert not Saying.objects.exists()


def test_what_a_host_pressed_for_the_wrong_person_can_be_taken_back(world):
    part(world, Kind.TOPIC)
    come_in(world, "member", "own", "host")
    seat = str(Seat.objects.get(person=world.id("member")).id)
    press = f"{path(world)}/run/speaking"
    host = world.client("host")
    host.post(press, {"seat": seat, "do": "passed"})
    assert "Member has not spoken yet" in run_page(world)
    host.post(press, {"seat": seat, "do": "not-yet"})
    assert "Member has spoken" in run_page(world)
    assert not Saying.objects.exists()


def test_a_pass_of_ones_own_is_taken_back_by_nobody_else(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    world.client("member").post(f"{where}/say", {"pass": "1"})
    seat = str(Seat.objects.get(person=world.id("member")).id)
    assert "has not spoken yet" not in run_page(world)
    world.client("host").post(f"{path(world)}/run/speaking", {"seat": seat, "do": "not-yet"})
    assert Saying.objects.get().passed


def test_one_more_minute_of_quiet_is_one_minute(world):
    part(world, Kind.TOPIC)
    at = now()
    operations.write_first(world.gathering, writing=True, now=at)
    operations.start_clock(world.gathering, now=at)
    ends = Gathering.objects.get(pk=world.gathering).part_ends_at
    assert ends == at + timedelta(minutes=2)
