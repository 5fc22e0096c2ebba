"""A published report: corrected in the open, and made anew when people take their words back."""

import csv
import io
from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.core.models import Job
from alongside.evidence.models import Report, ReportVersion
from alongside.evidence.operations import Refused, reports, versions
from alongside.evidence.operations.versions import next_version, next_versions
from alongside.words.models import Use
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.uses import end_use
from tests.conftest import STORY, World
from tests.evidence.test_report import did, draft, quote, where, write  # noqa: F401
from tests.evidence.test_survey import LONELY, bring

CUT = STORY[:18]


@pytest.fixture
def report(world: World, draft: UUID) -> UUID:  # noqa: F811
    versions.publish(draft, by=world.id("host"), now=now())
    return draft


def public(report: UUID, more: str = "") -> str:
    return Client().get(f"/reports/{Report.objects.get(pk=report).slug}{more}").content.decode()


def press(world: World, report: UUID, page: str, **form: str) -> int:
    return world.client("host").post(where(world, report, page), form).status_code


def test_a_correction_is_shown_and_the_old_version_can_still_be_read(world, report):
    assert press(world, report, "/correct", do="begin") == 303
    words = {"title": "R", "text": "We asked 18 people in May."}
    assert press(world, report, "/change", **words) == 303
    assert "in May" not in public(report)  # until it is published
    assert press(world, report, "/publish") == 422
    assert press(world, report, "/publish", corrected="We wrote the wrong month.") == 303
    assert "in May" in public(report)
    assert "We wrote the wrong month." in public(report)
    old = public(report, "/versions/1")
    assert "in May" not in old
    assert "We asked." in old
    assert "This is an old version." in old
    assert "We wrote the wrong month." not in old
    assert did(world)[-3:] == [
        "began to correct a report",
        "changed a draft report",
        "corrected a report",
    ]


def test_a_correction_that_is_stopped_leaves_everything_as_it_was(world, report):
    before = public(report)
    press(world, report, "/correct", do="begin")
    press(world, report, "/change", title="Other", text="Other")
    reports.add_quote(report, world.story, "I slept that night.", by=world.id("host"), now=now())
    press(world, report, f"/table/{Report.objects.get().releases.get().id}/take-out")
    assert public(report) == before
    for _ in range(2):
        assert press(world, report, "/correct", do="stop") == 303
    assert public(report) == before
    row = Report.objects.get()
    assert (row.title, row.correcting, row.releases.count()) == ("R", False, 1)
    assert Use.objects.get(ended_why="taken out").ended_at is not None


def test_a_quote_added_while_correcting_is_not_public_before_the_next_version(world, report):
    press(world, report, "/correct", do="begin")
    reports.add_quote(report, world.story, "I slept that night.", by=world.id("host"), now=now())
    assert "I slept that night." not in public(report)
    press(world, report, "/publish", corrected="One quote more.")
    assert "I slept that night." in public(report)
    assert "I slept that night." not in public(report, "/versions/1")


def test_a_quote_that_hosts_take_out_is_said_to_be_out(world, report):
    press(world, report, "/correct", do="begin")
    press(world, report, f"/quote/{Use.objects.get().id}/take-out")
    assert "The hosts took this quote out." in public(report)
    assert CUT not in public(report)


def test_nothing_changes_while_nobody_corrects(world, report):
    with pytest.raises(Refused, match="Correct this report"):
        reports.change_report(report, "T", "T", by=world.id("host"), now=now())
    versions.publish(report, by=world.id("host"), now=now())
    assert ReportVersion.objects.count() == 1


@pytest.mark.parametrize("how", ["all of it", "this use"])
def test_words_taken_back_make_the_next_version_and_the_two_differ_in_nothing(world, report, how):
    if how == "all of it":
        take_back(world.story, by=world.id("own"), now=now())
    else:
        end_use(Use.objects.get().id, person=world.id("own"), now=now())
    assert Job.objects.filter(name="next-version", about=report).exists()
    for _ in range(2):
        next_version(report, now=now())
    assert list(ReportVersion.objects.order_by("number").values_list("by", flat=True)) == [
        world.id("host"),
        None,
    ]
    pages = [public(report, f"/versions/{number}") for number in (1, 2)]
    first, second = (page.partition("<div data-words>")[2] for page in pages)
    assert first.partition('<h2 id="take"')[0] == second.partition('<h2 id="take"')[0] != ""
    assert CUT not in "".join(pages)
    assert "Words were taken back." in pages[1]


def test_of_hidden_words_no_job_tells_the_moment_and_the_night_makes_the_version(world, report):
    from alongside.words.models import Words

    Words.objects.filter(pk=world.story).update(hidden=True)
    take_back(world.story, by=world.id("own"), now=now())
    assert not Job.objects.filter(name="next-version").exists()
    next_versions(now=now())
    assert ReportVersion.objects.count() == 2


def test_how_many_it_rests_on_is_counted_once(world, report):
    before = Report.objects.get().rests_on
    press(world, report, "/correct", do="begin")
    press(world, report, "/publish", corrected="A word.")
    assert Report.objects.get().rests_on == before


def test_outcomes_stand_under_a_heading_of_their_own(world):
    made = write(world, "We asked.")
    form = {"story": str(world.story), "sentence": "I slept that night.", "outcome": "on"}
    assert press(world, made, "/quote", **form) == 303
    quote(world, made)
    versions.publish(made, by=world.id("host"), now=now())
    page = public(made)
    told, changed = page.index(CUT), page.index("I slept that night.")
    assert told < page.index("What changed for people") < changed


def test_the_machine_readable_copy_has_each_count_and_explains_itself(world, report):
    rows = list(csv.DictReader(io.StringIO(public(report, ".csv"))))
    assert {row["question_1"] for row in rows} == {"lonely"}
    assert {row["answered"] for row in rows} == {"18"}
    everyone = next(row for row in rows if row["answer_1"] == "*")
    assert everyone["people"] == "18"
    assert all(row["people"].isdigit() or row["people"].startswith("hidden") for row in rows)
    explained = list(csv.DictReader(io.StringIO(public(report, "/dictionary.csv"))))
    assert {row["name"] for row in explained if row["about"] == "column"} == set(rows[0])
    assert "asked by" in {row["name"] for row in explained}


def test_files_of_it_hold_what_the_page_holds_and_follow_a_taking_back(world, report):
    from tests.core.test_paper import all_words

    def word_file() -> str:
        slug = Report.objects.get(pk=report).slug
        return all_words(Client().get(f"/reports/{slug}.docx").content)

    assert CUT in word_file()
    assert "Who was asked?" in word_file()
    answer = Client().get(f"/reports/{Report.objects.get(pk=report).slug}.pdf")
    assert answer.content.startswith(b"%PDF")
    take_back(world.story, by=world.id("own"), now=now())
    assert CUT not in word_file()
    assert "These words were taken back." in word_file()


def test_the_method_note_says_what_is_known_and_no_more(world):
    made, host = write(world, "X"), world.id("host")
    reports.change_report(made, "R", "X", asked="All who came in May.", by=host, now=now())
    survey = bring(world, LONELY)
    reports.add_table(made, survey, ["lonely"], group=world.group, by=host, now=now())
    versions.publish(made, by=host, now=now())
    page = public(made)
    assert "All who came in May." in page
    assert "18 people answered." in page
    assert "did not write down" not in page
    assert "The hosts chose the quotes" not in page  # there is none
