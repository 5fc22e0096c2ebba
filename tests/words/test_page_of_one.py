"""The pages of one's own words ask the databases as often, however much stands beside them."""

import pytest

from alongside.words.domain.kinds import What
from alongside.words.models import Words
from alongside.words.operations.telling import put_beside
from tests.conftest import World
from tests.counting import queries
from tests.words.test_one_to_one import shown_to
from tests.words.test_pictures import add
from tests.words.test_suggestions import suggest

MOST = {
    "": 11,
    "people": 11,
    "pictures": 10,
}  # a story with pictures asks once more, for their keys


@pytest.mark.parametrize("times", [1, 3])
def test_what_they_ask_does_not_grow(world: World, times: int):
    own = world.client("own")
    own.post(f"/words/{world.story}/help", {"help": "yes"})
    own.post(f"/words/{world.story}/consent/2", {"choice": "chosen", "other_name": "Rook"})
    put_beside(Words.objects.get(pk=world.story), What.NOTE, "cold", owner=world.id("own"))
    for who in ("host", "member", "steward")[:times]:
        suggest(world, who, f"Other words of {who}")
        shown_to(world, who, words=world.story)
        add(world)
    for page, most in (
        {"/words/": 10} | {f"/words/{world.story}/{k}": n for k, n in MOST.items()}
    ).items():
        with queries() as seen:
            assert own.get(page).status_code == 200
        assert len(seen) <= most, page
