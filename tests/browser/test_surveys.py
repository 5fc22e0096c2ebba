"""A survey written on its pages, answered by two, changed with a code, closed and counted."""

import re
from collections.abc import Callable

import pytest

from tests.browser.conftest import Window
from tests.browser.test_every_page import look
from tests.site import Site

See = Callable[[Window], None]


def path_of(window: Window) -> str:
    return window.page.url.removeprefix(window.site.base)


def written(host: Window, title: str, see: See) -> str:
    """Two questions in two languages, the second only for some. Returns the public path."""
    host.open(f"/g/{host.site.places['group']}/surveys/")
    see(host)
    host.press("Write a survey")
    see(host)
    host.fill("What is the survey called?", title)
    host.fill("What do you say first?", "We want to buy the right tea.")
    host.fill("What do you promise?", "We only count.")
    host.fill("In which languages?", "English\nPolski")
    host.press("Next: the questions")
    see(host)
    host.press("Add a question")
    see(host)
    host.press("One answer People choose one")
    see(host)
    fields = {
        "The question in English": f"{title}?",
        "The question in Polski": "Herbata?",
        "The answers in English": "Yes\nNo",
        "The answers in Polski": "Tak\nNie",
    }
    for label, text in fields.items():
        host.fill(label, text)
    host.press("Add this question")
    see(host)
    host.page.get_by_label("Yes", exact=True).select_option(label="a gathering, a break")
    host.press("Keep these pictures")
    host.press("Add a question")
    host.press("Their own words")
    host.fill("The question in English", f"Which {title}?")
    host.fill("The question in Polski", "Jaka?")
    only = host.page.get_by_label("When do we ask it?")
    only.select_option(label=f"Only if 1, “{title}?”, is “Yes”")
    see(host)
    only.select_option(label=f"Only if 1, “{title}?”, is “Yes”")
    host.fill("The question in English", f"Which {title}?")
    host.fill("The question in Polski", "Jaka?")
    host.press("Add this question")
    host.press("Look at 2")
    see(host)
    host.press("Back to the survey")
    see(host)
    host.press("Open this survey")
    see(host)
    link = host.page.get_by_role("link", name="See it as everyone does")
    return str(link.get_attribute("href"))


def answered(one: Window, survey: str, see: See) -> str:
    """To the end, in Polish, with “Yes” and some words. Returns the code."""
    one.open(survey)
    see(one)
    one.choose("Polski")
    one.choose("Somebody answers with me")
    one.press("Begin")
    see(one)
    code = re.search(r"\d{4} \d{4} \d{4} \d{4}", one.page.locator("main").inner_text())
    assert code
    one.press("I wrote it down")
    see(one)
    one.choose("Tak")
    one.press("Next")
    one.reads("Jaka?")
    see(one)
    one.page.locator("textarea").fill("Mint, from the garden")
    one.press("Next")
    one.reads("Mint, from the garden")
    see(one)
    one.press("Send my answers")
    one.reads("We have your answers")
    see(one)
    return code[0]


def others(site: Site, survey: str, answers: list[str]) -> None:
    """More people, by the same forms."""
    for answer in answers:
        one = site.visitor()
        begun = one.send(survey, survey, {"language": "0", "how": "alone"})
        assert begun.goes_to == "/surveys/mine/code"
        one.ask("/surveys/mine/code", {})
        one.ask("/surveys/mine/1", {"do": "next", "answer": answer})
        assert one.ask("/surveys/mine/answers", {}).status == 303


@pytest.mark.parametrize("script", [True, False])
def test_asked_answered_changed_closed_and_counted(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    wrong: list[str] = []

    def see(one: Window) -> None:
        if script:
            wrong.extend(look(one, path_of(one)))

    title = "Tea" if script else "Coffee"
    host = window(site, script=script).sign_in("host")
    survey = written(host, title, see)
    somebody, other = window(site, script=script), window(site, script=False)
    code = answered(somebody, survey, see)
    answered(other, survey, lambda _: None)
    others(site, survey, ["Yes"] * 6 + ["No"] * 7)
    somebody.press("I am done here")
    see(somebody)
    for name in ("Print it on paper", "Type in a paper"):
        host.press(name)
        see(host)
        host.press("Back to the survey")
    host.press("Close this survey")
    host.reads("Nobody can begin any more")
    see(host)
    somebody.fill("Your code", code)
    somebody.press("Open my answers")
    somebody.page.get_by_role("link", name="Change it").first.click()
    somebody.choose("Nie")
    somebody.press("Keep this answer")
    somebody.reads("We have your answers")
    assert not somebody.says("Mint")
    somebody.press("Take my answers back")
    see(somebody)
    somebody.press("Keep them")

    host.open(f"/g/{site.places['group']}/reports/new")
    host.fill("What is the report called?", f"About {title}")
    host.press("Begin this report")
    host.page.get_by_label("Which question?").select_option(label=f"{title}?")
    host.press("Count this question")
    host.reads("15 people answered")
    row = host.page.locator("tr", has_text="Yes").first
    assert "7" in row.text_content()
    assert "Mint" not in host.page.content()
    assert wrong == []
    assert host.elsewhere == somebody.elsewhere == []
    assert site.command("verify").returncode == 0
