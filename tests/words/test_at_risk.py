"""“It is not safe for people to know I said this”: no name, no day, no mail, nowhere."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.core.models import LedgerLine, Mail
from alongside.evidence.operations import reports, versions
from alongside.words.models import Suggestion, Use, Words
from alongside.words.tasks import ask_to_look
from tests.conftest import World
from tests.words.test_drafts import send
from tests.words.test_suggestions import answer, suggest


@pytest.fixture
def hidden(world: World) -> UUID:
    """A story of `member` that the group may read and quote, each cut shown to them first."""
    sent = send(world, uuid4(), "They would know. It was cold.", save="", hidden="on")
    words, member = UUID(sent["Location"].split("/")[2]), world.client("member")
    for question, choice in enumerate(("group", "no-name", "count", "1-year"), 1):
        more = {"show_cuts": "on"} if question == 2 else {}
        member.post(f"/words/{words}/consent/{question}", {"choice": choice} | more)
    return words


def quoted(world: World, words: UUID) -> Use:
    at, host = now(), world.id("host")
    report = reports.write_report("R", "Text", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, words, "It was cold.", by=host, now=at)
    versions.publish(report, by=host, now=at)
    return Use.objects.get(words=words)


def test_no_page_of_others_has_their_name_or_a_day(world, hidden):
    use = quoted(world, hidden)
    world.client("member").post(f"/words/{hidden}/uses/{use.id}", {"say": "yes"})
    today = now().date()
    pages = {
        "stories": world.client("host").get(f"/g/{world.slug}/stories").content.decode(),
        "report": world.client("anonymous").get(use.path).content.decode(),
        "making": world.client("host").get(f"/g/{world.slug}/reports/{use.place}").content.decode(),
    }
    assert "It was cold." in pages["stories"]
    assert "It was cold." in pages["report"]
    last = today.replace(year=today.year + 1)
    for page in pages.values():
        assert "Member" not in page
        assert f"{last.day} {last:%B %Y}" not in page  # it would say on which day they told it


def test_the_words_of_others_do_tell_their_last_day(world):
    """So that the test above can fail."""
    words = world.story
    world.client("own").post(f"/words/{words}/consent/4", {"choice": "1-year"})
    use = quoted_kettle(world, words)
    today = now().date()
    last = today.replace(year=today.year + 1)
    page = world.client("anonymous").get(use.path).content.decode()
    assert f"until {last.day} {last:%B %Y}" in page


def quoted_kettle(world: World, words: UUID) -> Use:
    at, host = now(), world.id("host")
    report = reports.write_report("R", "Text", id=uuid4(), group=world.group, by=host, now=at)
    reports.add_quote(report, words, "The kettle was on.", by=host, now=at)
    versions.publish(report, by=host, now=at)
    return Use.objects.get(words=words)


def test_no_mail_says_that_they_said_something(world, hidden):
    use = quoted(world, hidden)
    assert use.waits
    ask_to_look(use.id, now=now())
    assert not Mail.objects.exists()
    assert "Look at it" in world.client("member").get("/words/").content.decode()


def test_no_line_of_the_ledger_names_them_or_has_a_day(world, hidden):
    use = quoted(world, hidden)
    member = world.client("member")
    member.post(f"/words/{hidden}/uses/{use.id}", {"say": "yes"})
    member.post(f"/words/{hidden}/consent/2", {"choice": "no-name"})
    member.post(f"/words/{hidden}/rest", {"paused": "yes"})
    member.post(f"/words/{hidden}/help", {"help": "yes"})
    member.post(f"/words/{hidden}/what-it-is", {"what": "poem"})
    member.post(f"/words/{hidden}/take-back")
    lines = LedgerLine.objects.filter(about=hidden).exclude(by=world.id("host"))
    assert lines.count() >= 6
    assert {line.by for line in lines} == {None}
    assert {line.at.day for line in lines} == {1}


def test_the_rows_themselves_keep_no_day(world, hidden):
    row = Words.objects.get(pk=hidden)
    assert row.told_on == date.today().replace(day=1)  # noqa: DTZ011 (a day of this machine)
    assert {answer.at.day for answer in row.consents.all()} == {1}


def test_a_helper_for_hidden_words_leaves_no_day(world):
    Words.objects.filter(pk=world.story).update(hidden=True)
    suggest(world)
    answer(world, "yes")
    lines = LedgerLine.objects.filter(about=world.story).exclude(did="told")
    assert {line.at.day for line in lines.filter(did__contains="change")} == {1}
    assert Suggestion.objects.get().at.day == 1
