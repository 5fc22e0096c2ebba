"""What stands under a key that is not the person's own is unreadable at once, too."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.care.models import Worry
from alongside.core import sealing
from alongside.gatherings.domain.panel import Lived
from alongside.gatherings.models import Captions, Debrief, Gathering
from alongside.gatherings.operations import captions, debrief, panels, room
from alongside.web import erasing
from tests.care.test_worry import NOTE, told, worry
from tests.conftest import World

VTT = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Own>It rang for an hour.\n"


def of_a_panel(world: World) -> UUID:
    """The key of captions in which `own` speaks."""
    Gathering.objects.filter(pk=world.gathering).update(kind="panel")
    told = {"mail": lambda *_: ("", ""), "site": "", "now": now()}
    number = uuid4()
    panels.add_speaker(world.gathering, "Own", "", id=number, person=world.id("own"), **told)
    allows = {"agreed": True, "lived": Lived.UNTOLD, "records": True, "now": now()}
    panels.answer(world.gathering, number, **allows)
    captions.bring_captions(world.gathering, VTT, by=world.id("host"), now=now())
    return Captions.objects.get().key


def of_a_debrief(world: World, who: str) -> UUID:
    debrief.write(world.gathering, world.id(who), {"heavy": "It was heavy"})
    return Debrief.objects.get(person=world.id(who)).key


def test_a_crash_after_the_first_lines_leaves_none_of_it_to_read(world, monkeypatch):
    def crash(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the power went")

    recording = of_a_panel(world)
    room.close_room(world.gathering, by=None, now=now())
    mine, other = of_a_debrief(world, "own"), of_a_debrief(world, "host")
    monkeypatch.setattr(erasing, "forget_person", crash)
    with pytest.raises(RuntimeError):
        erasing.erase(world.people["own"], now=now())
    assert sealing.known([mine, other, recording]) == {other}


def test_a_worry_stays_with_who_was_told_it_and_leads_to_nobody(world):
    worry(world)
    page = world.client("member").get("/me/erase").content.decode()
    assert "A note that you were worried." in page
    erasing.erase(world.people["member"], now=now())
    assert Worry.objects.get().person is None
    assert NOTE in told(world, "own")
    assert "Without a name" in told(world, "own")
