"""Two people suggest changes to the same words: their teller sees both before one of them goes."""

import re
from uuid import UUID

import pytest

from alongside.core import sealing
from alongside.words.models import Suggestion
from tests.conftest import STORY, World
from tests.words.test_suggestions import OTHER, heard, post, suggest, text_of, waiting

TWICE = STORY + " Twice."


@pytest.fixture
def two(world: World) -> list[UUID]:
    """One of the host, and one of a member."""
    world.client("own").post(f"/words/{world.story}/help", {"help": "yes"})
    suggest(world, "host")
    suggest(world, "member", TWICE)
    return [waiting(world, who).id for who in ("host", "member")]


def path(world: World, suggestion: UUID) -> str:
    return f"/words/{world.story}/suggestions/{suggestion}"


def seen_on(page: str) -> str:
    return re.search(r'name="seen" value="([^"]*)"', page)[1]


def test_both_stand_on_one_page_one_after_the_other(world, two):
    for first, other in (two, reversed(two)):
        page = world.client("own").get(path(world, first)).content.decode()
        assert "2 suggestions wait. You can say yes to one." in page
        assert page.index(f'action="{path(world, first)}"') < page.index(path(world, other))
        assert "Host</span> suggests this" in page
        assert "Member</span> suggests this" in page
        assert "Twice." in page


def test_a_yes_to_one_that_were_both_seen_makes_the_other_late(world, two):
    own, late = world.client("own"), Suggestion.objects.get(pk=two[1])
    seen = seen_on(own.get(path(world, two[0])).content.decode())
    assert post(world, "own", path(world, two[0]), {"say": "yes", "seen": seen}).status_code == 303
    page = post(world, "own", path(world, two[1]), {"say": "yes", "seen": seen})
    assert page.status_code == 422
    assert "Your words changed before you answered this." in page.content.decode()
    assert text_of(world) == OTHER
    assert sealing.known([late.key]) == set()
    assert "The words changed meanwhile." in heard(world, "member")


@pytest.mark.parametrize("seen", ["", "nothing", "first"])
def test_a_yes_never_ends_one_that_its_teller_has_not_seen(world, two, seen):
    """It came after the page was shown."""
    shown = {"first": str(two[0])}.get(seen, seen)
    answer = post(world, "own", path(world, two[0]), {"say": "yes", "seen": shown})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Another suggestion came." in page
    assert "Twice." in page
    assert text_of(world) == STORY
    again = {"say": "yes", "seen": seen_on(page)}
    assert post(world, "own", path(world, two[0]), again).status_code == 303
    assert text_of(world) == OTHER


def test_a_no_to_one_leaves_the_other_waiting(world, two):
    assert post(world, "own", path(world, two[0]), {"say": "no"}).status_code == 303
    assert Suggestion.objects.get(pk=two[1]).state == "waits"
    page = world.client("own").get(path(world, two[1])).content.decode()
    assert "suggestions wait" not in page
    assert "Twice." in page
