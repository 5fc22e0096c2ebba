"""Taking back works whatever became of its person and of their group, on the real pages."""

from uuid import UUID

import pytest
from django.utils.timezone import now

from alongside.groups.models import Group, Membership
from alongside.groups.operations import leave
from alongside.people.operations import pause_account
from alongside.words.models import Use
from alongside.words.operations.taking_back import take_back
from alongside.words.queries import troubles
from tests.conftest import World
from tests.counting import queries
from tests.words.test_given import copy, inquiry  # noqa: F401
from tests.words.test_giving import a_hand_over, link_of
from tests.words.test_taking_back import CUT, pages, places  # noqa: F401


def become(world: World, what: str) -> None:
    own, at = world.id("own"), now()
    if what == "paused":
        pause_account(own, now=at)
    elif what == "left":
        leave(world.group, own, now=at)
    else:  # the group has ended: closed, and nobody is in it any more
        Group.objects.filter(pk=world.group).update(closed_at=at)
        Membership.objects.filter(group=world.group).update(ended_at=at)


@pytest.mark.parametrize("what", ["paused", "left", "ended"])
def test_on_the_real_pages(world, places, inquiry, what):  # noqa: F811
    a_hand_over(world, inquiry)
    link = link_of(world)
    assert len(copy(link)["words"]) == 1
    become(world, what)
    own = world.client("own")
    assert f"/words/{world.story}/take-back" in own.get("/words/").content.decode()
    asked = own.get(f"/words/{world.story}/take-back").content.decode()
    assert "Take my words back</button>" in asked
    assert own.post(f"/words/{world.story}/take-back", {"tell": "yes"}).status_code == 303
    after = own.get("/words/").content.decode()
    assert "Words you took back: 1" in after
    assert CUT not in pages(world, places)
    assert "There are no words in it now." in own.post(link).content.decode()
    assert list(troubles()) == []


@pytest.mark.parametrize("what", ["paused", "left", "ended"])
def test_so_does_everything_else_about_my_words(world, places, inquiry, what):  # noqa: F811
    become(world, what)
    own, one = world.client("own"), f"/words/{world.story}/"
    use = Use.objects.filter(words=world.story, place_kind="report").get()
    assert own.get(one).status_code == 200
    assert own.post(f"{one}uses/{use.id}").status_code == 303
    assert own.get(f"{one}consent/2").status_code == 200
    assert own.post(f"{one}consent/2", {"choice": "no"}).status_code == 303
    assert own.post(f"{one}rest", {"paused": "yes"}).status_code == 303
    assert own.get("/me/copy").status_code == 200
    assert CUT not in world.client("anonymous").get(places["letter"]).content.decode()


def used(world: World, times: int) -> UUID:
    """The world's story, used in so many places."""
    Use.objects.bulk_create(
        Use(
            words_id=world.story,
            place_kind="report",
            place=UUID(int=number),
            title="Report",
            path="/reports/x",
            cut=[[0, 5]],
            by=world.id("host"),
            at=now(),
        )
        for number in range(times)
    )
    return world.story


@pytest.mark.parametrize("times", [1, 50])
def test_it_asks_the_databases_as_often_for_fifty_uses_as_for_one(world, times):
    words = used(world, times)
    with queries() as asked:
        take_back(words, by=world.id("own"), now=now())
    assert len(asked) <= 24
    assert sum("UPDATE" in sql and "words_use" in sql for sql in asked) == 1
    assert Use.objects.filter(words=words, ended_why="taken back").count() == times


def test_a_use_that_stands_after_all_is_found_by_verify(world, places):  # noqa: F811
    take_back(world.story, by=world.id("own"), now=now())
    use = Use.objects.filter(words=world.story).first()
    Use.objects.filter(pk=use.pk).update(ended_at=None)
    assert list(troubles()) == [f"use {use.id}: it stands, but its words were taken back"]
