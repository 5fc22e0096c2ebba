"""A note that was told is not lost: not by naming others, not with its key, not on a wrong day."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.utils.timezone import now

from alongside.care import operations
from alongside.care.models import Reader, Worry
from alongside.core import sealing
from alongside.groups import operations as groups
from tests.care.test_worry import NOTE, told, worry
from tests.conftest import World

HALF_PAST_MIDNIGHT = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)  # in London it is the 15th


def name_others(world: World) -> None:
    others = [world.id("support"), world.id("member")]
    operations.name_people(world.group, others, by=world.id("host"), now=now())


def test_who_was_told_reads_it_still_when_others_are_named(world):
    worry(world)
    name_others(world)
    for who in ("host", "own"):
        assert NOTE in told(world, who)
    assert NOTE not in told(world, "support")  # named now, and not told this one
    assert world.client("steward").get(f"/g/{world.slug}/notes").status_code == 404


def test_who_was_named_before_looks_after_it_and_then_the_door_is_shut(world):
    number = worry(world)
    name_others(world)
    wiped = world.client("own").post(f"/g/{world.slug}/notes/{number}", {"do": "wipe"})
    assert wiped["Location"] == f"/g/{world.slug}/"
    assert not Worry.objects.exists()
    for who in ("own", "host"):
        assert world.client(who).get(f"/g/{world.slug}/notes").status_code == 404


def test_who_left_the_group_reads_no_note_of_it(world):
    worry(world)
    groups.leave(world.group, world.id("own"), now=now())
    assert world.client("own").get(f"/g/{world.slug}/notes").status_code == 404
    assert NOTE in told(world, "host")


def test_a_note_whose_key_is_gone_can_be_wiped_and_hides_no_other(world):
    gone, stands = worry(world), worry(world)
    sealing.destroy([Worry.objects.get(pk=gone).key])
    page = told(world, "own")
    assert "Nobody can read this note any more" in page
    assert page.count(NOTE) == 1
    world.client("own").post(f"/g/{world.slug}/notes/{gone}", {"do": "wipe"})
    assert Worry.objects.get().id == stands
    assert "Nobody can read this note any more" not in told(world, "own")


def test_its_days_are_those_of_the_site(world):
    operations.name_people(world.group, [world.id("own")], by=world.id("host"), now=now())
    number = uuid4()
    operations.raise_worry(
        world.group,
        NOTE,
        [world.id("own")],
        id=number,
        person=None,
        mail=("", ""),
        now=HALF_PAST_MIDNIGHT,
    )
    operations.seen(number, world.id("own"), now=HALF_PAST_MIDNIGHT)
    assert Worry.objects.get().raised_on == date(2026, 7, 15)
    assert Reader.objects.get().seen_on == date(2026, 7, 15)
