"""An account that is erased: its words first, then all that hangs on it."""

import pytest
from django.utils.timezone import now

from alongside.core import sealing
from alongside.core.keyring.models import OwnerKey
from alongside.core.models import LedgerLine
from alongside.groups.models import Membership
from alongside.people.models import Person
from alongside.web import erasing
from alongside.words.models import Use, Words
from alongside.words.queries import troubles
from alongside.words.tasks import finish_taking_back
from tests.conftest import tell
from tests.words.test_drafts import send
from tests.words.test_taking_back import CUT, places  # noqa: F401


def test_it_says_first_what_goes_and_what_stays(world):
    page = world.client("own").get("/me/erase").content.decode()
    for said in ("What goes at once", "What stays", "The Kettle", "Nobody can undo this"):
        assert said in page
    assert Person.objects.filter(pk=world.id("own")).exists()


def test_erased_nothing_of_them_is_left(world, places):  # noqa: F811
    own, number = world.client("own"), world.id("own")
    send(world, number, "A draft", who="own", note="heavy")
    own.post("/words/folding", {"things": "hospital"})
    keys = list(Words.objects.filter(person=number).values_list("key", flat=True))
    answer = own.post("/me/erase")
    assert "Your account is erased" in answer.content.decode()
    assert own.get("/me").status_code == 404
    assert not Person.objects.filter(pk=number).exists()
    assert not Membership.objects.filter(person=number).exists()
    assert not OwnerKey.objects.filter(pk=number).exists()
    assert sealing.known(keys) == set()
    visitor = world.client("anonymous")
    for path in places.values():
        page = visitor.get(path).content.decode()
        assert CUT not in page
        assert "These words were taken back." in page
    assert {use.ended_why for use in Use.objects.all()} == {"taken back"}
    assert LedgerLine.objects.filter(did="erased an account", about=number).count() == 1
    assert list(troubles()) == []


@pytest.mark.parametrize("who", ["host", "support", "steward", "paused", "left", "member"])
def test_everybody_can_go_whatever_they_do_here(world, who):
    assert world.client(who).post("/me/erase").status_code == 200
    assert not Person.objects.filter(pk=world.id(who)).exists()
    assert world.client("own").get(f"/g/{world.slug}/").status_code == 200


def test_words_told_together_are_used_no_more_and_stay_the_others_own(world):
    story = tell("We held the door.", world.id("own"), world.group)
    world.client("own").post(f"/words/{story}/together", {"with": str(world.id("member"))})
    for question in range(1, 5):
        world.client("member").post(f"/words/{story}/consent/{question}", {"choice": "group"})
    world.client("member").post("/me/erase")
    host = world.client("host")
    assert "We held the door." not in host.get(f"/g/{world.slug}/stories").content.decode()
    assert "We held the door." in world.client("own").get("/words/").content.decode()


def test_a_crash_after_the_keys_leaves_nothing_to_read_and_is_finished(world, monkeypatch):
    def crash(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the power went")

    monkeypatch.setattr(erasing, "forget_person", crash)
    with pytest.raises(RuntimeError):
        erasing.erase(world.people["own"], now=now())
    monkeypatch.undo()
    assert "Nobody asked" not in world.client("own").get("/words/").content.decode()
    finish_taking_back(now=now())
    assert list(troubles()) == []
    world.client("own").post("/me/erase")
    assert not Person.objects.filter(pk=world.id("own")).exists()


def test_everything_of_mine_can_be_read(world):
    page = world.client("own").get("/me/everything").content.decode()
    assert "Nobody asked what was wrong with me." in page
    assert "own@demo.invalid" in page
    assert "Member" not in page
