"""A consent that changes while words are given, or while they are fetched."""

from django.utils.timezone import now

from alongside.words.domain.answers import HowCounted
from alongside.words.models import Use
from alongside.words.operations import consents, giving
from tests.conftest import tell
from tests.words.test_given import (
    inquiry,  # noqa: F401
)
from tests.words.test_giving import a_hand_over, link_of, names


def changed_while_we_wait(monkeypatch, hold: str, deed) -> None:
    """Somebody has the rows of the words before we hold them, and changes their consent."""
    real = getattr(giving, hold)

    def wait(*words: object) -> None:
        deed()
        real(*words)

    monkeypatch.setattr(giving, hold, wait)


def test_a_no_that_came_just_before_is_in_no_hand_over(world, inquiry, monkeypatch):  # noqa: F811
    other = tell("Another", world.id("member"), world.group)
    names(world, other, "member", inquiry)
    own = world.id("own")
    no = lambda: consents.answer(world.story, HowCounted(), person=own, now=now())  # noqa: E731
    changed_while_we_wait(monkeypatch, "hold_words", no)
    made = a_hand_over(world, inquiry)
    assert [use.words_id for use in Use.objects.filter(place=made)] == [other]


def test_a_no_that_came_just_before_is_in_no_copy(world, inquiry, monkeypatch):  # noqa: F811
    a_hand_over(world, inquiry)
    own = world.id("own")
    no = lambda: consents.answer(world.story, HowCounted(), person=own, now=now())  # noqa: E731
    changed_while_we_wait(monkeypatch, "hold_words_of", no)
    bundle = giving.fetch(link_of(world).rpartition("/")[2], now=now())
    assert [one.text for one in bundle.words] == []
    assert Use.objects.get(words=world.story).sent_on is None
