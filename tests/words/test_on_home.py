"""What waits for somebody stands on their group's home: for them, and for nobody else."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate, now

from alongside.evidence.operations import reports, versions
from alongside.words.domain.answers import HowLong, HowQuoted
from alongside.words.models import Consent, Showing, Suggestion, Use, Words
from alongside.words.operations import call_reading, consents
from alongside.words.operations.showings import show_to
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.together import told_with
from tests.conftest import World, tell
from tests.counting import queries
from tests.words.calls_help import a_call, choose, give, write
from tests.words.test_suggestions import suggest
from tests.words.test_wishes import trusts

Made = tuple[str, str, str]  # who is told, what, and where it leads


def shown(world: World) -> Made:
    show_to(world.story, world.id("member"), person=world.id("own"), now=now())
    return "member", "Somebody shows you their words", f"/shown/{Showing.objects.get().id}"


def suggestion(world: World) -> Made:
    suggest(world)
    path = f"/words/{world.story}/suggestions/{Suggestion.objects.get().id}"
    return "own", "Somebody suggests a change to your words", path


def cut(world: World) -> Made:
    said, at, host = HowQuoted("no-name", show_cuts=True), now(), world.id("host")
    consents.answer(world.story, said, person=world.id("own"), now=at)
    report = reports.write_report("R", "T", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, world.story, "I slept", by=host, now=at)
    return "own", "A quote waits for your yes", f"/words/{world.story}/#look"


def together(world: World) -> Made:
    world.client("own").post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    return "member", "Somebody says you told a story together", f"/words/{world.story}/"


def asked_to_read(world: World) -> Made:
    path = f"/g/{world.slug}/calls/{write(world)}/read"
    return "support", "You are a reader of a call for words", path


def something_to_read(world: World) -> Made:
    call = a_call(world)
    give(call)
    return "support", "You are a reader of a call for words", f"{call.inside}/read"


def trusted(world: World) -> Made:
    trusts(world, "own", "member")
    return "member", "Somebody trusts you with a wish", "/me/wish"


EACH = [shown, suggestion, cut, together, asked_to_read, something_to_read, trusted]


def told(world: World, who: str) -> dict[str, str]:
    """Each line, and where it leads."""
    page = world.client(who).get(f"/g/{world.slug}/").content.decode()
    _, _, waits = page.partition("This waits for you")
    lines = re.findall(r'href="([^"]+)">.*?<b>(.*?)</b>', waits.partition("</ul>")[0])
    return {line: path for path, line in lines}


@pytest.mark.parametrize("made", EACH)
def test_it_is_told_to_that_person_and_to_nobody_else(world: World, made: Callable[..., Made]):
    who, line, path = made(world)
    assert told(world, who) == {line: path}
    assert world.client(who).get(path.partition("#")[0]).status_code == 200
    readers = {"support", "steward"} if made in (asked_to_read, something_to_read) else {who}
    for other in {"host", "support", "steward", "member", "own", "stranger", "paused"} - readers:
        assert told(world, other) == {}


def test_where_nothing_waits_nothing_stands_there(world):
    assert "This waits" not in world.client("own").get(f"/g/{world.slug}/").content.decode()


def test_what_was_done_is_told_no_more(world):
    for made in (suggestion, cut, something_to_read):
        made(world)
    own = world.client("own")
    own.post(f"/words/{world.story}/suggestions/{Suggestion.objects.get().id}", {"say": "no"})
    own.post(f"/words/{world.story}/uses/{Use.objects.get().id}", {"say": "yes"})
    assert told(world, "own") == {}
    answer = Words.objects.get(kind="answer").id
    at, support = now(), world.id("support")
    call_reading.open_words(answer, reader=support, now=at)
    call_reading.choose(answer, yes=False, word="", reader=support, now=at)
    assert told(world, "support") == {}
    assert told(world, "steward") != {}


def test_what_another_teller_must_still_say_is_not_told_to_who_said_it(world):
    together(world)
    for question in range(1, 5):
        choice = {"choice": "group"} if question == 1 else {}
        world.client("member").post(f"/words/{world.story}/consent/{question}", choice)
    suggest(world)
    path = f"/words/{world.story}/suggestions/{Suggestion.objects.get().id}"
    world.client("own").post(path, {"say": "yes"})
    assert told(world, "own") == {}
    assert list(told(world, "member").values()) == [path]


@pytest.mark.parametrize("how", ["rests", "thinks", "over", "with another", "erased", "back"])
def test_what_cannot_be_opened_now_is_not_told(world, how):
    shown(world)
    own = world.id("own")
    if how == "rests":
        consents.rest(world.story, paused=True, person=own, now=now())
    elif how == "with another":
        told_with(world.story, world.id("steward"), person=own, now=now())
    elif how == "erased":
        told_with(world.story, world.id("steward"), person=own, now=now())
        Consent.objects.filter(person=world.id("steward")).update(person=None)
    elif how == "back":
        take_back(world.story, by=own, now=now())
    else:
        tomorrow = localdate() + timedelta(days=1)
        days = {"thinks": HowLong(None, tomorrow), "over": HowLong(localdate() - timedelta(days=1))}
        consents.answer(world.story, days[how], person=own, now=now())
    assert told(world, "member") == {}
    assert world.client("member").get(f"/shown/{Showing.objects.get().id}").status_code == 404


def test_what_both_tellers_show_is_told(world):
    shown(world)
    told_with(world.story, world.id("steward"), person=world.id("own"), now=now())
    show_to(world.story, world.id("member"), person=world.id("steward"), now=now())
    (path,) = told(world, "member").values()
    assert world.client("member").get(path).status_code == 200


@pytest.mark.parametrize("made", [suggestion, cut, together])
def test_of_words_that_nobody_may_know_of_it_says_nothing(world, made):
    who, _, _ = made(world)
    Words.objects.update(hidden=True)
    assert told(world, who) == {}


def test_what_rested_and_is_let_be_used_again_is_told_again(world):
    who, line, path = shown(world)
    for paused in (True, False):
        consents.rest(world.story, paused=paused, person=world.id("own"), now=now())
    assert told(world, who) == {line: path}


def test_a_change_that_somebody_began_to_their_own_words_is_no_news_to_them(world):
    suggest(world, "own")
    assert told(world, "own") == {}


def test_several_of_a_kind_are_one_line_to_the_first(world):
    shown(world)
    other = tell("Another", world.id("own"), world.group)
    show_to(other, world.id("member"), person=world.id("own"), now=now())
    paths = {f"/shown/{one.id}" for one in Showing.objects.all()}
    ((line, path),) = told(world, "member").items()
    assert line == "Somebody shows you their words"
    assert path in paths


def test_however_much_waits_the_page_asks_at_most_ten_times(world):
    call = a_call(world)
    choose(call, give(call), None, "support", word="Thank you.")
    give(call, "own")
    host = world.id("host")
    for who in ("own", "member"):
        story = tell("We two", world.id(who), world.group)
        show_to(story, world.id("support"), person=world.id(who), now=now())
        world.client(who).post(f"/words/{story}/together", {"with": str(world.id("steward"))})
    show_to(world.story, world.id("support"), person=world.id("own"), now=now())
    trusts(world, "own", "support")
    report = reports.write_report("R", "T", id=uuid4(), group=world.group, by=host, now=now())
    versions.publish(report, by=host, now=now())
    client = world.client("support")
    client.get(f"/g/{world.slug}/")
    with queries() as asked:
        page = client.get(f"/g/{world.slug}/").content.decode()
    assert "Somebody trusts you" in page
    assert "Somebody shows you" in page
    assert len(asked) <= 8  # and two more where somebody is asked how a gathering was
