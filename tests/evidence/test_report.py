"""A report before everyone sees it: changed, looked at, published, or thrown away."""

from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.core.models import LedgerLine
from alongside.evidence.models import Release, Report
from alongside.evidence.operations import Refused, reports, versions
from alongside.words.models import Use
from alongside.words.operations.taking_back import take_back
from tests.conftest import STORY, World, write_letter
from tests.evidence.test_survey import LONELY, bring


def write(world: World, text: str = "") -> UUID:
    host = world.id("host")
    return reports.write_report("R", text, id=uuid4(), group=world.group, by=host, now=now())


def quote(world: World, report: UUID) -> None:
    reports.add_quote(report, world.story, STORY[:18], by=world.id("host"), now=now())


@pytest.fixture
def draft(world: World) -> UUID:
    """A draft with a table and a quote."""
    report, host = write(world, "We asked."), world.id("host")
    survey = bring(world, LONELY)
    reports.add_table(report, survey, ["lonely"], group=world.group, by=host, now=now())
    quote(world, report)
    return report


def where(world: World, report: UUID, page: str = "") -> str:
    return f"/g/{world.slug}/reports/{report}{page}"


def did(world: World) -> list[str]:
    lines = LedgerLine.objects.filter(chain=world.group).order_by("number")
    return list(lines.values_list("did", flat=True))


def text_of(world: World, path: str, who: str = "host") -> str:
    return world.client(who).get(path).content.decode()


def test_a_draft_is_changed_and_its_address_stays(world, draft):
    slug = Report.objects.get().slug
    assert "We asked.</textarea>" in text_of(world, where(world, draft, "/change"))
    words = {"title": "New", "text": "We asked 18 people."}
    answer = world.client("host").post(where(world, draft, "/change"), words)
    assert (answer.status_code, answer["Location"]) == (303, where(world, draft))
    row = Report.objects.get()
    assert (row.title, row.text, row.slug) == ("New", "We asked 18 people.", slug)
    assert did(world)[-1] == "changed a draft report"


def test_a_change_that_cannot_be_taken_keeps_what_was_typed(world, draft):
    form = {"title": "", "text": "Typed"}
    answer = world.client("host").post(where(world, draft, "/change"), form)
    assert answer.status_code == 422
    assert "Typed</textarea>" in answer.content.decode()
    assert Report.objects.get().title == "R"


def test_a_table_is_taken_out_and_its_release_is_remembered(world, draft):
    page = where(world, draft, f"/table/{Release.objects.get().id}/take-out")
    assert page in text_of(world, where(world, draft))
    for _ in range(2):
        assert world.client("host").post(page).status_code == 303
    assert "18 people answered" not in text_of(world, where(world, draft, "/publish"))
    assert Release.objects.count() == 1
    assert did(world).count("took a table out") == 1


def test_a_quote_is_taken_out_and_its_use_ends(world, draft):
    page = where(world, draft, f"/quote/{Use.objects.get().id}/take-out")
    assert page in text_of(world, where(world, draft))
    for _ in range(2):
        assert world.client("host").post(page).status_code == 303
    assert "The kettle was on" not in text_of(world, where(world, draft, "/publish"))
    assert Use.objects.get().ended_why == "taken out"
    assert did(world).count("took a quote out") == 1


def test_one_press_publishes_nothing_and_the_page_before_shows_what_everyone_will_see(world, draft):
    action = f'action="{where(world, draft, "/publish")}"'
    assert action not in text_of(world, where(world, draft))
    page = text_of(world, where(world, draft, "/publish"))
    for shown in ("We asked.", "18 people answered", STORY[:18], "How to read this", action):
        assert shown in page
    assert "take-out" not in page
    assert Report.objects.get().published_at is None
    assert "<title>Draft report" in text_of(world, where(world, draft))
    for _ in range(2):
        assert world.client("host").post(where(world, draft, "/publish")).status_code == 303
    assert "<title>Our report" in text_of(world, where(world, draft))
    assert did(world).count("published a report") == 1


def test_an_empty_report_is_not_published(world):
    report = write(world, " \n")
    page = text_of(world, where(world, report, "/publish"))
    assert reports.EMPTY in page
    assert "Publish this report</button>" not in page
    answer = world.client("host").post(where(world, report, "/publish"))
    assert answer.status_code == 422
    assert reports.EMPTY in answer.content.decode()
    assert Report.objects.get().published_at is None


def test_a_report_whose_only_quote_was_taken_back_is_empty(world):
    report = write(world)
    quote(world, report)
    take_back(world.story, by=world.id("own"), now=now())
    with pytest.raises(Refused, match="empty"):
        versions.publish(report, by=world.id("host"), now=now())


def test_a_draft_is_thrown_away_in_two_steps_and_its_uses_end(world, draft):
    letter = write_letter(world, report=draft)
    host, page = world.client("host"), where(world, draft, "/throw-away")
    assert "We cannot undo this" in text_of(world, page)
    assert Report.objects.count() == 1  # looking at the page throws nothing away
    for _ in range(2):  # pressed twice
        assert host.post(page)["Location"] == f"/g/{world.slug}/evidence"
    assert (Report.objects.count(), Release.objects.count()) == (0, 1)
    assert Use.objects.get(place=draft).ended_why == "taken out"
    assert Use.objects.get(place=letter).ended_at is None  # a letter's own use stands
    assert "The hosts took it out" in text_of(world, f"/words/{world.story}/", "own")
    assert did(world).count("threw a draft report away") == 1
    assert host.get(where(world, draft)).status_code == 404


def test_once_it_is_published_nothing_of_it_changes(world, draft):
    versions.publish(draft, by=world.id("host"), now=now())
    host, lines = world.client("host"), len(did(world))
    deeds = {
        "/change": {"title": "New", "text": ""},
        "/throw-away": {},
        f"/table/{Release.objects.get().id}/take-out": {},
        f"/quote/{Use.objects.get().id}/take-out": {},
    }
    for page, form in deeds.items():
        answer = host.post(where(world, draft, page), form)
        assert answer.status_code == 422
        assert "This report is published." in answer.content.decode()
    for page in ("/change", "/throw-away", "/publish"):
        assert host.get(where(world, draft, page))["Location"] == where(world, draft)
    assert (Report.objects.get().title, Use.objects.get().ended_at) == ("R", None)
    assert Report.objects.get().releases.count() == 1
    assert len(did(world)) == lines


def test_a_report_of_another_group_is_not_thrown_away(world, draft):
    page = f"/g/quiet-corner/reports/{draft}/throw-away"
    assert world.client("stranger").post(page).status_code == 303  # as if it were not there
    assert Report.objects.count() == 1


def test_a_draft_thrown_away_meanwhile_is_no_mistake_of_ours(world, draft):
    host, at = world.id("host"), now()
    reports.throw_away(draft, group=world.group, by=host, now=at)
    with pytest.raises(Refused, match="threw this report away"):
        versions.publish(draft, by=host, now=at)
    with pytest.raises(Refused, match="threw this report away"):
        reports.change_report(draft, "T", "", by=host, now=at)


def test_a_quote_that_cannot_be_taken_comes_back_to_its_own_place(world, draft):
    form = {"story": str(world.story), "sentence": "Never said"}
    page = world.client("host").post(where(world, draft, "/quote"), form).content.decode()
    assert f'action="{where(world, draft, "/quote")}#quote"' in page
    assert page.index('id="quote"') < page.index("Please look at this again.")
    assert "Never said</textarea>" in page
