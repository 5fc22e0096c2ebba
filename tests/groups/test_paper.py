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


def test_a_card_is_closed_by_a_second_press_and_opened_again(world):
    path, host = card(world), world.client("host")
    page = host.get(f"/g/{world.slug}/cards").content.decode()
    assert "Each poster, card and link with it stops working." in page
    host.post(f"{path}/close")
    code = JoinCard.objects.get().code
    assert host.get(f"/join/{code}").status_code == 422
    page = host.get(f"/g/{world.slug}/cards").content.decode()
    assert f"Open {code[:4]} {code[4:]} again" in page
    assert world.client("member").post(f"{path}/open").status_code == 404
    for _ in range(2):
        assert host.post(f"{path}/open").status_code == 303
    assert host.get(f"/join/{code}").status_code == 200


def test_nothing_stands_in_the_outermost_centimetre_of_a_poster(world):
    """Printers cut it. Where words begin: the page is 595 x 842 points, a centimetre is 28."""
    Group.objects.filter(pk=world.group).update(when="Tuesdays, 7 pm", place="Library")
    begins: list[tuple[float, float]] = []

    def seen(text: str, place: list[float], *more: object) -> None:
        if text.strip():
            begins.append((place[4], place[5]))

    read(world, f"{card(world)}/poster.pdf").pages[0].extract_text(visitor_text=seen)
    assert len(begins) > 8 * 3
    assert all(28 <= x <= 595 - 28 and 28 <= y <= 842 - 28 for x, y in begins)


def test_an_hour_and_its_half_of_the_day_stay_on_one_line(world):
    Group.objects.filter(pk=world.group).update(when="Tuesdays, 7 pm, or 10 am")
    page = world.client("host").get(f"{card(world)}/paper").content.decode()
    assert "7\u00a0pm, or 10\u00a0am" in page
