"""The whole line once: from the room to a letter with a reply, and back to the room.

With script and without, at phone width, by pressing what the pages show.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Window
from tests.site import Site, running, until

DATA = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "osmi" / "osmi_2014.csv"
STORY = "I waited nine hours on a chair. Nobody told me why. I went home in the end."
CUT = "I waited nine hours on a chair."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running(tmp_path_factory.mktemp("line") / "home") as found:
        yield found


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def people(
    request: pytest.FixtureRequest, site: Site, window: Callable[..., Window]
) -> dict[str, Window]:
    """A host of the group, somebody new with a card, and somebody from outside."""
    made = {name: window(site, script=request.param) for name in ("host", "new", "outside")}
    made["host"].sign_in("host")
    return made


def mailed(site: Site, to: str) -> str:
    """The link in the newest mail to this address."""

    def found() -> list[str]:
        mine = [mail for mail in site.mails() if f"To: {to}" in mail]
        return re.findall(r"http://\S+", mine[-1]) if mine else []

    assert until(found, seconds=10)
    return found()[0]


def a_survey(site: Site, tmp_path: Path) -> str:
    """A real survey where the machine has it, else invented sheets of the same shape."""
    if DATA.exists():
        return str(DATA)
    file = tmp_path / "survey.csv"
    rows = (
        ["Gender,treatment"] + ["Female,Yes", "Male,No", "male ,Yes", "M,No"] * 300 + ["x,No"] * 59
    )
    file.write_text("\n".join(rows))
    return str(file)


def test_the_line(site: Site, people: dict[str, Window], tmp_path: Path) -> None:
    host, new, outside = people["host"], people["new"], people["outside"]
    someone = f"new{id(people)}@demo.invalid"

    # 1. A host opens tonight's gathering and moves it from part to part.
    host.open(site.places["member"]["home"])
    host.press("Plan a gathering")
    host.fill("What is it called?", f"Soup and songs {id(people)}")  # one name, one gathering
    host.fill("What time does it start?", "23:59")
    host.press("Plan this gathering")
    host.press("Run this gathering")
    host.press("Open the room")
    host.press("Next part: Icebreaker")
    host.press("Next part: Check-in")
    room = host.page.url.replace("/run", "/room")

    # 2. Somebody joins by a card and an email, checks in, passes, and says thank you.
    new.open(site.places["public"]["join"])
    new.fill("The name you want us to use", "Nia")
    new.fill("Your email", someone)
    new.press("Send me the email")
    new.open(mailed(site, someone))
    new.press("Join The Kettle")
    new.reads("Hello, Nia")
    new.open(room)
    new.press("Lonely")
    new.reads("You chose Lonely")
    host.open(room)
    assert host.says("Nia")
    assert host.says("Lonely")
    new.press("Take my word off")
    new.press("Pass")
    new.reads("You passed")
    host.press("Run this gathering")
    for part in ("Feeling words", "Topic", "Thank you list"):
        host.press(f"Next part: {part}")
    new.follow(room, "Add my thank you")
    new.fill("Your words", "Thank you for the soup")
    new.press("Add my thank you")
    new.reads("Thank you for the soup")
    host.open(room.replace("/room", "/run"))
    host.press("Close the room …")
    host.press("Close the room. Wipe what was said")
    new.follow(room, "This gathering is over.")
    assert not new.says("soup")
    new.open("/words/")
    assert not new.says("soup")

    # 3. They tell a story, answer four questions, and see it in "my words".
    new.open(site.places["member"]["share"])
    new.fill("Your story", STORY)
    new.press("Next: who may read it")
    for answer in ("My group", "Yes, with no name", "Yes, count it", "Until I take it back"):
        assert new.page.locator("input:checked").count() == 0
        new.choose(answer)
        new.page.locator("main button.go").click()
    new.reads("Nobody quotes it now")

    # 4. A real survey becomes a table in a report: counts leave through a release only.
    title = f"Survey {len(site.mails())}"
    brought = site.command(
        "import", "survey", a_survey(site, tmp_path), "--group", "the-kettle", "--title", title,
        check=False,
    )  # fmt: skip
    if brought.returncode == 0:
        assert json.loads(brought.stdout)["sheets"] == 1259
    else:
        assert "imported before" in brought.stderr  # the second time through
    host.open(site.places["host"]["evidence"])
    host.press("Begin a report")
    host.fill("What is the report called?", "What we heard")
    host.press("Begin this report")
    host.page.get_by_label("Which question?").select_option(label="Gender")
    host.press("Count this question")
    host.reads("1259 people answered")

    # 5. The report carries the quote; a letter comes of it, is signed, sent, answered; a win.
    host.choose("I waited nine hours")
    host.fill("The words to quote", CUT)
    host.press("Add this quote")
    host.press("Next: see how it will look")
    assert host.says(CUT)
    host.press("Publish this report")
    report = host.page.get_by_role("link", name="See the public page").get_attribute("href")
    host.press("Write a letter from this")
    host.fill("What is the letter called?", "A chair is not a bed")
    host.fill("Who is it to?", "The Chief Executive")
    host.fill("The letter", "People wait nine hours.")
    host.fill("What do you ask for?", "Nobody waits more than four hours.")
    host.press("Keep this draft")
    inside = host.page.url
    host.press("Next: see how it will look")
    assert host.says("Nobody waits more than four hours.")
    host.press("Open this letter to everyone")
    host.press("See the public page")
    letter = host.page.url

    ways = {"Everyone": "Ola Outside", "Nobody": "", "Only the people we write to": "Pat"}
    for way, name in ways.items():
        address = f"{way.split()[0].lower()}{id(people)}@outside.invalid"
        outside.open(letter)
        outside.choose(way)
        if name:
            outside.fill("Your name", name)
        outside.fill("Your email", address)
        outside.press("Add my name")
        outside.reads("Look in your email")
        link = mailed(site, address)
        outside.open(link)
        outside.open(letter)
        assert not outside.says(f"{name or 'Nobody'} has signed")
        outside.open(link)
        outside.press("Yes, add my name")
        outside.reads("You have signed")
    outside.open(letter)
    outside.reads("3 people have signed")
    assert "Ola Outside" in outside.page.content()
    assert "Pat" not in outside.page.locator("main").text_content()
    assert CUT in outside.page.content()

    host.open(inside)
    host.press("Close this letter")
    chief = f"chief{id(people)}@trust.invalid"
    host.fill("Their email", chief)
    host.fill("When is a reply due?", "2099-12-03")
    host.press("Mark it as sent")
    host.reads("Reply due 3 December 2099")
    recipient = next(link for link in links(site, chief) if "/names/" in link)
    outside.open(recipient)
    assert outside.says("Pat")
    host.fill("Who replied?", "The Chief Executive")
    host.fill("What they said", "From January nobody waits more than four hours.")
    host.press("Keep this reply")
    new.open(inside)
    new.reads("From January nobody waits more than four hours.")
    host.fill("What changed?", "Four hours at most")
    host.press("Note this win")
    new.open(site.places["member"]["home"])
    new.reads("Four hours at most")

    # 6. They take the story back: at once it is gone from everywhere.
    new.open("/words/")
    new.reads("Used in 2 places")
    new.press("Take my words back")
    new.page.locator("main").get_by_role("button", name="Take my words back").click()
    new.reads("Words you took back")
    for place in (letter, report):
        outside.open(place)
        assert CUT not in outside.page.content()
        outside.reads("These words were taken back.")
    assert new.page.get_by_text("Taken back on").count() == 2
    assert "Everything holds" in site.command("verify").stdout
    for each in people.values():
        assert each.elsewhere == []
        assert each.errors == []


def links(site: Site, to: str) -> list[str]:
    mailed(site, to)
    mine = [mail for mail in site.mails() if f"To: {to}" in mail]
    return re.findall(r"http://\S+", mine[-1])
