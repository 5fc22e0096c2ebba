"""A signed-in page asks the databases at most ten times, however much it shows."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.campaigns.operations import letters
from alongside.evidence import operations as evidence
from alongside.gatherings.operations import room as gatherings
from tests.conftest import STORY, World, tell, write_letter
from tests.counting import queries

MOST = 10


def fill(world: World, times: int) -> None:
    for number in range(times):
        story = tell(STORY, world.id("member"), world.group)
        report = evidence.write_report(
            f"Report {number}", "", id=uuid4(), group=world.group, by=world.id("host"), now=now()
        )
        evidence.add_quote(report, story, STORY[:18], STORY, by=world.id("host"), now=now())
        evidence.publish(report, by=world.id("host"), now=now())
        write_letter(world, f"Letter {number}", report)
        letters.note_win(
            world.group,
            "Won",
            id=uuid4(),
            letter=None,
            on=now().date(),
            by=world.id("host"),
            now=now(),
        )
    for who in ("host", "own", "support", "steward")[: times + 1]:
        gatherings.take_seat(world.gathering, world.id(who), who, now=now())


@pytest.mark.parametrize("times", [1, 3])
def test_every_page_of_a_member_and_a_host(world, times):
    fill(world, times)
    where = f"/g/{world.slug}"
    room = f"{where}/gatherings/{world.gathering}"
    pages = ["/me?stay=1", "/words/", "/me/settings", f"{where}/", f"{where}/stories"]
    pages += [f"{where}/share", room, f"{room}/room", f"{room}/run", f"{room}/plan"]
    pages += [f"{where}/gatherings/", f"{where}/gatherings/new"]
    pages += [f"{where}/evidence", f"{where}/cards", f"{where}/letters/new"]
    host = world.client("host")
    asked = {}
    for page in pages:
        with queries() as seen:
            assert host.get(page).status_code == 200
        asked[page] = len(seen)
    assert {page: count for page, count in asked.items() if count > MOST} == {}
