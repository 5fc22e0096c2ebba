"""Pictures, suggestions, words shown to one person, and every script, as a browser shows them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Window
from tests.browser.test_every_page import look
from tests.site import Site
from tests.words.test_pictures import drawn

MIXED = "שלום, the kettle היה חם.\nAnd then it was quiet.\nقالت: نعم!"
# Where each line of a story begins, from the left and from the right edge of its box.
EDGES = """() => {
  const said = document.querySelector('.said'), box = said.getBoundingClientRect();
  return [...said.childNodes].filter(n => n.nodeType === 3 && n.data.trim()).map(n => {
    const range = document.createRange(); range.selectNodeContents(n);
    const rects = [...range.getClientRects()];  // one for each stretch of one direction
    return [Math.min(...rects.map(r => r.left - box.left)),
            Math.min(...rects.map(r => box.right - r.right))];
  });
}"""


def tell(one: Window, text: str) -> str:
    """A story that nobody else reads yet. Returns its path."""
    one.open(one.site.places["member"]["share"])
    one.page.get_by_label("Your story").fill(text)
    one.press("Next: who may read it")
    return one.page.url.removeprefix(one.site.base).partition("consent")[0]


@pytest.mark.parametrize("script", [True, False])
def test_a_picture_is_added_described_and_taken_out(
    site: Site, window: Callable[..., Window], tmp_path: Path, script: bool
) -> None:
    one, file = window(site, script=script).sign_in("member"), tmp_path / "p.png"
    file.write_bytes(drawn(size=(900, 300)))
    story = tell(one, "With a picture")
    one.press("Put a picture with it first")
    one.page.get_by_label("The picture", exact=True).set_input_files(file)
    one.press("Add this picture")
    one.reads("Say what is in the picture. Some people cannot see it.")
    one.page.get_by_label("The picture", exact=True).set_input_files(file)
    one.fill("Say what is in the picture", "A dark square")
    one.press("Add this picture")
    picture = one.page.get_by_role("img", name="A dark square")
    assert picture.evaluate("img => img.naturalWidth") == 900
    assert one.says("In the picture: A dark square")
    assert picture.evaluate("img => img.getBoundingClientRect().right <= innerWidth")
    if script:
        assert look(one, f"{story}pictures") == []
    one.open(f"{story}pictures")
    one.press("Take picture 1 out")
    assert one.says("Add a picture")
    assert one.page.get_by_role("img", name="A dark square").count() == 0
    assert one.elsewhere == []
    assert [said for said in one.errors if "422" not in said] == []


@pytest.mark.parametrize("script", [True, False])
def test_a_suggestion_is_seen_before_and_after(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    one = window(site, script=script).sign_in("member")
    story = tell(one, "The kettle was cold.")
    one.open(story)
    one.press("Who tells it, helps, or sees it alone")
    one.press("Change my words")
    one.page.get_by_label("The words as you suggest them").fill("The kettle was warm.")
    one.press("Look at before and after")
    assert one.says("[goes: cold.]")
    assert one.says("[new: warm.]")
    if script:
        assert look(one, one.page.url.removeprefix(site.base)) == []
    one.open(story)
    one.press("Look at before and after")
    one.press("Yes, change my words")
    assert one.says("The kettle was warm.")
    assert one.page.get_by_text("cold").count() == 0


def test_the_pages_of_a_story(site: Site, window: Callable[..., Window]) -> None:
    one, wrong = window(site).sign_in("member"), []
    story = tell(one, "For every page")
    words = story.split("/")[2]
    group = f"/g/{site.places['group']}"
    pages = [
        story,
        f"{story}people",
        f"{story}pictures",
        f"{story}what-it-is",
        "/words/search",
        "/me/wish",
    ]
    for path in [*pages, f"{group}/stories/{words}/suggest", f"{group}/suggestions", "/me/here"]:
        wrong += look(one, path)
    one.open("/words/search")
    one.fill("What do you look for?", "every page")
    one.press("Look for it")
    one.press("“For every page”")
    assert one.page.url.endswith(story)
    assert wrong == []


def test_i_am_here_is_one_press(site: Site, window: Callable[..., Window]) -> None:
    host, wrong = window(site).sign_in("host"), []
    died = f"/g/{site.places['group']}/died"
    host.open(died)
    host.page.get_by_label("Who?").select_option(label="Callum")
    host.press("Yes, they have died")
    assert host.says("One person told us.")
    wrong += look(host, died)
    callum = window(site, script=False).sign_in("callum")
    assert callum.page.url.endswith("/me/here")
    seen = window(site).sign_in("callum")
    wrong += look(seen, "/me/here")
    callum.press("I am here")
    assert callum.says("Nobody says otherwise.")
    host.open(died)
    assert not host.says("One person told us.")
    assert wrong == []


def test_words_shown_to_one_person_are_opened_by_a_press(
    site: Site, window: Callable[..., Window]
) -> None:
    """The demo's Bea shows a story to the member."""
    one = window(site).sign_in("member")
    one.open(f"/g/{site.places['group']}/stories")
    one.press("Bea shows you a story")
    cover = one.page.url.removeprefix(site.base)
    assert look(one, cover) == []
    one.open(cover)
    assert not one.says("My brother")
    one.press("Open the story")
    assert one.says("My brother")
    bea = window(site).sign_in("bea")
    bea.open("/words/")
    words = bea.page.locator("section", has_text="My brother")
    path = words.get_by_role("link", name="See and change what I allow")
    bea.open((path.get_attribute("href") or "") + "people")
    assert bea.says("You show it to Priya. Opened on")


@pytest.mark.parametrize("script", [True, False])
def test_each_line_begins_on_its_own_side(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    one = window(site, script=script).sign_in("member")
    one.open(one.site.places["member"]["share"])
    field = one.page.get_by_label("Your story")
    field.fill("שלום")
    assert field.evaluate("e => getComputedStyle(e).direction") == "rtl"
    field.fill("hello")
    assert field.evaluate("e => getComputedStyle(e).direction") == "ltr"
    one.open(tell(one, MIXED))
    hebrew, english, arabic = one.page.evaluate(EDGES)
    assert hebrew[1] < hebrew[0]
    assert english[0] < english[1]
    assert arabic[1] < arabic[0]
    assert one.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("script", [True, False])
def test_back_and_the_same_press_again_is_one_story(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    one = window(site, script=script).sign_in("member")
    first = tell(one, f"Told once {script}")
    one.page.go_back()
    story = one.page.get_by_label("Your story")
    assert story.input_value() == f"Told once {script}"
    one.press("Next: who may read it")
    assert one.page.url == f"{site.base}{first}consent/1"
    if script:
        one.page.go_back()
        story.fill("Told otherwise")
        one.press("Next: who may read it")
        one.reads("You told this story already.")
        assert story.input_value() == "Told otherwise"


# How far from the left the first letter of each line stands.
FIRST_LETTERS = """() => [...document.querySelector('.said').childNodes]
  .filter(n => n.nodeType === 3 && n.data.trim()).map(n => {
    const range = document.createRange(), at = n.data.search(/\\S/);
    range.setStart(n, at); range.setEnd(n, at + 1);
    return range.getBoundingClientRect().left;
  })"""


def test_the_lines_of_a_poem_begin_where_their_teller_put_them(
    site: Site, window: Callable[..., Window]
) -> None:
    one = window(site).sign_in("member")
    story = tell(one, "    Far in\nnot in\n  a little")
    one.open(f"{story}take-back")
    first, second, third = one.page.evaluate(FIRST_LETTERS)
    assert first > third > second
