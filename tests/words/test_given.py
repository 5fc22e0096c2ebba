"""What the recipient gets behind their link: what is allowed at that moment, and nothing else."""

import io
import json
import re
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import localdate, now
from pypdf import PdfReader

from alongside.core.models import LedgerLine
from alongside.words.domain.answers import HowCounted, HowLong, HowQuoted
from alongside.words.domain.consent import Quoting
from alongside.words.models import HandOver, Recipient, Use, Words
from alongside.words.operations import consents, giving
from alongside.words.operations.recipients import remove_recipient
from alongside.words.operations.telling import Telling, finish
from tests.conftest import STORY, World, tell
from tests.words.test_giving import a_hand_over, link_of, many, names
from tests.words.test_recipients import a_recipient


@pytest.fixture
def inquiry(world: World) -> UUID:
    made = a_recipient(world)
    names(world, world.story, "own", made)
    return made


def files(path: str) -> dict[str, bytes]:
    """The files of a copy, asked for by somebody who is not signed in."""
    answer = Client().post(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        return {name: found.read(name) for name in found.namelist()}


def copy(path: str) -> dict[str, object]:
    return json.loads(files(path)["words.json"])


def read(path: str) -> str:
    pages = PdfReader(io.BytesIO(files(path)["words.pdf"])).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_the_link_says_what_it_is_and_the_button_gives_a_copy(world, inquiry):
    a_hand_over(world, inquiry)
    path = link_of(world)
    page = Client().get(path).content.decode()
    assert "They read each story." in page
    assert STORY not in page
    found = files(path)
    assert set(found) == {"words.pdf", "words.json", "words.csv", "left-out.csv"}
    assert [one["words"] for one in json.loads(found["words.json"])["words"]] == [STORY]
    assert STORY in found["words.csv"].decode("utf-8-sig")
    assert STORY in read(path)
    assert "What was left out, and why" in read(path)


def test_looking_is_not_getting(world, inquiry):
    made = a_hand_over(world, inquiry)
    path = link_of(world)
    Client().get(path)
    assert Use.objects.get(place=made).sent_on is None
    Client().post(path)
    assert Use.objects.get(place=made).sent_on == localdate()
    assert LedgerLine.objects.filter(did="fetched given words", about=made).count() == 1
    page = world.client("own").get(f"/words/{world.story}/").content.decode()
    assert "They got a copy on" in page


def test_another_code_is_nothing_and_no_code_is_kept(world, inquiry):
    made = a_hand_over(world, inquiry)
    path = link_of(world)
    for method in ("get", "post"):
        assert getattr(Client(), method)(f"{path}x").status_code == 404
    assert HandOver.objects.get(pk=made).secret not in path


def test_names_are_as_each_chose_and_no_day_is_in_it(world, inquiry):
    for text, quoting in (("Mine", "my-name"), ("Nameless", "no-name"), ("Not to quote", "no")):
        names(world, tell(text, world.id("own"), world.group, quoting=quoting), "own", inquiry)
    a_hand_over(world, inquiry)
    told = {one["words"]: one for one in copy(link_of(world))["words"]}
    assert {text: (one["name"], one["may_quote"]) for text, one in told.items()} == {
        STORY: ("No name", "yes"),
        "Mine": ("Own", "yes"),
        "Nameless": ("No name", "yes"),
        "Not to quote": ("No name", "no"),
    }
    assert all(re.fullmatch(r"[A-Z][a-z]+ \d{4}", one["month"]) for one in told.values())


def test_somebody_at_risk_has_no_name_and_reads_like_anybody_else(world, inquiry):
    story = tell("At risk", world.id("own"), world.group, quoting="my-name")
    Words.objects.filter(pk=story).update(hidden=True, told_on=localdate().replace(day=1))
    names(world, story, "own", inquiry)
    a_hand_over(world, inquiry)
    first, second = copy(link_of(world))["words"]
    assert first["name"] == second["name"] == "No name"
    assert first["month"] == second["month"]


def test_a_note_comes_first(world, inquiry):
    told = Telling("It was loud.", note="hospital")
    at, own = now(), world.id("own")
    story = finish(told, id=UUID(int=9), person=own, group=world.group, now=at)
    for said in (consents.WhoReads(), HowQuoted(), HowCounted(), HowLong()):
        consents.answer(story, said, person=own, now=at)
    names(world, story, "own", inquiry)
    a_hand_over(world, inquiry)
    assert re.search(r"First: hospital It was loud\.", read(link_of(world)))


def test_the_order_is_that_of_random_numbers(world, inquiry):
    many(world, 12, inquiry)
    made = a_hand_over(world, inquiry)
    numbers = [one["number"] for one in copy(link_of(world))["words"]]
    assert numbers == sorted(numbers)
    assert set(numbers) == {str(use.id) for use in Use.objects.filter(place=made)}


def test_each_copy_is_of_what_is_allowed_at_that_moment(world, inquiry):
    a_hand_over(world, inquiry)
    path, own = link_of(world), world.id("own")
    for change in (
        HowCounted(),
        HowLong(begins=localdate() + timedelta(days=3)),
        HowLong(until=localdate() - timedelta(days=1)),
    ):
        consents.answer(world.story, change, person=own, now=now())
        answer = Client().post(path)
        assert "There are no words in it now." in answer.content.decode()
        names(world, world.story, "own", inquiry)
        consents.answer(world.story, HowLong(), person=own, now=now())
        assert len(copy(path)["words"]) == 1
    consents.rest(world.story, paused=True, person=own, now=now())
    assert "There are no words in it now." in Client().post(path).content.decode()


def test_taken_back_it_is_in_no_copy(world, inquiry):
    names(world, tell("Another", world.id("own"), world.group), "own", inquiry)
    a_hand_over(world, inquiry)
    path = link_of(world)
    assert STORY in read(path)
    world.client("own").post(f"/words/{world.story}/take-back")
    assert STORY.encode() not in b"".join(files(path).values())
    assert [one["words"] for one in copy(path)["words"]] == ["Another"]
    assert STORY not in read(path)


def test_what_was_allowed_later_waits_for_another_press(world, inquiry):
    a_hand_over(world, inquiry)
    names(world, tell("Later", world.id("own"), world.group), "own", inquiry)
    assert [one["words"] for one in copy(link_of(world))["words"]] == [STORY]


def test_told_together_both_must_say_yes(world, inquiry):
    other = world.client("member")
    world.client("own").post(f"/words/{world.story}/together", {"with": str(world.id("member"))})
    for question in range(1, 5):
        other.post(f"/words/{world.story}/consent/{question}", {"choice": ""})
    names(world, tell("Mine alone", world.id("own"), world.group), "own", inquiry)
    a_hand_over(world, inquiry)
    assert [one["words"] for one in copy(link_of(world))["words"]] == ["Mine alone"]


def test_the_earlier_end_counts(world, inquiry):
    soon = localdate() + timedelta(days=2)
    consents.answer(world.story, HowLong(until=soon), person=world.id("own"), now=now())
    made = a_hand_over(world, inquiry)
    assert copy(link_of(world))["words"][0]["until"] == soon.isoformat()
    consents.answer(world.story, HowLong(), person=world.id("own"), now=now())
    until = HandOver.objects.get(pk=made).until
    assert copy(link_of(world))["words"][0]["until"] == until.isoformat()


def test_the_sheet_is_of_the_day_it_was_given_and_follows_nobody(world, inquiry):
    told = many(world, 5, None)
    a_hand_over(world, inquiry)
    path = link_of(world)
    assert copy(path)["left_out"]["people_or_more"] == 5
    person = Words.objects.get(pk=told[0]).person_id
    said = HowCounted(given_to=frozenset({inquiry}))
    consents.answer(told[0], said, person=person, now=now())
    assert copy(path)["left_out"]["people_or_more"] == 5


@pytest.mark.parametrize("how", ["ended", "off the list", "its day", "only off the list"])
def test_once_ended_the_link_says_so(world, inquiry, how):
    made = a_hand_over(world, inquiry)
    path = link_of(world)
    if how == "ended":
        world.client("host").post(f"/g/{world.slug}/given/{made}")
    elif how == "off the list":
        remove_recipient(inquiry, group=world.group, by=world.id("host"), now=now())
    elif how == "only off the list":
        Recipient.objects.filter(pk=inquiry).update(removed_at=now())
    else:
        HandOver.objects.filter(pk=made).update(until=localdate() - timedelta(days=1))
    for answer in (Client().get(path), Client().post(path)):
        assert answer.status_code == 410
        assert "This has ended" in answer.content.decode()
        assert STORY not in answer.content.decode()
    assert Use.objects.get(place=made).sent_on is None


def test_a_name_that_was_chosen_goes_along(world, inquiry):
    said = HowQuoted(Quoting.CHOSEN, "Heron")
    consents.answer(world.story, said, person=world.id("own"), now=now())
    a_hand_over(world, inquiry)
    assert copy(link_of(world))["words"][0]["name"] == "Heron"


def changed_while_we_wait(monkeypatch, hold: str, deed) -> None:
    """Somebody has the rows of the words before we hold them, and changes their consent."""
    real = getattr(giving, hold)

    def wait(*words: object) -> None:
        deed()
        real(*words)

    monkeypatch.setattr(giving, hold, wait)


def test_a_no_that_came_just_before_is_in_no_hand_over(world, inquiry, monkeypatch):
    other = tell("Another", world.id("member"), world.group)
    names(world, other, "member", inquiry)
    own = world.id("own")
    no = lambda: consents.answer(world.story, HowCounted(), person=own, now=now())  # noqa: E731
    changed_while_we_wait(monkeypatch, "hold_words", no)
    made = a_hand_over(world, inquiry)
    assert [use.words_id for use in Use.objects.filter(place=made)] == [other]


def test_a_no_that_came_just_before_is_in_no_copy(world, inquiry, monkeypatch):
    a_hand_over(world, inquiry)
    own = world.id("own")
    no = lambda: consents.answer(world.story, HowCounted(), person=own, now=now())  # noqa: E731
    changed_while_we_wait(monkeypatch, "hold_words_of", no)
    bundle = giving.fetch(link_of(world).rpartition("/")[2], now=now())
    assert [one.text for one in bundle.words] == []
    assert Use.objects.get(words=world.story).sent_on is None
