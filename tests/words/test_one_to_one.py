"""Words shown to one person: its own consent, a line when they are opened, one press ends it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.timezone import localdate, now

from alongside.core.models import LedgerLine
from alongside.groups.operations import leave
from alongside.words.domain.answers import HowLong
from alongside.words.models import Showing, Words
from alongside.words.operations.consents import answer
from tests.conftest import STORY, World, tell
from tests.words.test_pictures import picture_of
from tests.words.test_telling import share


def shown_to(world: World, to: str, *, by: str = "own", words: UUID | None = None) -> UUID:
    """A story that only its teller reads, shown to one other."""
    told = words or tell("For you alone", world.id(by), world.group, readers="me", quoting="no")
    sent = world.client(by).post(f"/words/{told}/show", {"to": str(world.id(to))})
    assert sent.status_code == 303
    return Showing.objects.get(words=told, to=world.id(to), ended_at=None).id


def test_only_that_person_opens_it_and_only_by_a_press(world):
    path = f"/shown/{shown_to(world, 'member')}"
    for who in ("host", "own", "steward", "left", "paused", "stranger", "anonymous"):
        for method in ("get", "post"):
            assert getattr(world.client(who), method)(path).status_code == 404
    member = world.client("member")
    before = member.get(path).content.decode()
    assert "For you alone" not in before
    assert "Own</span> shows you a story" in before
    assert not LedgerLine.objects.filter(did="opened words one to one").exists()
    assert "For you alone" in member.post(path).content.decode()
    line = LedgerLine.objects.get(did="opened words one to one")
    assert line.by == world.id("member")
    assert line.about == Showing.objects.get().words_id


def test_each_opening_leaves_a_line_and_the_teller_sees_the_day(world):
    showing = shown_to(world, "member")
    words = Showing.objects.get().words_id
    own = world.client("own")
    assert "They have not opened it." in own.get(f"/words/{words}/people").content.decode()
    for _ in range(2):
        world.client("member").post(f"/shown/{showing}")
    assert LedgerLine.objects.filter(did="opened words one to one").count() == 2
    today = localdate()
    page = own.get(f"/words/{words}/people").content.decode()
    assert f"Opened on {today.day} {today:%B %Y}." in page
    assert Showing.objects.get().opened_on == [today.isoformat()]


def test_it_stands_on_that_persons_page_and_on_no_others(world):
    shown_to(world, "member")
    for who, seen in (("member", True), ("host", False), ("own", False)):
        page = world.client(who).get(f"/g/{world.slug}/stories").content.decode()
        assert ("Shown to you alone" in page) == seen
        assert "For you alone" not in page


def test_one_press_ends_it(world):
    showing = shown_to(world, "member")
    words = Showing.objects.get().words_id
    for who in ("member", "host", "stranger"):
        assert world.client(who).post(f"/words/{words}/show/{showing}").status_code == 404
    for _ in range(2):
        assert world.client("own").post(f"/words/{words}/show/{showing}").status_code == 303
    assert world.client("member").post(f"/shown/{showing}").status_code == 404
    assert shown_to(world, "member", words=words) != showing  # and it can begin anew


def test_a_rest_a_taking_back_and_leaving_end_it_too(world):
    showing, member = shown_to(world, "member"), world.client("member")
    path, words = f"/shown/{showing}", Showing.objects.get().words_id
    own = world.client("own")
    own.post(f"/words/{words}/rest", {"paused": "yes"})
    assert member.post(path).status_code == 404
    own.post(f"/words/{words}/rest", {"paused": "no"})
    assert member.post(path).status_code == 200
    own.post(f"/words/{words}/take-back")
    assert member.post(path).status_code == 404
    other = shown_to(world, "member")
    leave(world.group, world.id("member"), now=now())
    assert member.post(f"/shown/{other}").status_code == 404


def test_only_somebody_of_the_group_can_be_chosen(world):
    for who in ("stranger", "left", "own"):
        sent = world.client("own").post(f"/words/{world.story}/show", {"to": str(world.id(who))})
        assert sent.status_code == 303
    world.client("own").post(f"/words/{world.story}/show", {"to": "nobody"})
    assert not Showing.objects.exists()


def test_told_together_each_of_them_must_show_it(world):
    words = tell("We two", world.id("own"), world.group, readers="me")
    world.client("own").post(f"/words/{words}/together", {"with": str(world.id("steward"))})
    showing = shown_to(world, "member", words=words)
    member = world.client("member")
    assert member.post(f"/shown/{showing}").status_code == 404
    world.client("steward").post(f"/words/{words}/show", {"to": str(world.id("member"))})
    assert "We two" in member.post(f"/shown/{showing}").content.decode()


def test_hidden_words_name_nobody_and_keep_only_the_month(world):
    told = share(world, "They must not know", None)
    Words.objects.filter(pk=told["Location"].split("/")[2]).update(hidden=True)
    words = UUID(told["Location"].split("/")[2])
    showing = shown_to(world, "host", by="member", words=words)
    host = world.client("host")
    stories = host.get(f"/g/{world.slug}/stories").content.decode()
    page = host.get(f"/shown/{showing}").content.decode() + stories
    assert "Somebody" in page
    assert "Member" not in page
    host.post(f"/shown/{showing}")
    lines = LedgerLine.objects.filter(about=words)
    assert lines.count() == 2
    assert {line.at.day for line in lines} == {1}
    assert world.id("member") not in {line.by for line in lines}
    assert Showing.objects.get().opened_on == [f"{localdate():%Y-%m}"]
    assert Showing.objects.get().at.day == 1
    page = world.client("member").get(f"/words/{words}/people").content.decode()
    assert f"Opened on {localdate():%B %Y}." in page


def test_its_pictures_open_with_it_and_not_before(world):
    picture = picture_of(world)
    own = world.client("own")
    own.post(f"/words/{world.story}/consent/1", {"choice": "me"})
    showing = shown_to(world, "member", words=world.story)
    path, member = f"/words/{world.story}/pictures/{picture}", world.client("member")
    assert member.get(path).status_code == 404
    assert path in member.post(f"/shown/{showing}").content.decode()
    assert member.get(path).status_code == 200
    Showing.objects.update(opened_on=[(localdate() - timedelta(days=1)).isoformat()])
    assert member.get(path).status_code == 404
    assert STORY[:10] in member.post(f"/shown/{showing}").content.decode()


@pytest.mark.parametrize("when", ["thinking", "over", "neither"])
def test_it_opens_only_in_the_time_that_its_teller_gave(world, when):
    today, own, member = localdate(), world.client("own"), world.client("member")
    words = tell("For you alone", world.id("own"), world.group, readers="me", quoting="no")
    path = f"/shown/{shown_to(world, 'member', words=words)}"
    answers = {
        "thinking": HowLong(today + timedelta(days=9), begins=today + timedelta(days=1)),
        "over": HowLong(today - timedelta(days=1)),
        "neither": HowLong(today, begins=today),
    }
    answer(words, answers[when], person=world.id("own"), now=now())
    opens = when == "neither"
    for method in (member.get, member.post):
        assert method(path).status_code == (200 if opens else 404)
    stories = member.get(f"/g/{world.slug}/stories").content.decode()
    assert ("Shown to you alone" in stories) == opens
    page = own.get(f"/words/{words}/people").content.decode()
    assert ("Nobody opens it" in page) != opens


def test_who_left_opens_no_picture_either_though_they_opened_it_today(world):
    picture = picture_of(world)
    world.client("own").post(f"/words/{world.story}/consent/1", {"choice": "me"})
    showing = shown_to(world, "member", words=world.story)
    path, member = f"/words/{world.story}/pictures/{picture}", world.client("member")
    assert member.post(f"/shown/{showing}").status_code == 200
    assert member.get(path).status_code == 200
    leave(world.group, world.id("member"), now=now())
    assert member.get(path).status_code == 404
    assert member.post(f"/shown/{showing}").status_code == 404
