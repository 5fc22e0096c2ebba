"""The copy of my own things is whole: all that I said, and all that I said about it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.words.domain.answers import HowCounted, HowLong, HowQuoted
from alongside.words.domain.consent import Counting, Quoting
from alongside.words.models import Words
from alongside.words.operations import consents
from alongside.words.operations.recipients import remove_recipient
from tests.conftest import STORY, World
from tests.words.test_drafts import send
from tests.words.test_recipients import a_recipient

SOON = localdate() + timedelta(days=40)


@pytest.fixture
def answered(world: World) -> World:
    """A story of somebody who used every question."""
    own, at = world.id("own"), now()
    inquiry, gone = a_recipient(world), a_recipient(world, "Gone")
    for said in (
        HowQuoted(Quoting.CHOSEN, "Heron", True),
        HowCounted(Counting.COUNT, frozenset({inquiry, gone})),
        HowLong(None, SOON),
    ):
        consents.answer(world.story, said, person=own, now=at)
    remove_recipient(gone, group=world.group, by=world.id("host"), now=at)
    return world


def test_it_has_every_answer_of_a_consent(answered: World):
    (one,) = answered.client("own").get("/me/copy").json()["words"]
    assert one["allowed"] == {
        "readers": "group",
        "groups": [],
        "quoting": "chosen",
        "chosen_name": "Heron",
        "sees_each_quote_first": True,
        "counting": "count",
        "given_to": ["The Inquiry", "not on the list any more"],
        "begins": SOON.isoformat(),
        "until": None,
        "rests": False,
    }
    page = answered.client("own").get("/me/everything").content.decode()
    for said in (
        "as “Heron”. I see each quote first.",
        "Whom may we give it to: The Inquiry.",
        f"We do not use it before {SOON.isoformat()}.",
    ):
        assert said in page


def test_it_says_that_words_rest_and_that_nobody_may_know(answered: World):
    consents.rest(answered.story, paused=True, person=answered.id("own"), now=now())
    Words.objects.filter(pk=answered.story).update(hidden=True)
    own = answered.client("own")
    (one,) = own.get("/me/copy").json()["words"]
    assert (one["allowed"]["rests"], one["nobody_may_know"]) == (True, True)
    page = own.get("/me/everything").content.decode()
    assert "It rests." in page
    assert "Nobody may know that you said this." in page


def test_it_says_who_told_it_too_and_how_far_somebody_answered(world: World):
    own, other = world.client("own"), world.client("member")
    own.post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    assert own.get("/me/copy").json()["words"][0]["told_with"] == ["Member"]
    assert "Told with <span data-words>Member</span>" in own.get("/me/everything").content.decode()
    (theirs,) = other.get("/me/copy").json()["words"]
    assert (theirs["told_with"], theirs["text"]) == (["Own"], STORY)
    assert theirs["in_plain_words"] == []
    assert "You answered 0 of 4 questions." in other.get("/me/everything").content.decode()


def test_a_draft_is_there_with_what_stands_beside_it(world: World):
    own = world.client("own")
    send(world, uuid4(), "Not done", who="own", note="hospital", hidden="on")
    (one,) = own.get("/me/copy").json()["drafts"]
    assert (one["text"], one["first"], one["nobody_may_know"]) == ("Not done", "hospital", True)
    page = own.get("/me/everything").content.decode()
    assert "<b>First:</b> hospital" in page
    assert "Not done" in page
