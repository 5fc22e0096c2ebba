"""Paper that a stranger reads: one page, whole words, a code that leads to the card."""

import io
import re

from django.utils.timezone import now
from pypdf import PdfReader

from alongside.groups.models import Group, JoinCard
from alongside.groups.operations import make_card
from tests.conftest import World


def card(world: World) -> str:
    code = make_card(world.group, by=world.id("host"), now=now())
    return f"/g/{world.slug}/cards/{JoinCard.objects.get(code=code).id}"


def read(world: World, path: str) -> PdfReader:
    answer = world.client("host").get(path)
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def words(page: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(each.extract_text() for each in page.pages))


def test_a_poster_says_what_when_and_how_and_its_strips_do_not_say_what(world):
    Group.objects.filter(pk=world.group).update(name="Kettle & #Co", when="Tuesdays, 7 pm")
    path = card(world)
    printed = JoinCard.objects.get(pk=path.rpartition("/")[2]).code
    page = read(world, f"{path}/poster.pdf")
    said = words(page)
    assert len(page.pages) == 1
    assert said.count("Kettle & #Co") == 1  # once large, on no strip; and never read as markup
    assert said.count("Tuesdays, 7 pm") == 1 + 8
    assert said.count(f"{printed[:4]} {printed[4:]}") == 1 + 8


def test_long_words_stay_on_one_page(world):
    fields = {"name": 80, "about": 300, "when": 100, "place": 200}
    long = {name: ("Kettle evening " * 30)[:most].strip() for name, most in fields.items()}
    Group.objects.filter(pk=world.group).update(**long)
    path = card(world)
    for name in ("poster", "cards"):
        assert len(read(world, f"{path}/{name}.pdf").pages) == 1


def test_ten_cards_each_with_the_code(world):
    path = card(world)
    code = JoinCard.objects.get(pk=path.rpartition("/")[2]).code
    assert words(read(world, f"{path}/cards.pdf")).count(f"{code[:4]} {code[4:]}") == 10


def test_a_closed_card_is_not_printed(world):
    path = card(world)
    host = world.client("host")
    assert host.get(f"{path}/paper").status_code == 200
    host.post(f"{path}/close")
    for name in ("paper", "poster.pdf", "cards.pdf"):
        assert host.get(f"{path}/{name}").status_code == 404


def test_the_plan_of_a_gathering_as_a_handout(world):
    page = read(world, f"/g/{world.slug}/gatherings/{world.gathering}/plan.pdf")
    said = words(page)
    assert "Check-in" in said
    assert "Thank you list" in said
    assert "If you are on the phone" in said
    assert said.count("pass") >= 1
