"""Words that come after the group went on, and presses for the wrong person."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.core.keyring.models import WordsKey
from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.models import Gathering, Saying, Seat
from alongside.gatherings.operations import room as operations
from alongside.words.models import Words
from tests.gatherings.test_room import come_in, part, path, room
from tests.gatherings.test_speaking import run_page, saying


def test_words_that_come_late_are_not_said_into_a_part_that_is_over(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    operations.move_to(world.gathering, 6)
    client = world.client("member")
    sent = client.post(f"{where}/say", {"words": "The ward was cold", "once": str(uuid4())})
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "The group has gone on." in page
    assert "The ward was cold</textarea>" in page  # in the box of the part that is on now
    assert not Saying.objects.exists()


def test_thanks_are_never_too_late(world):
    where = part(world, Kind.GRATITUDE)
    come_in(world, "member", "host")
    operations.move_to(world.gathering, 2)
    form = {"words": "For the tea", "once": str(uuid4())}
    assert world.client("member").post(f"{where}/say", form).status_code == 303
    assert "For the tea" in room(world, "host")


@pytest.mark.parametrize("why", ["closed", "left", "silent"])
def test_a_word_of_ones_own_comes_back_where_it_cannot_be_said(world, why):
    where = part(world, Kind.CHECK_IN)
    come_in(world, "member", "host")
    if why == "closed":
        operations.close_room(world.gathering, by=None, now=now())
    elif why == "left":
        world.client("member").post(f"{path(world)}/seat", {"do": "leave"})
    else:
        operations.move_to(world.gathering, 1)
    form = {"own": "washed out", "once": str(uuid4())}
    sent = world.client("member").post(f"{where}/check-in", form)
    assert sent.status_code == 422
    assert "washed out" in sent.content.decode()


def test_what_one_said_before_stays_in_reach(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    world.client("member").post(f"{where}/say", {"words": "It was cold", "once": str(uuid4())})
    operations.move_to(world.gathering, 6)
    before = room(world, "member").partition("What I said before")[2]
    assert "It was cold" in before
    assert f'action="{where}/mine"' in before
    assert "What I said before" not in room(world, "host")
    world.client("member").post(f"{where}/mine", {"do": "take-off", "saying": saying(world)})
    assert not Saying.objects.exists()


@pytest.mark.parametrize("heard_first", [True, False])
def test_a_check_in_is_one_also_after_a_host_heard_it(world, heard_first):
    where = part(world, Kind.CHECK_IN)
    come_in(world, "member", "host")
    member, seat = world.client("member"), Seat.objects.get(person=world.id("member"))

    def say(word: str) -> None:
        form = {"feeling": word, "once": str(uuid4())}
        assert member.post(f"{where}/check-in", form).status_code == 303

    if not heard_first:
        say("sad")
    Saying.objects.create(
        part_id=where.rpartition("/")[2], seat=seat, heard=True, at=now(), passed=False
    )
    say("calm")
    say("happy")
    only = Saying.objects.get(seat=seat)
    assert only.words is not None
    assert WordsKey.objects.filter(pk=only.words.key).exists()
    operations.close_room(world.gathering, by=None, now=now())
    assert not Words.objects.filter(kind="check-in").exists()


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


def test_a_name_for_tonight_is_seen_in_the_room_and_goes_with_it(world):
    member = world.client("member")
    member.post(f"{path(world)}/seat", {"do": "come", "name": " Nettle "})
    come_in(world, "own", "host")
    assert "Nettle" in room(world, "own")
    assert ">Member<" not in room(world, "own")
    member.post(f"{path(world)}/seat", {"do": "break"})
    member.post(f"{path(world)}/seat", {"do": "come"})
    assert "Nettle" in room(world, "own")  # who comes back is still who they were
    operations.close_room(world.gathering, by=None, now=now())
    assert not Seat.objects.exists()


def test_a_name_that_is_too_long_comes_back(world):
    answer = world.client("member").post(f"{path(world)}/seat", {"do": "come", "name": "N" * 61})
    assert answer.status_code == 422
    assert "N" * 61 in answer.content.decode()
    assert not Seat.objects.filter(person=world.id("member")).exists()


def test_a_check_in_can_be_kept_as_well(world):
    where = part(world, Kind.CHECK_IN)
    come_in(world, "member")
    member = world.client("member")
    member.post(f"{where}/check-in", {"feeling": "lonely", "once": str(uuid4())})
    assert "Keep a copy for me" in room(world, "member")
    member.post(f"{where}/mine", {"do": "keep", "saying": saying(world)})
    assert "Lonely" in member.get("/words/").content.decode()
