"""A call answered without an account, read by two, published, and taken back with the code."""

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Window
from tests.browser.test_every_page import look
from tests.site import Site

TEXT = "I made toast at four in the morning."


def path_of(window: Window) -> str:
    return window.page.url.removeprefix(window.site.base)


def the_call(window: Window) -> str:
    window.open(f"/g/{window.site.places['group']}/calls/")
    link = window.page.locator("main").get_by_role("link", name="See the call").first
    return str(link.get_attribute("href"))


def answer(one: Window, call: str, see: Callable[[Window], None]) -> str:
    """Answer on the pages, as somebody without an account. Returns the code."""
    one.open(call)
    one.press("Answer this call")
    see(one)
    one.fill("Your words", TEXT)
    one.fill("What should a reader know first?", "night")
    one.press("Keep my words")
    see(one)
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", one.page.locator("main").inner_text())
    assert code
    one.press("I wrote it down")
    for choice in ("then anyone", "With no name", "", ""):
        see(one)
        if choice:
            one.choose(choice)
        one.page.locator("main button.go").click()
    one.reads("It waits for the readers")
    see(one)
    return code[0]


def read(one: Window, see: Callable[[Window], None]) -> None:
    one.open(f"/g/{one.site.places['group']}/calls/")
    one.press("Read for this call")
    see(one)
    section = one.page.locator("main section", has_text="night").filter(has_text="not read it")
    section.get_by_role("link", name="Look at it").click()
    one.reads("Open the words")
    assert not one.says(TEXT)
    see(one)
    one.press("Open the words")
    assert one.says(TEXT)
    see(one)
    one.press("Yes, publish it")


@pytest.mark.parametrize("script", [True, False])
def test_told_read_published_and_taken_back(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    wrong: list[str] = []

    def see(one: Window) -> None:
        if script:  # a page that was looked at is left as it was
            wrong.extend(look(one, path_of(one)))

    call = the_call(window(site, script=script).sign_in("member"))
    somebody = window(site, script=script)
    code = answer(somebody, call, see)
    somebody.press("I am done")
    for reader in ("bea", "support"):
        read(window(site, script=script).sign_in(reader), see)
    visitor = window(site, script=script)
    visitor.open(f"{call}/pieces")
    visitor.page.locator("main section", has_text=TEXT).locator("summary").click()
    visitor.reads(TEXT)
    see(visitor)
    somebody.open("/calls/mine")
    somebody.fill("Your code", code.replace(" ", ""))
    somebody.press("Open my words")
    somebody.reads("It is published.")
    see(somebody)
    somebody.press("Take my words back")
    see(somebody)
    somebody.press("Take my words back")
    somebody.reads("You took these words back")
    see(somebody)
    visitor.open(f"{call}/pieces")
    assert visitor.says("These words were taken back.")
    assert TEXT not in visitor.page.content()
    assert wrong == []
    assert somebody.elsewhere == visitor.elsewhere == []
    assert site.command("verify").returncode == 0
