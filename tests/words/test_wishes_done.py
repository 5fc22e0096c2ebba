"""What a wish does: what everyone reads stays, and nothing else does."""

from uuid import UUID, uuid4

import pytest
from django.test import TestCase
from django.utils.timezone import localdate, now

from alongside.core import sealing
from alongside.words.access.quotes import quotes
from alongside.words.domain.answers import HowCounted, HowQuoted
from alongside.words.domain.consent import Counting
from alongside.words.models import CallReading, Folding, Showing, Suggestion, Use, Words
from alongside.words.operations import consents
from alongside.words.operations.room import tell_table
from alongside.words.operations.showings import show_to
from tests.conftest import STORY, World, tell, write_letter
from tests.words.calls_help import READERS, TEXT, a_call, choose, give
from tests.words.test_giving import a_hand_over, names
from tests.words.test_recipients import a_recipient
from tests.words.test_suggestions import suggest
from tests.words.test_wishes import do_jobs, gone, later, leave_wish, quoting, say

PUBLISHED, EVERYTHING = "keep what is published", "take everything back"


def wished(world: World, what: str, who: str = "own") -> None:
    """It came into force and was done."""
    leave_wish(world, what, who=who)
    say(world, "host", "steward", of=who)
    do_jobs(later())


def told_with(world: World, first: str, other: str) -> UUID:
    """A story that both told, and that both let the group read and quote."""
    made = tell("We held the door.", world.id(first), world.group)
    world.client(first).post(f"/words/{made}/together", {"with": str(world.id(other))})
    for question, choice in enumerate(("group", "no-name", "count", "taken-back"), 1):
        world.client(other).post(f"/words/{made}/consent/{question}", {"choice": choice})
    return made


def stories(world: World) -> str:
    return world.client("host").get(f"/g/{world.slug}/stories").content.decode()


def test_what_another_told_first_stays_theirs_and_nobody_else_reads_it(world):
    made = told_with(world, "member", "own")
    report = quoting(world, "Out", "We held", publish=True, words=made)
    assert "We held the door." in stories(world)
    wished(world, EVERYTHING)
    assert not gone(made)
    assert "We held the door." not in stories(world)
    assert quotes(report, localdate())[0].text is None
    assert "We held the door." in world.client("member").get(f"/words/{made}/").content.decode()


def test_what_they_told_first_with_another_is_wiped(world):
    made = told_with(world, "own", "member")
    wished(world, EVERYTHING)
    assert gone(made)


def test_what_they_said_to_others_goes_too(world):
    suggest(world, "support")
    call = a_call(world)
    answer = give(call)
    choose(call, answer, True, "support", word="Thank you for it.")
    world.client("support").post("/words/folding", {"things": "noise"})
    kept = [Suggestion.objects.get().key, CallReading.objects.get().key, Folding.objects.get().key]
    assert sealing.known(kept) == set(kept)
    with TestCase.captureOnCommitCallbacks(execute=True):
        wished(world, EVERYTHING, "support")
    assert sealing.known(kept) == set()
    assert (
        "Thank you for it." not in world.client("member").get(f"/words/{answer}/").content.decode()
    )


def test_an_answer_on_the_page_of_its_call_stays_and_one_that_is_not_goes(world):
    call = a_call(world)
    here, not_chosen = give(call), give(call, text="Not this one.")
    choose(call, here, True, *READERS)
    wished(world, PUBLISHED, "member")
    assert TEXT in call.public
    assert not gone(here)
    assert gone(not_chosen)


@pytest.mark.parametrize("where", ["hand-over", "panel", "draft letter", "nowhere"])
def test_what_not_everyone_reads_is_not_published(world, where):
    if where == "hand-over":
        inquiry = a_recipient(world)
        names(world, world.story, "own", inquiry)
        a_hand_over(world, inquiry)
    elif where == "panel":
        tell_table(
            "For the table",
            id=uuid4(),
            person=world.id("own"),
            group=world.group,
            place=uuid4(),
            title="Panel",
            path="/panels/x",
            now=now(),
        )
    elif where == "draft letter":
        write_letter(world, report=quoting(world, "R", "I slept", publish=False, words=world.story))
    wished(world, PUBLISHED)
    assert all(gone(row.id) for row in Words.objects.filter(person=world.id("own")))


@pytest.mark.parametrize("how", ["no longer quoted", "waits"])
def test_a_quote_that_is_not_shown_is_not_published(world, how):
    if how == "waits":
        consents.answer(
            world.story, HowQuoted("no-name", show_cuts=True), person=world.id("own"), now=now()
        )
    quoting(world, "Out", "Nobody asked", publish=True, words=world.story)
    if how == "no longer quoted":
        consents.answer(world.story, HowQuoted(), person=world.id("own"), now=now())
    wished(world, PUBLISHED)
    assert gone(world.story)


def test_only_the_quotes_that_are_out_are_left_of_what_stays(world):
    """Not the story, no count, no hand-over, nobody it was shown to, nothing in a draft."""
    inquiry = a_recipient(world)
    names(world, world.story, "own", inquiry)
    given = a_hand_over(world, inquiry)
    show_to(world.story, world.id("member"), person=world.id("own"), now=now())
    report = quoting(world, "Out", "Nobody asked", publish=True, words=world.story)
    draft = quoting(world, "Draft", "I slept", publish=False, words=world.story)
    wished(world, PUBLISHED)
    assert quotes(report, localdate())[0].text == "[…] Nobody asked […]"
    assert {use.place for use in Use.objects.filter(ended_at=None)} == {report}
    assert {use.place for use in Use.objects.exclude(ended_at=None)} == {given, draft}
    assert STORY not in stories(world)
    newest = consents.newest(world.story, world.id("own"))
    assert (newest.readers, newest.counting, newest.given_to) == ("me", "no", [])
    assert newest.show_cuts
    assert not Showing.objects.filter(ended_at=None).exists()


def test_a_quote_of_what_was_told_with_another_stays_where_it_is_out(world):
    made = told_with(world, "member", "own")
    report = quoting(world, "Out", "We held", publish=True, words=made)
    wished(world, PUBLISHED)
    assert quotes(report, localdate())[0].text == "We held […]"
    assert "We held the door." not in stories(world)
    consents.answer(made, HowCounted(Counting.COUNT), person=world.id("member"), now=now())
    assert consents.newest(made, world.id("own")).counting == "no"
