"""A story that two people tell together: used only as both of them allow."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.evidence.operations import reports, versions
from alongside.words.domain.answers import HowQuoted
from alongside.words.domain.consent import Quoting
from alongside.words.models import Use, Words, newest_consents
from alongside.words.operations import consents
from tests.conftest import World, tell


@pytest.fixture
def story(world: World) -> str:
    """Told by `own`, who says that `member` told it too."""
    made = tell("We held the door.", world.id("own"), world.group, quoting="my-name")
    answer = world.client("own").post(f"/words/{made}/together", {"with": str(world.id("member"))})
    assert answer.status_code == 303
    return f"/words/{made}/"


def stories(world: World) -> str:
    return world.client("host").get(f"/g/{world.slug}/stories").content.decode()


def answer_all(world: World, story: str, **choices: str) -> None:
    for question, name in enumerate(("readers", "quoting", "counting", "until"), 1):
        said = {"choice": choices[name]} if name in choices else {}
        world.client("member").post(f"{story}consent/{question}", said)


def test_until_both_have_answered_nobody_else_reads_it(world, story):
    assert "We held the door." not in stories(world)
    assert "Member must answer first." in world.client("own").get(story).content.decode()
    assert "Own told this with you." in world.client("member").get("/words/").content.decode()
    answer_all(world, story, readers="group")
    assert "We held the door." in stories(world)


def test_the_narrower_of_the_two_counts(world, story):
    answer_all(world, story, readers="everyone", quoting="no")
    row = Words.objects.get(pk=story.split("/")[2])
    consent = newest_consents([row])[row.id]
    assert (consent.readers, consent.quoting) == ("group", "no")
    assert "Not to be quoted" in stories(world)


def test_two_names_stand_side_by_side_and_one_who_wants_none_hides_both(world, story):
    answer_all(world, story, readers="group", quoting="my-name")
    assert "Name: Own and Member" in stories(world)
    world.client("member").post(f"{story}consent/2", {"choice": "no-name"})
    assert "Name: No name" in stories(world)


@pytest.mark.parametrize("who", ["own", "member"])
def test_either_of_them_takes_it_back(world, story, who):
    answer_all(world, story, readers="group")
    assert world.client(who).post(f"{story}take-back").status_code == 303
    assert "We held the door." not in stories(world)


def test_who_did_not_tell_it_says_so_and_holds_nothing_up(world, story):
    world.client("member").post(f"{story}together")
    assert world.client("member").get(story).status_code == 404
    assert "We held the door." in stories(world)


def test_only_who_told_it_names_others_and_only_from_the_group(world, story):
    answer_all(world, story, readers="group")
    world.client("member").post(f"{story}together", {"with": str(world.id("host"))})
    world.client("own").post(f"{story}together", {"with": str(world.id("stranger"))})
    for who in ("host", "stranger"):
        assert world.client(who).get(story).status_code == 404


def test_a_cut_waits_for_each_of_them_who_wants_to_see_it(world, story):
    answer_all(world, story, readers="group", quoting="no-name")
    words, at = UUID(story.split("/")[2]), now()
    for who in ("own", "member"):
        said = HowQuoted(Quoting.NO_NAME, show_cuts=True)
        consents.answer(words, said, person=world.id(who), now=at)
    report = reports.write_report(
        "Report", "Text", id=uuid4(), group=world.group, by=world.id("host"), now=at
    )
    reports.add_quote(report, words, "We held", by=world.id("host"), now=at)
    versions.publish(report, by=world.id("host"), now=at)
    use = Use.objects.get(words=words)
    for who, seen in (("own", False), ("member", True)):
        world.client(who).post(f"{story}uses/{use.id}", {"say": "yes"})
        page = world.client("anonymous").get(use.path).content.decode()
        assert ("We held" in page) == seen


@pytest.mark.parametrize("first", [True, False])
def test_a_cut_that_stood_before_waits_for_who_tells_it_since_and_wants_to_look(world, first):
    """`own` told it alone and it was quoted; then `member` is named, and answers."""
    at, host = now(), world.id("host")
    report = reports.write_report("R", "Text", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, world.story, "The kettle", by=host, now=at)
    versions.publish(report, by=host, now=at)
    use, member = Use.objects.get(words=world.story), world.client("member")
    path = f"/words/{world.story}/"
    world.client("own").post(f"{path}together", {"with": str(world.id("member"))})
    answers = [{"choice": "group"}, {"choice": "no-name"}, {}, {}]
    if first:
        answers[1]["show_cuts"] = "on"
    for question, said in enumerate(answers, 1):
        member.post(f"{path}consent/{question}", said)
    assert ("The kettle" in world.client("anonymous").get(use.path).content.decode()) != first
    assert ("Look at it" in member.get("/words/").content.decode()) == first
    member.post(f"{path}uses/{use.id}", {"say": "yes"})
    assert "The kettle" in world.client("anonymous").get(use.path).content.decode()
    member.post(f"{path}consent/4", {"choice": "1-year"})  # a change of another answer asks no more
    assert "The kettle" in world.client("anonymous").get(use.path).content.decode()
