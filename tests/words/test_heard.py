"""What was said in a room is heard there as long as its person lets it, and no longer."""

from dataclasses import replace

import pytest
from django.utils.timezone import localdate, now

from alongside.words.access.heard import said_in_room
from alongside.words.domain.consent import Readers
from alongside.words.domain.kinds import Kind
from alongside.words.operations import consents
from alongside.words.operations.room import ROOM, say_in_room
from tests.conftest import World


@pytest.mark.parametrize(
    ("changed", "heard"),
    [({}, True), ({"paused": True}, False), ({"readers": Readers.ME}, False)],
)
def test_only_the_newest_answer_of_its_person_counts(world: World, changed, heard):
    who, at = world.id("member"), now()
    said = say_in_room("I am here", Kind.SAID, person=who, group=world.group, now=at)
    assert said_in_room([said], localdate(at)) == {said: "I am here"}
    consents.record(said, replace(ROOM, **changed), person=who, now=at)
    assert said_in_room([said], localdate(at)) == ({said: "I am here"} if heard else {})
