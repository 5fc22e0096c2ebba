"""Looking through one's own words."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alongside.words.domain.search import finds, piece, words_of
from tests.conftest import World, tell
from tests.words.test_drafts import send


def look(world: World, what: str, who: str = "own") -> str:
    return world.client(who).post("/words/search", {"what": what}).content.decode()


def test_my_words_are_found_and_nobody_elses(world):
    tell("Nobody asked me either", world.id("member"), world.group)
    page = look(world, "NOBODY asked")
    assert "1 story has it" in page
    assert f"/words/{world.story}/" in page
    assert "either" not in page
    assert "We did not find it" in look(world, "nobody asked", "host")


def test_drafts_and_notes_are_found_too(world):
    send(world, uuid4(), "Half a story", note="Hospital", who="own")
    page = look(world, "hospital")
    assert "Half a story" in page
    assert "/share/" in page
    assert "1 story has it" in look(world, "half")


def test_words_told_with_another_are_found(world):
    world.client("own").post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    assert "1 story has it" in look(world, "kettle", "member")


def test_taken_back_it_is_found_no_more(world):
    world.client("own").post(f"/words/{world.story}/take-back")
    assert "We did not find it" in look(world, "kettle")


def test_what_was_looked_for_stays_in_the_field_and_in_no_address(world):
    page = look(world, 'one "two" <three>')
    assert 'value="one &quot;two&quot; &lt;three&gt;"' in page
    assert 'method="post" action="/words/search"' in page


@pytest.mark.parametrize("what", ["", "   ", "x" * 201, "a\x00"])
def test_what_cannot_be_looked_for_says_why(world, what):
    answer = world.client("own").post("/words/search", {"what": what})
    assert answer.status_code == 422


def test_a_stranger_looks_through_nothing(world):
    assert world.client("anonymous").post("/words/search", {"what": "a"}).status_code == 404


@given(some.text(max_size=80), some.text(max_size=20), some.text(max_size=80))
def test_what_is_in_a_text_is_found_whatever_the_script(before, looked_for, after):
    words = words_of(looked_for)
    text = f"{before} {looked_for} {after}"
    assert finds(words, text) == bool(words)
    assert len(piece(words, text)) <= 190
    assert not finds(words_of("zq" * 9), text)


def test_accents_make_no_difference():
    assert finds(words_of("cafe"), "Le Café")
    assert finds(words_of("CAFÉ"), "le cafe")
