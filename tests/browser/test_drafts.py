"""Drafts of hosts, and a wrong form on a letter: what a browser shows, and where it lands."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Window
from tests.browser.test_every_page import look
from tests.site import Site


@pytest.mark.parametrize("script", [True, False])
def test_a_wrong_form_lands_at_its_error(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    one = window(site, script=script)
    one.open(site.places["public"]["letter"])
    one.fill("Your name", "Ada")
    one.fill("Your email", "ada")
    for _ in range(2):  # the second answer lands there too
        one.press("Add my name")
        one.reads("Please look at this again.")
        assert one.page.url.endswith("/sign#sign")
        box = one.page.get_by_role("alert").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 500
        assert one.page.get_by_label("Your name", exact=True).input_value() == "Ada"
    one.open(one.page.url.partition("#")[0])
    assert one.page.url.endswith(f"{site.places['public']['letter']}#sign")


def test_pages_of_drafts(site: Site, window: Callable[..., Window]) -> None:
    one, wrong = window(site).sign_in("host"), []
    one.open(site.places["host"]["evidence"])
    one.press("Begin a report")
    one.fill("What is the report called?", "On the way")
    one.press("Begin this report")
    report = one.page.url.removeprefix(site.base)
    wrong += look(one, f"{report}/publish")
    one.open(report)
    one.page.get_by_label("Which question?").select_option(label="How often are you lonely?")
    one.press("Count this question")
    one.page.locator(".pick label").first.click()
    story = one.page.locator(".pick [data-words]").first.inner_text()
    one.fill("The words to quote", story.partition(".")[0].strip())
    one.press("Add this quote")
    one.reads("What people told us")
    wrong += look(one, report)
    for page in ("change", "publish", "throw-away"):
        wrong += look(one, f"{report}/{page}")
    letter = site.places["host"]["letter_draft"]
    for page in ("change", "open", "throw-away"):
        wrong += look(one, f"{letter}/{page}")
    one.open(report)
    one.press("Take table 1 out")
    one.press("Take quote 1 out")
    one.press("Throw this draft away")
    one.press("Throw this report away")
    assert one.says("What we found")
    assert one.page.get_by_text("On the way").count() == 0
    assert wrong == []
