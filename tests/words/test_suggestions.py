"""Nobody changes another person's words: a helper suggests, who told them says yes or no."""

from uuid import UUID, uuid4

import pytest
from django.test import TestCase
from django.utils.timezone import now

from alongside.core import sealing
from alongside.core.models import LedgerLine
from alongside.evidence.operations import reports, versions
from alongside.words.access.quotes import CHANGED, quotes
from alongside.words.models import Suggestion, Use, Words
from alongside.words.operations import suggestions
from alongside.words.queries import keys_in_use, keys_of
from tests.conftest import STORY, World, tell

OTHER = STORY.replace("I slept that night.", "I slept.")


def post(world: World, who: str, path: str, data: dict[str, str] | None = None) -> object:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return world.client(who).post(path, data or {})


def suggest(world: World, who: str = "host", words: str = OTHER, **more: str) -> object:
    data = {"words": words, "once": str(uuid4())} | more
    data.setdefault("version", str(Words.objects.get(pk=world.story).key))
    return post(world, who, f"/g/{world.slug}/stories/{world.story}/suggest", data)


def suggested(world: World) -> UUID:
    """A suggestion of the host that waits, for a story that asks every reader for help."""
    world.client("own").post(f"/words/{world.story}/help", {"help": "yes"})
    assert suggest(world).status_code == 303
    return waiting(world).id


def waiting(world: World, who: str = "host") -> Suggestion:
    return Suggestion.objects.get(words=world.story, by=world.id(who), state="waits")


def answer(world: World, say: str, who: str = "host", by: str = "own") -> object:
    return post(
        world, by, f"/words/{world.story}/suggestions/{waiting(world, who).id}", {"say": say}
    )


def text_of(world: World) -> str | None:
    row = Words.objects.get(pk=world.story)
    return sealing.unseal(row.key, bytes(row.sealed))


def heard(world: World, who: str = "host") -> str:
    return world.client(who).get(f"/g/{world.slug}/suggestions").content.decode()


def test_a_suggestion_changes_nothing_before_a_yes(world):
    suggest(world)
    assert text_of(world) == STORY
    row = waiting(world)
    assert b"I slept" not in bytes(row.sealed)
    assert row.key in set(keys_in_use())
    assert row.key in keys_of(world.story)
    assert "It waits." in heard(world)


def test_before_and_after_are_said_in_words_and_by_a_mark(world):
    suggest(world)
    page = (
        world.client("own")
        .get(f"/words/{world.story}/suggestions/{waiting(world).id}")
        .content.decode()
    )
    assert "<b>[goes:</b> <del>slept that night.</del><b>]</b>" in page
    assert "<b>[new:</b> <ins>slept.</ins><b>]</b>" in page
    assert "“slept that night.”</span> becomes <span" in page
    assert "Host</span> suggests this." in page
    for listed in ("/words/", f"/words/{world.story}/"):
        assert "suggest" in world.client("own").get(listed).content.decode()


def test_yes_makes_new_words_under_a_new_key_and_wipes_the_rest(world):
    old = Words.objects.get(pk=world.story).key
    suggest(world)
    text = waiting(world).key
    assert answer(world, "yes").status_code == 303
    assert text_of(world) == OTHER
    assert Words.objects.get(pk=world.story).key != old
    assert sealing.known([old, text]) == set()
    row = Suggestion.objects.get()
    assert (row.state, bytes(row.sealed)) == ("yes", b"")
    assert "They said yes." in heard(world)
    assert LedgerLine.objects.get(did="changed words").by == world.id("own")
    assert "I slept." in world.client("member").get(f"/g/{world.slug}/stories").content.decode()


def test_no_changes_nothing_and_asks_no_reason(world):
    suggest(world)
    page = (
        world.client("own")
        .get(f"/words/{world.story}/suggestions/{waiting(world).id}")
        .content.decode()
    )
    assert "textarea" not in page
    text = waiting(world).key
    answer(world, "no")
    assert text_of(world) == STORY
    assert sealing.known([text]) == set()
    assert "They said no. That is all right." in heard(world)


def test_only_who_told_the_words_answers(world):
    suggest(world)
    path = f"/words/{world.story}/suggestions/{waiting(world).id}"
    for who in ("host", "member", "steward", "stranger", "anonymous"):
        for method in ("get", "post"):
            assert getattr(world.client(who), method)(path, {"say": "yes"}).status_code == 404
    assert text_of(world) == STORY


def test_a_member_suggests_only_where_they_were_asked(world):
    assert suggest(world, "member").status_code == 404
    world.client("own").post(f"/words/{world.story}/help", {"help": "yes"})
    assert suggest(world, "member").status_code == 303
    world.client("own").post(f"/words/{world.story}/help", {"help": "no"})
    assert suggest(world, "member").status_code == 404
    for who in ("stranger", "left", "paused", "anonymous"):
        assert suggest(world, who).status_code == 404


def test_whom_consent_lets_read_no_more_suggests_no_more(world):
    world.client("own").post(f"/words/{world.story}/consent/1", {"choice": "me"})
    assert suggest(world, "host").status_code == 404


def test_a_suggestion_for_words_that_changed_meanwhile_comes_back_whole(world):
    old = str(Words.objects.get(pk=world.story).key)
    suggest(world)
    answer(world, "yes")
    page = suggest(world, words="What I typed", version=old)
    assert page.status_code == 422
    shown = page.content.decode()
    assert "The words changed meanwhile." in shown
    assert "What I typed" in shown
    assert "I slept." in shown
    assert not Suggestion.objects.filter(state="waits").exists()


def test_taken_back_meanwhile_the_suggestion_goes_with_the_words(world):
    suggest(world)
    row = waiting(world)
    post(world, "own", f"/words/{world.story}/take-back")
    assert sealing.known([row.key]) == set()
    assert bytes(Suggestion.objects.get().sealed) == b""
    page = post(world, "own", f"/words/{world.story}/suggestions/{row.id}", {"say": "yes"})
    assert page.status_code == 422
    assert "You took these words back" in page.content.decode()
    assert "The words are not here any more." in heard(world)
    assert suggest(world).status_code == 404


def test_the_operation_itself_refuses_words_that_are_gone_or_others(world):
    at, host = now(), world.id("host")
    stale = {"version": uuid4(), "id": uuid4(), "by": host, "now": at}
    assert suggestions.suggest(world.story, "x", **stale) == "late"
    post(world, "own", f"/words/{world.story}/take-back")
    key = Words.objects.get(pk=world.story).key
    said = suggestions.suggest(world.story, "x", version=key, id=uuid4(), by=host, now=at)
    assert said == "gone"
    assert not Suggestion.objects.exists()


def test_a_second_one_takes_the_place_of_the_first_and_the_same_form_is_one(world):
    once = str(uuid4())
    for _ in range(2):
        suggest(world, once=once)
    first = waiting(world)
    suggest(world, words="Quite other")
    assert sealing.known([first.key]) == set()
    assert Suggestion.objects.filter(state="waits").count() == 1


def test_who_suggested_it_can_take_it_back(world):
    suggest(world)
    row = waiting(world)
    post(world, "member", f"/g/{world.slug}/suggestions", {"suggestion": str(row.id)})
    assert waiting(world).id == row.id
    post(world, "host", f"/g/{world.slug}/suggestions", {"suggestion": str(row.id)})
    assert sealing.known([row.key]) == set()
    page = post(world, "own", f"/words/{world.story}/suggestions/{row.id}", {"say": "yes"})
    assert "They took this suggestion back." in page.content.decode()
    assert text_of(world) == STORY


def test_the_copy_of_my_things_says_what_became_of_it_and_no_words(world):
    suggest(world)
    (one,) = world.client("host").get("/me/copy").json()["what I suggested"]
    assert one["became"] == "It waits. There is no hurry."
    assert "I slept" not in world.client("host").get("/me/copy").content.decode()
    assert world.client("host").get("/me/everything").status_code == 200


def test_an_account_that_is_erased_takes_its_suggestions_along(world):
    suggest(world, "host")
    key = waiting(world).key
    post(world, "host", "/me/erase")
    assert sealing.known([key]) == set()
    assert world.client("own").get(f"/words/{world.story}/").status_code == 200


@pytest.fixture
def quoted(world: World) -> dict[str, UUID]:
    """A report that quotes what stays, and a letter that quotes what would go."""
    at, host = now(), world.id("host")
    report = reports.write_report("Report", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, world.story, "Nobody asked", by=host, now=at)
    other = reports.write_report("Other", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(other, world.story, "I slept that night.", by=host, now=at)
    for each in (report, other):
        versions.publish(each, by=host, now=at)
    return {"stays": report, "goes": other}


def test_a_quote_goes_on_where_it_still_stands_and_ends_where_not(world, quoted):
    suggest(world, words="First: " + OTHER)
    page = (
        world.client("own")
        .get(f"/words/{world.story}/suggestions/{waiting(world).id}")
        .content.decode()
    )
    assert "If you say yes, this ends:" in page
    assert ">Other</span>" in page
    assert ">Report</span>" not in page
    answer(world, "yes")
    today = now().date()
    assert quotes(quoted["stays"], today)[0].text == "[…] Nobody asked […]"
    gone = quotes(quoted["goes"], today)[0]
    assert (gone.text, gone.why) == (None, CHANGED)
    path = Use.objects.get(place=quoted["goes"]).path
    shown = world.client("anonymous").get(path).content.decode()
    assert "Its teller changed these words." in shown
    assert "I slept that night" not in shown
    mine = world.client("own").get(f"/words/{world.story}/").content.decode()
    assert "It ended because you changed the words" in mine


def test_told_together_each_of_them_says_yes(world):
    world.client("own").post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    for question in range(1, 5):
        world.client("member").post(
            f"/words/{world.story}/consent/{question}", {"choice": "group"} if question == 1 else {}
        )
    suggest(world)
    answer(world, "yes")
    assert text_of(world) == STORY
    page = world.client("own").get(f"/words/{world.story}/suggestions/{waiting(world).id}")
    assert "It waits for who tells it with you." in page.content.decode()
    answer(world, "yes", by="member")
    assert text_of(world) == OTHER


def test_a_teller_changes_their_own_words_the_same_way(world):
    sent = suggest(world, "own")
    assert sent["Location"].startswith(f"/words/{world.story}/suggestions/")
    assert "You wrote this." in world.client("own").get(sent["Location"]).content.decode()
    answer(world, "yes", "own")
    assert text_of(world) == OTHER


@pytest.mark.parametrize("words", ["", "  ", STORY, "x" * 200_001, "a \x00 b"])
def test_what_cannot_be_taken_comes_back(world, words):
    answer = suggest(world, words=words)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Suggestion.objects.exists()


def test_nothing_of_other_words_is_behind_this_address(world):
    suggest(world)
    other = tell("Mine", world.id("own"), world.group)
    path = f"/words/{other}/suggestions/{waiting(world).id}"
    assert world.client("own").get(path).status_code == 404
