"""“My words” shows each use: where, when, who did it, and one press to end it."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.core.models import Job, Mail
from alongside.web.jobs import JOBS
from alongside.words.access.where import ENDED, PLACES, SENT
from alongside.words.domain.kinds import Ended, Place
from alongside.words.models import Use
from alongside.words.operations.room import tell_table
from tests.conftest import World
from tests.words.calls_help import a_call, choose, give
from tests.words.test_given import copy, inquiry  # noqa: F401
from tests.words.test_giving import TO, a_hand_over, link_of
from tests.words.test_taking_back import places  # noqa: F401


def mine(world: World, who: str = "own") -> str:
    return world.client(who).get(f"/words/{world.story}/").content.decode()


def test_each_kind_of_place_has_a_name_and_a_picture():
    assert set(PLACES) == set(Place)


def test_whoever_has_a_copy_of_a_place_can_be_told():
    assert {f"tell-{place}" for place in SENT} <= set(JOBS)


def test_each_end_of_a_use_is_said():
    assert set(ENDED) <= set(Ended)


def test_who_quoted_it_stands_there_by_name(world, places):  # noqa: F811
    assert mine(world).count('by <span data-words dir="auto">Host</span>') == 2
    everything = world.client("own").get("/words/").content.decode()
    assert everything.count('by <span data-words dir="auto">Host</span>') == 2
    told = world.client("own").get("/me/copy").json()["words"][0]["used_in"]
    assert {(use["kind"], use["by"]) for use in told} == {("Report", "Host"), ("Letter", "Host")}
    assert world.client("own").get("/me/everything").content.decode().count(">Host</span>") == 2


def test_who_erased_their_account_is_a_host(world, places):  # noqa: F811
    world.client("host").post("/me/erase")
    assert mine(world).count('by <span data-words dir="auto">a host</span>') == 2


def test_what_i_did_is_by_you(world):
    story, own = uuid4(), world.id("own")
    place = uuid4()
    tell_table(
        "For the table",
        id=story,
        person=own,
        group=world.group,
        place=place,
        title="Panel",
        path="/panels/x",
        now=now(),
    )
    page = world.client("own").get(f"/words/{story}/").content.decode()
    assert "Told to the speakers, since" in page
    assert 'by <span data-words dir="auto">you</span>' in page


@pytest.mark.parametrize("tick", [True, False])
def test_a_recipient_with_a_copy_is_told_where_its_person_wants_that(world, inquiry, tick):  # noqa: F811
    made = a_hand_over(world, inquiry)
    copy(link_of(world))
    Mail.objects.all().delete()
    page = world.client("own").get(f"/words/{world.story}/take-back").content.decode()
    assert "They got a copy on" in page
    world.client("own").post(f"/words/{world.story}/take-back", {"tell": "yes"} if tick else {})
    assert Use.objects.get(place=made).ended_why == "taken back"
    for job in Job.objects.filter(name__startswith="tell-"):
        JOBS[job.name](job.about, now=now())
    sent = list(Mail.objects.values_list("to", flat=True))
    assert sent == ([TO] if tick else [])
    if tick:
        assert "Own" not in Mail.objects.get().text


def test_nobody_is_told_of_what_was_never_fetched(world, inquiry):  # noqa: F811
    a_hand_over(world, inquiry)
    page = world.client("own").get(f"/words/{world.story}/take-back").content.decode()
    assert "What we cannot undo" not in page


def test_who_published_an_answer_is_known_by_no_other_name(world):
    call = a_call(world)
    words = give(call)
    choose(call, words, True, "support", "steward")
    page = call.page("member", f"/words/{words}/")
    assert "All of it, since" in page
    assert ">its readers</span>" in page
