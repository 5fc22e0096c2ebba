"""Coded words of a file are coded on here: its readings show beside one's own, and both leave."""

from uuid import UUID

import pytest

from alongside.evidence.domain.qda.read import read
from alongside.evidence.domain.qda.write import project as written
from alongside.evidence.models import CodedWords, Coding, Excerpt
from alongside.evidence.queries.coding import project_of
from tests.conftest import World
from tests.evidence.coding.help import Codes, asked, of_a_file
from tests.evidence.qda import building as b
from tests.evidence.test_coding import bring, noted


@pytest.fixture
def coding(world: World) -> UUID:
    return asked(world, bring(world, noted()))


def test_what_came_with_the_file_shows_when_i_have_read_too(world, coding):
    one = Codes(world, coding, "support")
    page = one.page()
    assert b.TEXT.split()[0] in page
    assert "You and" not in page
    assert "Ask" not in page
    one.put(part="0-5", code_name="Mine")
    one.read(then="stay")
    page = one.page()
    assert page.count("You and") == 2
    assert "Not alike" in page


def test_what_is_coded_here_leaves_beside_what_came(world, coding):
    before = project_of(coding)
    one = Codes(world, coding, "support")
    one.put(part="0-5", code_name="Mine")
    held = read(written(project_of(coding))).project
    assert len(held.sources[0].excerpts) == len(before.sources[0].excerpts) + 1
    assert [code.name for code in held.codes][-1] == "Mine"
    assert {coder.name for coder in held.coders} == {"Ann", "Bo", ""}  # no member's name


def test_no_consent_no_page(world, coding):
    Coding.objects.update(counting="no")
    one = Codes(world, coding, "support")
    assert b.TEXT.split()[0] not in one.page()
    one.put(status=422, part="0-5", code_name="Mine")
    assert Excerpt.objects.filter(coder=one.coder).count() == 0


def test_members_own_words_do_not_come_to_words_of_a_file(world):
    made = of_a_file(world, ["One", "Two"])
    path = f"/g/{world.slug}/coding/{made}/more"
    assert world.client("host").post(path).status_code == 303
    assert CodedWords.objects.count() == 2
    people = world.client("host").get(path.replace("more", "people")).content.decode()
    assert "Add what people told since" not in people
    assert "3: blank, or no answer." in people


def test_the_order_of_the_file_is_not_kept(world):
    texts = [f"Words {number}" for number in range(40)]
    made = of_a_file(world, texts)
    one = Codes(world, made, "support")
    assert [f"Words {number}" in one.page(number) for number in range(40)] != [True] * 40
    assert all(any(text in one.page(number) for text in texts) for number in (0, 39))
