"""Answers to a call go to a recipient like stories: whom their person named, and nobody else."""

from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import localdate, now

from alongside.core.models import Job
from alongside.words.access.giving import sorted_out
from alongside.words.domain.answers import HowCounted
from alongside.words.domain.consent import Counting
from alongside.words.models import Use, Words
from alongside.words.operations import consents
from tests.conftest import STORY, World, tell
from tests.gatherings.test_many_at_once import crowd
from tests.words.calls_help import TEXT, Made, a_call, by_code, give, ids
from tests.words.test_given import copy
from tests.words.test_giving import a_hand_over, give_path, link_of, names
from tests.words.test_recipients import a_recipient


@pytest.fixture
def inquiry(world: World) -> UUID:
    return a_recipient(world)


@pytest.fixture
def call(world: World) -> Made:
    return a_call(world)


def all_answered(client: Client, call: Made, inquiry: UUID) -> None:
    """Somebody without an account answers the four questions, and names the recipient."""
    for question, choice in enumerate(("call", "chosen", "count", "1-year"), 1):
        client.post(
            f"/calls/mine/consent/{question}",
            {
                "choice": choice,
                "other_name": "Nettle",
                "given_to": str(inquiry),
                "shown": " ".join(ids(call)),
            },
        )


def texts(world: World) -> set[str]:
    return {one["words"] for one in copy(link_of(world))["words"]}


def test_an_answer_goes_only_where_its_person_said_yes_to_them(world, call, inquiry):
    yes, no = give(call, "member", "Given"), give(call, "paused", "Kept")
    names(world, yes, "member", inquiry)
    other = a_recipient(world, "Others")
    names(world, no, "paused", other)
    a_hand_over(world, inquiry)
    assert texts(world) == {"Given"}
    page = world.client("member").get(f"/words/{yes}/").content.decode()
    assert "The Inquiry" in page


def test_without_an_account_it_goes_too_and_the_code_ends_it(world, call, inquiry):
    client, _, words = by_code(call)
    client.post("/calls/mine/code")
    all_answered(client, call, inquiry)
    a_hand_over(world, inquiry)
    told = copy(link_of(world))["words"]
    assert [(one["words"], one["name"], one["may_quote"]) for one in told] == [
        (TEXT, "No name", "no")  # the name was chosen for the page of the call
    ]
    page = client.get("/calls/mine/words").content.decode()
    assert "They got a copy on" in page
    assert "Take it out of this hand-over" in page
    assert "Look at it there" not in page
    use = Use.objects.get(words=words)
    assert client.post(f"/calls/mine/uses/{use.id}").status_code == 303
    assert "There are no words in it now." in Client().get(link_of(world)).content.decode()


def test_taken_back_by_code_the_recipient_is_told_where_its_person_wants_it(world, call, inquiry):
    client, _, _ = by_code(call)
    client.post("/calls/mine/code")
    all_answered(client, call, inquiry)
    made = a_hand_over(world, inquiry)
    assert "Tell those who have a copy" not in client.get("/calls/mine/take-back").content.decode()
    copy(link_of(world))
    page = client.get("/calls/mine/take-back").content.decode()
    assert "Tell those who have a copy" in page
    assert "checked" not in page
    client.post("/calls/mine/take-back", {"tell": "yes"})
    assert Job.objects.filter(name="tell-hand-over", about=made).count() == 1
    assert "There are no words in it now." in Client().get(link_of(world)).content.decode()


def test_an_answer_that_rests_is_not_given(world, call, inquiry):
    rests = give(call, "member", "Rests")
    names(world, rests, "member", inquiry)
    consents.rest(rests, paused=True, person=world.id("member"), now=now())
    names(world, world.story, "own", inquiry)
    a_hand_over(world, inquiry)
    assert texts(world) == {STORY}


def test_people_who_answered_without_an_account_are_in_no_number(world, call, inquiry):
    """Five answers can be of one person. With an account each is one, on either side."""
    *tellers, one, two, three, four, five = crowd(world, 9)
    for person in tellers:
        world.people[str(person.id)] = person
        story = tell("A story", person.id, world.group)
        names(world, story, str(person.id), inquiry)
    for number in range(5):
        words = give(call, None, f"Text {number}")
        said = HowCounted(Counting.COUNT, frozenset({inquiry} if number else {}))
        consents.answer(words, said, person=None, now=now())
    found = sorted_out(world.group, inquiry, localdate())
    assert (len(found.given), found.givers, found.left_out) == (8, None, None)
    for person in (one, two, three, four, five):
        world.people[str(person.id)] = person
        words = give(call, str(person.id), "Counted")
        consents.answer(words, HowCounted(Counting.COUNT), person=person.id, now=now())
    assert sorted_out(world.group, inquiry, localdate()).left_out == 5
    page = world.client("host").get(give_path(world, inquiry)).content.decode()
    assert "Words of some people." in page


def test_other_kinds_are_never_given(world, inquiry):
    names(world, world.story, "own", inquiry)
    for kind in ("draft", "check-in", "said"):
        Words.objects.filter(pk=world.story).update(kind=kind)
        assert sorted_out(world.group, inquiry, localdate()).given == []
