"""What the recipient gets behind their link: what is allowed at that moment, and nothing else."""

import io
import json
import re
import zipfile
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils.timezone import localdate, now
from PIL import Image
from pypdf import PdfReader

from alongside.core import sealing
from alongside.core.models import LedgerLine
from alongside.words.access.giving import bundle_of
from alongside.words.domain.answers import HowCounted, HowLong, HowQuoted
from alongside.words.domain.consent import Quoting
from alongside.words.models import HandOver, Picture, Recipient, Use, Words
from alongside.words.operations import consents
from alongside.words.operations.recipients import remove_recipient
from alongside.words.operations.telling import Telling, finish
from tests.conftest import STORY, World, tell
from tests.words.test_giving import a_hand_over, link_of, many, names
from tests.words.test_pictures import add, drawn
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


def starts(path: str) -> dict[str, float]:
    """How far from the left edge each run of letters in the PDF begins, in points."""
    found: dict[str, float] = {}

    def note(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        found.setdefault(text.strip(), cm[4] + tm[4])

    for page in PdfReader(io.BytesIO(files(path)["words.pdf"])).pages:
        page.extract_text(visitor_text=note)
    return found


def test_each_line_of_the_pdf_is_set_in_its_own_direction(world, inquiry):
    """A page is 595 points wide; its margins are 62."""
    text = "The kettle.\nהקומקום\nNurse B said no.\nקומקום"
    story = tell(text, world.id("own"), world.group)
    names(world, story, "own", inquiry)
    a_hand_over(world, inquiry)
    found = starts(link_of(world))
    assert found["The kettle."] == found["Nurse B said no."] < 90
    assert min(found["הקומקום"], found["קומקום"]) > 450


def test_a_name_from_right_to_left_leaves_our_sentence_as_it_is(world):
    made = a_recipient(world, "לשכה")
    names(world, world.story, "own", made)
    many(world, 5, None)
    a_hand_over(world, made)
    found = starts(link_of(world))
    assert found["Did not say yes to"] < found["לשכה"] < found["5 people or more."]


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


def test_pictures_go_along_as_files_with_what_is_in_them(world, inquiry):
    """Those of the words that are given, and of no others."""
    add(world, described="A kettle on a stove")
    add(world, drawn("JPEG", (30, 20)), described="A window")
    other = tell("Not for them", world.id("own"), world.group)
    add(world, described="A door", words=other)
    made = a_hand_over(world, inquiry)
    path = link_of(world)
    found, number = files(path), Use.objects.get(place=made).id
    names_of_files = [f"pictures/{number}-1.png", f"pictures/{number}-2.jpg"]
    assert sorted(name for name in found if "/" in name) == names_of_files
    sizes = [Image.open(io.BytesIO(found[name])).size for name in names_of_files]
    assert sizes == [(24, 16), (30, 20)]
    assert json.loads(found["words.json"])["words"][0]["pictures"] == [
        {"file": names_of_files[0], "in_it": "A kettle on a stove"},
        {"file": names_of_files[1], "in_it": "A window"},
    ]
    assert f"A window ({names_of_files[1]})" in found["words.csv"].decode("utf-8-sig")
    assert "Picture: A kettle on a stove" in read(path)
    assert "A door" not in read(path)
    picture = Picture.objects.get(words=world.story, number=1)
    assert str(picture.id).encode() not in found["words.json"] + found["words.csv"]

    sealing.destroy([picture.key, picture.described_key])  # taken out, and stopped half way
    (left,) = (name for name in files(path) if "/" in name)
    assert Image.open(io.BytesIO(files(path)[left])).size == (30, 20)
    world.client("own").post(f"/words/{world.story}/take-back")
    assert "There are no words in it now." in Client().get(path).content.decode()


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


def test_the_earlier_end_counts_in_whole_months_and_in_the_last_one_by_its_day(world, inquiry):
    made, own = a_hand_over(world, inquiry), world.id("own")
    HandOver.objects.filter(pk=made).update(until=date(2099, 5, 15))
    consents.answer(world.story, HowLong(until=date(2099, 4, 17)), person=own, now=now())
    assert copy(link_of(world))["words"][0]["until"] == "2099-03-31"
    row = HandOver.objects.get(pk=made)
    assert bundle_of(row, date(2099, 4, 1)).words[0].until == date(2099, 4, 17)
    assert bundle_of(row, date(2099, 4, 18)).words == ()
    consents.answer(world.story, HowLong(), person=own, now=now())
    assert copy(link_of(world))["words"][0]["until"] == "2099-05-15"


def test_no_copy_has_the_last_day_of_somebody_at_risk(world, inquiry):
    """A hand-over until the middle of May; their time ends in the April before, on a day."""
    Words.objects.filter(pk=world.story).update(hidden=True)
    made, own = a_hand_over(world, inquiry), world.id("own")
    HandOver.objects.filter(pk=made).update(until=date(2099, 5, 15))
    consents.answer(world.story, HowLong(until=date(2099, 4, 17)), person=own, now=now())
    found = files(link_of(world))
    assert json.loads(found["words.json"])["words"][0]["until"] == "2099-03-31"
    assert "31 March 2099" in read(link_of(world))
    assert b"2099-04" not in found["words.json"] + found["words.csv"]
    row = HandOver.objects.get(pk=made)
    assert len(bundle_of(row, date(2099, 3, 31)).words) == 1
    assert bundle_of(row, date(2099, 4, 1)).words == ()  # a copy then would tell the month's rest


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
