"""What somebody tells, in what name, and what others may do with it."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.evidence.operations import reports, versions
from alongside.words.domain.genre import GENRES, LICENCES, Genre, Licence, line_of
from alongside.words.models import Use, Words
from tests.conftest import World, tell

POEM = "Night,\nand the line\nrings on"


def say(world: World, what: str = "poem", licence: str = "by-nd", who: str = "own") -> object:
    data = {"what": what, "licence": licence}
    return world.client(who).post(f"/words/{world.story}/what-it-is", data)


def test_it_stands_wherever_the_words_are_shown(world):
    assert say(world)["Location"] == f"/words/{world.story}/#what"
    line = "A poem. You may share it as it is, with no name. CC BY-ND 4.0."
    for who, path in (
        ("own", f"/words/{world.story}/"),
        ("member", f"/g/{world.slug}/stories"),
    ):
        assert line in world.client(who).get(path).content.decode()
    world.client("own").post(f"/words/{world.story}/consent/2", {"choice": "my-name"})
    page = world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    assert "A poem. You may share it as it is, with this name. CC BY-ND 4.0." in page
    assert "Name: Own" in page


def test_a_quote_of_a_poem_keeps_its_lines_and_says_what_it_is(world):
    at, host = now(), world.id("host")
    poem = tell(POEM, world.id("own"), world.group, quoting="my-name")
    world.client("own").post(f"/words/{poem}/what-it-is", {"what": "poem", "licence": "mine"})
    report = reports.write_report("R", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, poem, "Night,\nand the line", by=host, now=at)
    versions.publish(report, by=host, now=at)
    page = world.client("anonymous").get(Use.objects.get(words=poem).path).content.decode()
    assert "Night,<br>and the line" in page
    assert "A poem. All rights stay with its author." in page


def test_a_plain_story_says_nothing_of_it(world):
    page = world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    assert "All rights" not in page
    assert line_of(Genre.STORY, Licence.MINE, named=True) == ""


@pytest.mark.parametrize("what", ["", "essay"])
def test_not_choosing_is_the_plainest_and_the_narrowest(world, what):
    status = 303 if what == "" else 422
    assert say(world, what, "").status_code == status
    row = Words.objects.get(pk=world.story)
    assert (row.genre, row.licence) == ("story", "mine")


def test_each_choice_says_what_it_means_in_few_words():
    for said in [*GENRES.values(), *LICENCES.values()]:
        assert said.title
        assert 0 < len(said.line.split()) <= 15


@pytest.mark.parametrize("who", ["member", "host", "stranger", "anonymous"])
def test_nobody_else_says_what_it_is(world, who):
    assert say(world, who=who).status_code == 404
    assert Words.objects.get(pk=world.story).genre == "story"


def test_a_hidden_poem_is_shared_with_no_name(world):
    Words.objects.filter(pk=world.story).update(hidden=True)
    say(world, "satire", "by")
    world.client("own").post(f"/words/{world.story}/consent/2", {"choice": "my-name"})
    page = world.client("member").get(f"/g/{world.slug}/stories").content.decode()
    assert "Satire. You may share and change it, with no name. CC BY 4.0." in page
    assert "Own" not in page
