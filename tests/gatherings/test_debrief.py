"""Five minutes for the two hosts: sealed, read by the two, wiped with one press."""

import json

import pytest
from django.test import TestCase
from django.utils.timezone import now

from alongside.core.keyring.models import OwnerKey, WordsKey
from alongside.core.models import Job
from alongside.gatherings.models import Debrief, Hosting
from alongside.gatherings.operations import hosts, planning, room
from alongside.gatherings.queries import keys_in_use
from alongside.groups import operations as groups
from tests.conftest import World

HEAVY = "Two people cried and I did not know what to say"


def url(world: World) -> str:
    return f"/g/{world.slug}/gatherings/{world.gathering}/debrief"


def close(world: World) -> None:
    room.close_room(world.gathering, by=None, now=now())


def write(world: World, who: str = "host", **said: str):
    return world.client(who).post(url(world), {"heavy": HEAVY, "do": "write"} | said)


def page(world: World, who: str) -> str:
    return world.client(who).get(url(world)).content.decode()


def test_the_two_read_it_and_it_is_sealed(world):
    close(world)
    assert write(world, well="The break").status_code == 303
    for who in ("host", "support"):
        assert HEAVY in page(world, who)
        assert "The break" in page(world, who)
    row = Debrief.objects.get()
    assert HEAVY.encode() not in bytes(row.sealed)
    assert WordsKey.objects.get(pk=row.key).owner_id == row.id  # a key of its own
    assert row.key in set(keys_in_use())


@pytest.mark.parametrize("who", ["member", "steward", "own", "left", "stranger", "anonymous"])
def test_nobody_else_reads_it(world, who):
    close(world)
    write(world)
    assert world.client(who).get(url(world)).status_code == 404
    assert write(world, who).status_code == 404


def test_a_host_of_the_group_who_did_not_host_this_one_does_not_read_it(world):
    Hosting.objects.filter(gathering=world.gathering, role="host").update(person=world.id("own"))
    close(world)
    assert write(world, "own").status_code == 303
    assert world.client("host").get(url(world)).status_code == 404
    assert HEAVY in page(world, "support")


def test_nobody_makes_themselves_a_host_afterwards_to_read_it(world):
    Hosting.objects.filter(gathering=world.gathering, role="host").update(person=world.id("own"))
    close(world)
    write(world, "own")
    settle = url(world).replace("debrief", "plan/settle")
    answer = world.client("host").post(settle, {"do": "host", "person": str(world.id("host"))})
    assert answer.status_code == 422
    assert world.client("host").get(url(world)).status_code == 404
    with pytest.raises(planning.NotNow):
        hosts.set_host(world.gathering, "host", None, by=world.id("host"), now=now())


def test_one_press_wipes_my_part_and_not_the_others(world):
    close(world)
    write(world)
    write(world, "support", heavy="Not much")
    mine = Debrief.objects.get(person=world.id("host"))
    for _ in range(2):
        assert world.client("host").post(url(world), {"do": "wipe"}).status_code == 303
    assert not WordsKey.objects.filter(pk=mine.key).exists()
    assert not OwnerKey.objects.filter(pk=mine.id).exists()
    assert Job.objects.filter(name="wipe").exists()
    assert HEAVY not in page(world, "support")
    assert "Not much" in page(world, "host")


def test_written_anew_the_old_words_are_gone(world):
    close(world)
    write(world)
    old = Debrief.objects.get().key
    with TestCase.captureOnCommitCallbacks(execute=True):
        write(world, heavy="Nothing")
    assert not WordsKey.objects.filter(pk=old).exists()
    assert HEAVY not in page(world, "support")
    assert "Nothing" in page(world, "host")


def test_it_is_for_after_and_what_was_written_is_still_there(world):
    answer = write(world)
    assert answer.status_code == 422
    assert HEAVY in answer.content.decode()
    assert not Debrief.objects.exists()


def test_an_empty_one_is_not_kept(world):
    close(world)
    answer = write(world, heavy="", well="  ")
    assert answer.status_code == 422
    assert "Write a few words in one place." in answer.content.decode()


def test_each_finds_what_they_wrote_in_their_copy_and_not_the_others(world):
    close(world)
    write(world)
    mine = json.loads(world.client("host").get("/me/copy").content)
    assert mine["after gatherings I hosted"][0]["heavy"] == HEAVY
    assert HEAVY not in world.client("support").get("/me/copy").content.decode()


def test_who_left_the_group_reads_it_no_more(world):
    close(world)
    write(world)
    groups.leave(world.group, world.id("support"), now=now())
    assert world.client("support").get(url(world)).status_code == 404


def test_the_page_after_closing_offers_it_to_the_two(world):
    close(world)
    about = url(world).removesuffix("/debrief")
    assert "Five minutes for the two" in world.client("host").get(about).content.decode()
    assert "Five minutes" not in world.client("member").get(about).content.decode()
