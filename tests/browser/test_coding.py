"""Two people code words, one with keys and one without a script, and a report is made from it."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Window
from tests.browser.test_every_page import look
from tests.site import Site

PEOPLE = 14
WAITED = 7  # of them speak of waiting


def comments(folder: Path) -> Path:
    file = folder / "comments.csv"
    with file.open("w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["who", "said"])
        for number in range(PEOPLE):
            waited = f"I waited {number + 2} weeks. " if number < WAITED else ""
            rows.writerow([f"p{number}", f"{waited}The nurse had time for me. Thank you."])
        rows.writerow(["p99", "Did not answer"])
    return file


def path_of(window: Window) -> str:
    return window.page.url.removeprefix(window.site.base)


def bring(site: Site, folder: Path, title: str) -> str:
    """The path of the coding, without its number."""
    words = ["import", "comments", str(comments(folder)), "--group", site.places["group"]]
    words += ["--column", "said", "--person", "who", "--title", title, "--asked-by", "The ward"]
    told = site.command(*words).stdout
    assert f'"words to code": {PEOPLE}' in told
    assert '"left out": {"blank, or no answer": 1}' in told
    found = re.search(r'"coding": "([^"]+)"', told)
    assert found
    return f"/g/{site.places['group']}/coding/{found[1]}"


def ask(host: Window, coding: str, who: list[str]) -> None:
    host.open(f"{coding}/people")
    for name in who:
        host.page.get_by_label("Ask somebody of the group").select_option(label=name)
        host.press("Ask them to code")
    assert host.says("blank, or no answer")


def names(site: Site, window: Callable[..., Window], *emails: str) -> list[str]:
    found = []
    for email in emails:
        one = window(site).sign_in(email)
        one.open(site.places["member"]["home"])
        found.append(one.page.locator("h1").inner_text().removeprefix("Hello, "))
    return found


def code_with_keys(one: Window, coding: str) -> None:
    """Everything by the keyboard: a new code by its name, then its number."""
    one.open(coding)
    one.press("Read the first words")
    made = False
    for _ in range(PEOPLE):
        keys = one.page.keyboard
        if one.says("I waited"):
            one.page.locator("#told input").first.focus()
            keys.press("Space")
            if made:
                keys.press("1")
            else:
                one.page.get_by_label("A new code").focus()
                keys.type("Waiting")
                made = True
            with one.page.expect_navigation():
                keys.press("Enter")
            assert one.says("Take off: Waiting")
        one.page.locator("#told input").first.focus()
        with one.page.expect_navigation():
            keys.press("r")
    assert one.says("You have read all words")


def code_without_script(other: Window, coding: str, see: Callable[[Window], None]) -> str:
    """Returns the page of some words where both chose, and something else."""
    other.open(coding)
    other.press("Read the first words")
    where = ""
    for _ in range(PEOPLE):
        assert not other.says("What others chose")
        if other.says("I waited"):
            other.page.locator("#told label").first.click()
            other.choose("Waiting")
            other.press("Put it under these codes")
            if not where:
                where = path_of(other).partition("#")[0]
                other.page.get_by_text("Only a part of a sentence?").click()
                other.fill("First words", "had time")
                other.fill("Last words", "thank you")
                other.fill("A new code", "Kind")
                other.press("Put it under these codes")
                assert other.says("had time for me. Thank you")
                see(other)
                other.press("I have read them. Stay here")
                assert other.says("You see different things here")
                see(other)
                other.fill("What do you think?", "Is time the same as kind?")
                other.press("Keep this memo")
                other.open(f"{coding}/words/")
                continue
        other.press("I have read them. Next")
    assert other.says("You have read all words")
    return where


def test_two_people_code_and_a_report_is_made(
    site: Site, window: Callable[..., Window], tmp_path: Path
) -> None:
    wrong: list[str] = []

    def see(one: Window) -> None:
        if one.script:
            wrong.extend(look(one, path_of(one)))

    coding = bring(site, tmp_path, "What helped at night")
    host = window(site).sign_in("host")
    ask(host, coding, names(site, window, "support", "member"))
    see(host)
    one = window(site).sign_in("support")
    other = window(site, script=False).sign_in("member")
    code_with_keys(one, coding)
    where = code_without_script(other, coding, see)
    one.open(where)
    assert one.says("Is time the same as kind?")
    assert one.says("Not alike")
    see(one)
    for page in ("", "/codes/", "/alike", "/memos"):
        one.open(coding + page)
        see(one)
    one.open(f"{coding}/alike")
    row = one.page.locator("tr", has_text="Waiting")
    assert row.inner_text().split() == ["Waiting", "1.00", str(PEOPLE)]
    assert not one.says(f"I waited {WAITED} weeks")
    one.open(f"{coding}/codes/")
    one.press("Waiting")
    assert one.says("I waited")
    see(one)
    tell(host, coding, see)
    assert wrong == []
    assert one.errors == host.errors == []
    assert one.elsewhere == other.elsewhere == []
    assert site.command("verify").returncode == 0


def tell(host: Window, coding: str, see: Callable[[Window], None]) -> None:
    """The host tells both themes; only what is safe is told, and stands in the report."""
    host.open(f"/g/{host.site.places['group']}/reports/new")
    host.fill("What is the report called?", "Nights on the ward")
    host.press("Begin this report")
    host.open(f"{coding}/themes")
    see(host)
    for theme in ("Waiting", "Kind"):
        host.choose(theme)
    host.press("Count and tell these themes")
    see(host)
    told = host.page.locator("table", has_text="What helped at night")
    assert told.inner_text().split()[-2:] == ["Waiting", str(WAITED)]
    host.page.get_by_label("Put them in a report").select_option(label="Nights on the ward")
    host.press("Put table 1 in this report")
    host.press("Next: see how it will look")
    host.press("Publish this report")
    public = path_of(host)
    if not public.startswith("/reports/"):
        host.press("See the public page")
    assert host.says("What helped at night")
    assert host.says("Asked by The ward")
    see(host)


@pytest.mark.parametrize("script", [True, False])
def test_whoever_told_the_words_answers_how_they_were_read(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    wrong: list[str] = []

    def see(one: Window) -> None:
        if script:
            wrong.extend(look(one, path_of(one)))

    group = f"/g/{site.places['group']}"
    teller = window(site, script=script).sign_in("member")
    words = "I count the stairs. It helps me to sleep." + ("" if script else " Mostly.")
    teller.open(f"{group}/share")
    teller.page.get_by_label("Your story").fill(words)
    teller.press("Next: who may read it")
    for choice in ("My group", "with no name", "Yes, count it", "Until I take it back"):
        if choice:
            teller.page.locator(".pick", has_text=re.compile(choice, re.I)).first.locator(
                "label"
            ).click()
        with teller.page.expect_navigation():
            teller.page.locator("main button.go").click()
    host = window(site, script=script).sign_in("host")
    host.open(f"{group}/evidence")
    host.press("Coding")
    see(host)
    host.press("Begin a coding")
    see(host)
    host.fill("What is it about?", f"Nights {script}")
    host.press("Begin this coding")
    coding = path_of(host).removesuffix("/people")
    see(host)
    host.page.get_by_label("Ask somebody of the group").select_option(
        label=names(site, window, "support")[0]
    )
    host.press("Ask them to code")
    one = window(site, script=script).sign_in("support")
    find(one, coding, words)
    here = path_of(one)
    one.page.locator("#told label").first.click()
    one.fill("A new code", "Sleep")
    one.press("Put it under these codes")
    one.press("I have read them. Stay here")
    teller.open("/words/")
    section = teller.page.locator("section", has_text=words)
    section.get_by_role("link", name="See and change what I allow").click()
    teller.press("Look at this coding")
    assert teller.says("Sleep")
    see(teller)
    teller.fill("Is it not what you meant?", "It is about fear, not sleep.")
    teller.press("Say this to those who code")
    see(teller)
    one.open(here)
    assert one.says("It is about fear, not sleep.")
    see(one)
    teller.press("Back to my words")
    section = teller.page.locator("section", has_text=f"Nights {script}")
    section.get_by_role("button", name="Take it out of this coding").click()
    teller.reads("You ended it")
    one.open(here)
    assert "stairs" not in one.page.content()
    assert wrong == []


def find(one: Window, coding: str, words: str) -> None:
    """The page with these words, by going on from one to the next."""
    one.open(f"{coding}/words/0")
    while not one.says(words.split(".")[-2].strip()):
        one.press("Words after")
