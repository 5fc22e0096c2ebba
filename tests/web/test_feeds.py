"""Feeds name what is public, and nothing that could have to be taken back."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

from django.test import Client
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.campaigns.operations.letters import open_to_all
from alongside.evidence.operations import reports, versions
from alongside.web.feeds import ATOM, Item, as_atom, as_json
from tests.conftest import STORY, write_letter
from tests.evidence.test_report import write

AT = some.integers(946684800, 4102444800).map(lambda at: datetime.fromtimestamp(at, UTC))
ITEMS = some.lists(
    some.builds(Item, some.just("/letters/a"), some.text(), some.text(), some.text(), AT, AT),
    max_size=4,
)
NAMES = {f"{{{ATOM}}}{name}" for name in ("id", "title", "updated", "author", "link", "summary")}


@given(ITEMS, AT)
def test_each_item_has_what_a_reader_needs_whatever_its_words(items, at):
    feed = ElementTree.fromstring(as_atom(items, "https://a.invalid", at))
    entries = feed.findall(f"{{{ATOM}}}entry")
    assert len(entries) == len(items)
    assert all(set(each.tag for each in entry) >= NAMES for entry in entries)
    assert feed.findtext(f"{{{ATOM}}}updated")
    told = json.loads(as_json(items, "https://a.invalid"))
    assert [each["title"] for each in told["items"]] == [item.title for item in items]
    assert {each["url"] for each in told["items"]} <= {"https://a.invalid/letters/a"}


def test_a_letter_and_a_report_are_in_it_from_the_day_they_are_public(world):
    letter, report = write_letter(world, "Phones at night"), write(world, "We asked.")
    reports.add_quote(report, world.story, STORY[:18], by=world.id("host"), now=now())
    assert json.loads(Client().get("/feed.json").content)["items"] == []
    open_to_all(letter, by=world.id("host"), now=now())
    versions.publish(report, by=world.id("host"), now=now())
    for path in ("/feed.json", "/feed.atom"):
        page = Client().get(path).content.decode()
        assert "Phones at night" in page
        assert "/reports/" in page
        assert STORY[:18] not in page
