"""A letter before everyone sees it: changed, looked at, opened, or thrown away."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.campaigns.domain import is_empty
from alongside.campaigns.models import Demand, Letter
from alongside.campaigns.operations import letters
from alongside.core.models import LedgerLine
from alongside.evidence.operations import reports
from alongside.words.models import Use
from tests.conftest import STORY, World, write_letter

WORDS = {"title": "New", "recipient": "The Board", "text": "Other text", "demand": "Other demand"}


@pytest.fixture
def draft(world: World) -> UUID:
    """A draft with one quote, which came along from a report."""
    host, at = world.id("host"), now()
    report = reports.write_report("R", "", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, world.story, STORY[:18], by=host, now=at)
    return write_letter(world, report=report)


def where(world: World, letter: UUID, page: str = "") -> str:
    return f"/g/{world.slug}/letters/{letter}{page}"


def did(world: World) -> list[str]:
    lines = LedgerLine.objects.filter(chain=world.group).order_by("number")
    return list(lines.values_list("did", flat=True))


def text_of(world: World, path: str, who: str = "host") -> str:
    return world.client(who).get(path).content.decode()


def test_a_draft_is_changed_and_its_address_stays(world, draft):
    slug, host = Letter.objects.get().slug, world.client("host")
    form = text_of(world, where(world, draft, "/change"))
    assert 'value="The Trust"' in form
    assert 'value="Answer it"' in form
    answer = host.post(where(world, draft, "/change"), WORDS)
    assert (answer.status_code, answer["Location"]) == (303, where(world, draft))
    row = Letter.objects.get()
    assert (row.title, row.recipient, row.text) == ("New", "The Board", "Other text")
    assert (row.slug, row.state) == (slug, "draft")
    assert list(Demand.objects.values_list("text", flat=True)) == ["Other demand"]
    assert did(world)[-1] == "changed a draft letter"


def test_a_change_that_cannot_be_taken_keeps_what_was_typed(world, draft):
    answer = world.client("host").post(where(world, draft, "/change"), WORDS | {"text": " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please look at this again." in page
    assert 'value="Other demand"' in page
    assert Letter.objects.get().title == "Letter"


def test_one_press_opens_nothing_and_the_page_before_shows_what_everyone_will_see(world, draft):
    assert 'value="open"' not in text_of(world, where(world, draft))
    page = text_of(world, where(world, draft, "/open"))
    for shown in ("The Trust", "Answer it", STORY[:18], 'value="open"'):
        assert shown in page
    assert Letter.objects.get().state == "draft"
    world.client("host").post(where(world, draft, "/step"), {"do": "open"})
    assert Letter.objects.get().state == "open"


@pytest.mark.parametrize("empty", ["text", "demand"])
def test_an_empty_letter_does_not_open(world, draft, empty):
    if empty == "text":
        Letter.objects.update(text=" \n")
    else:
        Demand.objects.update(text="")
    page = text_of(world, where(world, draft, "/open"))
    assert letters.EMPTY in page
    assert 'value="open"' not in page
    answer = world.client("host").post(where(world, draft, "/step"), {"do": "open"})
    assert answer.status_code == 422
    assert letters.EMPTY in answer.content.decode()
    assert Letter.objects.get().state == "draft"


def test_empty_is_no_text_or_no_demand():
    assert is_empty(" ", ["D"])
    assert is_empty("T", [])
    assert is_empty("T", [" "])
    assert not is_empty("T", ["", "D"])


def test_a_quote_is_taken_out_and_the_report_keeps_its_own(world, draft):
    use = Use.objects.get(place=draft)
    page = where(world, draft, f"/quote/{use.id}/take-out")
    assert page in text_of(world, where(world, draft))
    for _ in range(2):
        assert world.client("host").post(page).status_code == 303
    assert STORY[:18] not in text_of(world, where(world, draft))
    assert Use.objects.get(place=draft).ended_why == "taken out"
    assert Use.objects.exclude(place=draft).get().ended_at is None
    assert did(world).count("took a quote out") == 1


def test_a_draft_is_thrown_away_in_two_steps_and_its_uses_end(world, draft):
    host, page = world.client("host"), where(world, draft, "/throw-away")
    assert "We cannot undo this" in text_of(world, page)
    assert Letter.objects.count() == 1  # looking at the page throws nothing away
    for _ in range(2):  # pressed twice
        assert host.post(page)["Location"] == f"/g/{world.slug}/"
    assert Letter.objects.count() == 0
    assert Use.objects.get(place=draft).ended_why == "taken out"
    assert "The hosts took it out" in text_of(world, f"/words/{world.story}/", "own")
    assert did(world).count("threw a draft letter away") == 1
    assert host.get(where(world, draft)).status_code == 404


def test_once_it_is_open_nothing_of_it_changes(world, draft):
    use = Use.objects.get(place=draft)
    letters.open_to_all(draft, by=world.id("host"), now=now())
    host, lines = world.client("host"), len(did(world))
    deeds = {"/change": WORDS, "/throw-away": {}, f"/quote/{use.id}/take-out": {}}
    for page, form in deeds.items():
        answer = host.post(where(world, draft, page), form)
        assert answer.status_code == 422
        assert "This letter is open for signing." in answer.content.decode()
    for page in ("/change", "/throw-away", "/open"):
        assert host.get(where(world, draft, page))["Location"] == where(world, draft)
    assert Letter.objects.get().title == "Letter"
    assert Use.objects.get(place=draft).ended_at is None
    assert len(did(world)) == lines


def test_a_letter_of_another_group_is_not_thrown_away(world, draft):
    page = f"/g/quiet-corner/letters/{draft}/throw-away"
    assert world.client("stranger").post(page).status_code == 303  # as if it were not there
    assert Letter.objects.count() == 1


def test_a_draft_thrown_away_meanwhile_is_no_mistake_of_ours(world, draft):
    letters.throw_away(draft, group=world.group, by=world.id("host"), now=now())
    with pytest.raises(letters.NotNow, match="threw this letter away"):
        letters.open_to_all(draft, by=world.id("host"), now=now())
