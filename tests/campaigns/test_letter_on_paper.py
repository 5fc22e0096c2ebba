"""A letter as a file: the words of its page, and no name that its person did not show."""

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.campaigns.domain import Shown
from alongside.campaigns.models import Letter
from alongside.campaigns.operations import letters, signatures, signing
from alongside.evidence.operations import reports, versions
from alongside.words.operations.taking_back import take_back
from tests.conftest import STORY, World, write_letter
from tests.core.test_paper import all_words
from tests.evidence.test_report import write


@pytest.fixture
def letter(world: World) -> Letter:
    host, at = world.id("host"), now()
    report = write(world, "We asked.")
    reports.add_quote(report, world.story, STORY[:18], by=host, now=at)
    versions.publish(report, by=host, now=at)
    made = write_letter(world, "Phones at night", report=report)
    letters.open_to_all(made, by=host, now=at)
    for name, shown in (("Ada Shown", "name"), ("Bo Hidden", "count"), ("Cy Seen", "recipient")):
        one = signing.sign(
            made,
            name=name,
            email=f"{name[:2]}@demo.invalid",
            shown=Shown(shown),
            site="/",
            mail=lambda title, link: (title, link),
            now=at,
        )
        signatures.confirm(one, now=at)
    return Letter.objects.get(pk=made)


def read(letter: Letter, kind: str) -> str:
    content = Client().get(f"/letters/{letter.slug}.{kind}").content
    return all_words(content) if kind == "docx" else content.decode()


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_it_says_what_the_page_says_and_names_who_shows_it(letter, kind):
    told = read(letter, kind)
    for words in ("Phones at night", "The Trust", "Answer it", STORY[:18], "Ada Shown"):
        assert words in told
    assert "3 people have signed" in told
    assert "Bo Hidden" not in told
    assert "Cy Seen" not in told


def test_words_taken_back_are_in_no_file(letter, world):
    take_back(world.story, by=world.id("own"), now=now())
    for kind in ("docx", "txt"):
        assert STORY[:18] not in read(letter, kind)


def test_it_is_a_pdf_and_a_draft_is_no_file_at_all(letter, world):
    assert Client().get(f"/letters/{letter.slug}.pdf").content.startswith(b"%PDF")
    draft = Letter.objects.get(pk=write_letter(world, "Draft"))
    for kind in ("pdf", "docx", "txt"):
        assert Client().get(f"/letters/{draft.slug}.{kind}").status_code == 404
