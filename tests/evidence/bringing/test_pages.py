"""A host brings a file in the browser: a look, decisions, then it is here. Nothing waits."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from alongside.core import sealing
from alongside.core.models import LedgerLine
from alongside.evidence.domain.bringing import deciding
from alongside.evidence.forms import bringing
from alongside.evidence.models import Sheet, Survey
from tests.conftest import World
from tests.evidence.bringing.making import workbook

TEXT = "gender,when\n" + "Woman,1\n" * 6 + "woman,2\n" * 3 + "Man,3\n" * 2 + "man,4\n"
SAID = {"title": "Winter", "asked_by": "Us, in May", "promised": "Only counts"}


def upload(client: Client, world: World, data: bytes | str, name: str = "our_file.csv"):
    content = data.encode() if isinstance(data, str) else data
    return client.post(
        f"/g/{world.slug}/surveys/bring", {"file": SimpleUploadedFile(name, content)}
    )


def look(client: Client, world: World, data: bytes | str) -> tuple[str, dict[str, str]]:
    """The page, and its form as it stands."""
    answer = upload(client, world, data)
    assert answer.status_code == 200
    page = answer.content.decode()
    return page, hidden(page) | SAID


def hidden(page: str) -> dict[str, str]:
    return {
        name: unescape(value)
        for name, value in re.findall(r'name="(once|offered)" value="([^"]+)"', page)
    }


def sheets(survey: Survey) -> list[str]:
    rows = {row.key: bytes(row.sealed) for row in survey.sheets.all()}
    return sorted(sealing.unseal_many(rows).values())


def test_a_file_is_looked_at_and_nothing_is_kept(world):
    page, _ = look(world.client("host"), world, TEXT)
    assert "12 people answered 2 questions." in page
    assert " checked>" not in page
    assert 'value="our file"' in page
    assert (Survey.objects.count(), Sheet.objects.count()) == (0, 0)


def test_what_was_ticked_is_one_and_the_rest_stays(world):
    host, where = world.client("host"), f"/g/{world.slug}/surveys/brought"
    _, form = look(host, world, TEXT)
    answer = host.post(where, form | {"one": ["0.0.0", "0.0.1"]})
    assert (answer.status_code, answer["Location"]) == (303, f"/g/{world.slug}/evidence#surveys")
    survey = Survey.objects.get()
    assert (survey.title, survey.asked_by, survey.promised) == tuple(SAID.values())
    kept = [re.search(r'"gender": "(\w+)"', sheet)[1] for sheet in sheets(survey)]
    assert sorted(kept) == sorted(["Woman"] * 9 + ["Man"] * 2 + ["man"])
    assert "Winter" in host.get(f"/g/{world.slug}/evidence").content.decode()
    assert host.post(where, form | {"one": ["0.0.0", "0.0.1"]}).status_code == 303
    assert Survey.objects.count() == 1
    entry = LedgerLine.objects.get(about=survey.id)
    assert entry.by == world.id("host")


def test_what_is_missing_is_said_and_nothing_is_lost(world):
    host, where = world.client("host"), f"/g/{world.slug}/surveys/brought"
    _, form = look(host, world, TEXT)
    answer = host.post(where, form | {"promised": "", "one": ["0.0.0", "0.1.1", "0.1.0"]})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say what they were promised." in page
    assert "Tick two or more that are one." in page
    assert page.count(" checked>") == 3
    assert 'value="Us, in May"' in page
    assert hidden(page) == {name: form[name] for name in ("once", "offered")}
    assert Survey.objects.count() == 0


def test_a_page_that_is_not_ours_brings_nothing_in(world):
    host, where = world.client("host"), f"/g/{world.slug}/surveys/brought"
    _, form = look(host, world, TEXT)
    for wrong in ({"offered": form["offered"] + "x"}, {"offered": ""}, {"once": "no"}):
        answer = host.post(where, form | wrong)
        assert answer.status_code == 422
        assert "Choose the file again." in answer.content.decode()
    assert host.get(where)["Location"] == f"/g/{world.slug}/surveys/bring"
    assert Survey.objects.count() == 0


def test_the_same_file_again_is_said(world):
    host, where = world.client("host"), f"/g/{world.slug}/surveys/brought"
    for status in (303, 422):
        _, form = look(host, world, TEXT)
        answer = host.post(where, form)
        assert answer.status_code == status
    assert "This file was imported before" in answer.content.decode()


def test_days_of_two_orders_are_kept_only_when_somebody_says_so(world):
    host, where = world.client("host"), f"/g/{world.slug}/surveys/brought"
    page, form = look(host, world, "when\n31/05/2022\n1/14/2022\n")
    assert "Row 3, column 1 (A) of “when”" in page
    assert host.post(where, form).status_code == 422
    assert host.post(where, form | {"keep_days": "on"}).status_code == 303


def test_a_file_that_cannot_be_read_says_where(world):
    host = world.client("host")
    for data, says in [
        (b"a,b\nx,=1+1\n", "Row 2, column 2 (B) holds a formula"),
        (workbook({"survey": [["type", "name"], ["text", "a"]]}), "Sheet “survey”, row 2"),
        (b"x" * (bringing.LARGEST + 1), "larger than 10 MB"),
    ]:
        answer = upload(host, world, data)
        assert answer.status_code == 422
        assert says in answer.content.decode()
    answer = host.post(f"/g/{world.slug}/surveys/bring", {})
    assert "Choose a file." in answer.content.decode()


def test_a_workbook_comes_in_without_its_author(world):
    host = world.client("host")
    data = workbook({"A": [["lonely"], ["often"], ["never"]]}, author="Robin Invented")
    page, form = look(host, world, data)
    host.post(f"/g/{world.slug}/surveys/brought", form)
    assert sheets(Survey.objects.get()) == ['{"lonely": "never"}', '{"lonely": "often"}']
    assert "Robin" not in page
    assert "Robin" not in repr(list(Survey.objects.values()))


def test_a_page_offers_only_so_many_spellings(world, monkeypatch):
    monkeypatch.setattr(deciding, "MOST_OFFERED", 3)
    page, _ = look(world.client("host"), world, TEXT)
    assert page.count('name="one"') == 2
    assert "There are 1 more" in page


def test_a_spelling_in_other_letters_is_told(world):
    page, _ = look(world.client("host"), world, "q\noften\noften\nоften\nOften\n")
    assert page.count('name="one"') == 3
    assert page.count("It looks the same. Some of its letters are different.") == 1


def test_only_who_makes_evidence_brings_surveys(world):
    _, form = look(world.client("host"), world, TEXT)
    for who in ("member", "steward", "stranger", "anonymous"):
        client = world.client(who)
        assert upload(client, world, TEXT).status_code == 404
        assert client.post(f"/g/{world.slug}/surveys/brought", form).status_code == 404
    assert Survey.objects.count() == 0


def test_a_form_without_answers_becomes_a_draft_that_only_hosts_see(world):
    asks = [["type", "name", "label"], ["text", "why", "Why?"]]
    answer = upload(world.client("host"), world, workbook({"survey": asks, "choices": []}))
    assert answer.status_code == 303
    assert b"Why?" in world.client("host").get(answer["Location"]).content
    assert world.client("member").get(answer["Location"]).status_code == 404
