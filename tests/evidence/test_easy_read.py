"""The Easy Read twin: short sentences, checked by somebody, marked when the report moved on."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from alongside.core import symbols
from alongside.evidence.domain.easy_read import (
    MOST_WORDS,
    NotEasy,
    Pair,
    as_kept,
    check,
    earlier,
    of_kept,
    put,
    without,
)
from alongside.evidence.models import Report, Twin
from tests.conftest import World
from tests.evidence.test_report import did, draft, where  # noqa: F401
from tests.evidence.test_versions import press, report  # noqa: F401

PAIRS = some.lists(
    some.builds(
        Pair, some.uuids().map(str), some.sampled_from(["", "cup", "phone"]), some.just("A")
    ),
    max_size=6,
    unique_by=lambda pair: pair.id,
)


def add(world: World, report: UUID, sentence: str, picture: str = "phone", once: str = "") -> int:  # noqa: F811
    form = {"sentence": sentence, "picture": picture, "once": once or str(uuid4())}
    return press(world, report, "/easy-read", **form)


def read(report: UUID) -> str:  # noqa: F811
    page = Client().get(f"/reports/{Report.objects.get(pk=report).slug}/easy-read")
    return page.content.decode() if page.status_code == 200 else ""


def sentences() -> list[str]:
    return [pair["sentence"] for pair in Twin.objects.get().pairs]


def test_nobody_reads_it_before_it_was_checked_and_published(world, report):  # noqa: F811
    assert add(world, report, "Answer the phone.") == 303
    assert read(report) == ""
    assert "easy-read" not in Client().get(f"/reports/{Report.objects.get().slug}").content.decode()
    assert press(world, report, "/easy-read/publish", checked_by=" ") == 422
    assert press(world, report, "/easy-read/publish", checked_by="Two of us.") == 303
    assert "Answer the phone." in read(report)
    assert "Two of us." in read(report)
    assert did(world)[-1] == "published an Easy Read twin"
    slug = Report.objects.get().slug
    assert f"/reports/{slug}/easy-read" in Client().get(f"/reports/{slug}").content.decode()
    assert Client().get(f"/reports/{slug}/easy-read.pdf").content.startswith(b"%PDF")


def test_a_change_is_read_only_when_it_is_published(world, report):  # noqa: F811
    add(world, report, "Answer the phone.")
    press(world, report, "/easy-read/publish", checked_by="Two of us.")
    add(world, report, "Every night.")
    assert "Every night." not in read(report)
    press(world, report, "/easy-read/publish", checked_by="Three of us.")
    assert "Every night." in read(report)


def test_it_says_that_the_report_has_changed_since(world, report):  # noqa: F811
    add(world, report, "Answer the phone.")
    press(world, report, "/easy-read/publish", checked_by="Two of us.")
    assert "has changed since" not in read(report)
    press(world, report, "/correct", do="begin")
    press(world, report, "/publish", corrected="A word.")
    assert "The report has changed since this was made." in read(report)
    press(world, report, "/easy-read/publish", checked_by="Two of us.")
    assert "has changed since" not in read(report)


def test_sentences_are_changed_moved_and_taken_out_and_a_form_sent_twice_is_one(world, report):  # noqa: F811
    first, second = str(uuid4()), str(uuid4())
    for _ in range(2):
        add(world, report, "One.", once=first)
    add(world, report, "Two.", once=second)
    press(world, report, f"/easy-read/{second}", do="up")
    assert sentences() == ["Two.", "One."]
    add(world, report, "Uno.", once=first)
    assert sentences() == ["Two.", "Uno."]
    for _ in range(2):
        press(world, report, f"/easy-read/{second}", do="out")
    assert sentences() == ["Uno."]


def test_a_long_sentence_comes_back_with_how_long_it_is(world, report):  # noqa: F811
    long = "word " * 16
    answer = world.client("host").post(
        where(world, report, "/easy-read"),
        {"sentence": long, "picture": "cup", "once": str(uuid4())},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This sentence has 16 words." in page
    assert long.strip() in page


def test_a_draft_has_no_public_twin(world, draft):  # noqa: F811
    add(world, draft, "Answer the phone.")
    assert press(world, draft, "/easy-read/publish", checked_by="Two.") == 422
    assert read(draft) == ""


@given(some.lists(some.integers(1, 20), min_size=1, max_size=4))
def test_a_sentence_is_kept_when_each_part_is_short_and_there_are_two_at_most(lengths):
    text = " ".join("word " * (length - 1) + "word." for length in lengths)
    easy = len(lengths) <= 2 and max(lengths) <= MOST_WORDS
    if easy:
        assert check(text) == text
    else:
        with pytest.raises(NotEasy):
            check(text)


@given(PAIRS, some.data())
def test_moving_and_taking_out_keep_all_others_in_order(pairs, data):
    ids = [pair.id for pair in pairs]
    chosen = data.draw(some.sampled_from(ids)) if ids else str(uuid4())
    rest = [pair for pair in pairs if pair.id != chosen]
    assert without(pairs, chosen) == rest
    moved = earlier(pairs, chosen)
    assert sorted(pair.id for pair in moved) == sorted(ids)
    assert without(moved, chosen) == rest
    if ids:
        at = ids.index(chosen)
        assert [pair.id for pair in moved].index(chosen) == max(0, at - 1)
    assert of_kept(as_kept(pairs)) == pairs
    new = Pair(chosen, "cup", "New.")
    assert [pair for pair in put(pairs, new) if pair.id == chosen] == [new]


def test_every_picture_is_a_whole_file_of_its_own():
    for name, _ in symbols.choices():
        assert symbols.as_file(name).startswith("<svg")
