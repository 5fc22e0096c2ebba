"""A story told, quoted in two places, handed over, and taken back; all holds after each step."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from tests.browser.conftest import Window
from tests.browser.test_every_page import look
from tests.browser.test_the_line import links, mailed
from tests.site import Site, until

STORY = "The corridor was cold. They gave me a blanket with a hole in it. I kept it."
CUT = "They gave me a blanket with a hole in it."
INQUIRY = "The Night Care Inquiry"


def holds(site: Site) -> bool:
    return "Everything holds" in site.command("verify").stdout


def tell(member: Window, site: Site) -> None:
    member.open(site.places["member"]["share"])
    member.fill("Your story", STORY)
    member.press("Next: who may read it")
    for choice in ("My group", "Yes, with no name", "Yes, count it", "Until I take it back"):
        member.choose(choice)
        if choice == "Yes, count it":
            member.choose(INQUIRY)
        member.page.locator("main button.go").click()
    member.reads("Nobody quotes it now")


def quote(host: Window, site: Site) -> str:
    """A published report with the quote. Its public path."""
    host.open(site.places["host"]["evidence"])
    host.press("Begin a report")
    host.fill("What is the report called?", "Cold corridors")
    host.press("Begin this report")
    host.choose("The corridor was cold")
    host.fill("The words to quote", CUT)
    host.press("Add this quote")
    host.press("Next: see how it will look")
    host.press("Publish this report")
    link = host.page.get_by_role("link", name="See the public page")
    return link.get_attribute("href") or ""


def send_letter(host: Window, chief: str) -> str:
    """A letter from the report, opened, closed, and mailed. Its public path."""
    host.press("Write a letter from this")
    host.fill("What is the letter called?", "Warm corridors")
    host.fill("Who is it to?", "The Chief Executive")
    host.fill("The letter", "People wait in the cold.")
    host.fill("What do you ask for?", "Heat the corridors.")
    host.press("Keep this draft")
    host.press("Next: see how it will look")
    host.press("Open this letter to everyone")
    link = host.page.get_by_role("link", name="See the public page")
    path = link.get_attribute("href") or ""
    host.press("Close this letter")
    host.fill("Their email", chief)
    host.fill("When is a reply due?", "2099-12-03")
    host.press("Mark it as sent")
    host.reads("Reply due 3 December 2099")
    return path


def give(host: Window, site: Site, to: str) -> str:
    """The hand-over. The link that was mailed."""
    host.open(f"/g/{site.places['group']}/recipients")
    host.press("Give words to them")
    assert not host.says(CUT)
    host.fill("Their email", to)
    host.choose("1 month")
    host.press("Give them these words")
    host.reads("They can get it until")
    return mailed(site, to)


def copy(recipient: Window) -> str:
    """Every text of the copy that the button gives."""
    with recipient.page.expect_download() as got:
        recipient.page.get_by_role("button", name="Get the words").click()
    with zipfile.ZipFile(io.BytesIO(got.value.path().read_bytes())) as files:
        return "\n".join(files.read(f"words.{kind}").decode() for kind in ("json", "csv"))


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_told_quoted_handed_over_and_taken_back(
    site: Site, window: Callable[..., Window], script: bool
) -> None:
    member, host, outside, recipient = (window(site, script=script) for _ in range(4))
    member.sign_in("member")
    host.sign_in("host")
    chief, inquiry = (f"{who}{script}@trust.invalid" for who in ("chief", "inquiry"))

    tell(member, site)
    assert holds(site)
    report = quote(host, site)
    assert holds(site)
    letter = send_letter(host, chief)
    assert holds(site)
    link = give(host, site, inquiry)
    recipient.open(link)
    assert not recipient.says(CUT)
    assert CUT in copy(recipient)
    assert holds(site)
    for path in (report, letter):
        outside.open(path)
        outside.reads(CUT)

    # Three places, by whom; and back again in three presses, of which one is the tick.
    member.open("/words/")
    member.reads("Used in 3 places")
    mine = member.page.locator("main section.card", has_text="The corridor was cold")
    assert mine.get_by_text("by Dot").count() == 3
    with member.page.expect_navigation():
        mine.get_by_role("link", name="Take my words back").click()
    member.reads("What we cannot undo")
    member.choose("Tell those who have a copy")
    member.page.locator("main").get_by_role("button", name="Take my words back").click()
    member.reads("Words you took back")
    assert holds(site)

    mails = len(site.mails())
    for path in (report, letter):
        outside.open(path)
        outside.reads("These words were taken back.")
    visitor = site.visitor()
    everywhere = [report, letter, f"{letter}.json", *site.places["public"].values()]
    assert [path for path in everywhere if CUT in visitor.ask(path).text] == []
    inside = [f"/g/{site.places['group']}/stories", site.places["host"]["evidence"]]
    assert [path for path in inside if CUT in site.signed_in("host").ask(path).text] == []
    assert CUT not in site.signed_in("member").ask("/me/copy").text
    recipient.open(link)
    if recipient.page.get_by_role("button", name="Get the words").count():
        assert CUT not in copy(recipient)
    told = f"To: {chief}", f"To: {inquiry}"
    assert until(lambda: all(heard(site, to) for to in told), seconds=10), mails
    assert any(letter in each for each in links(site, chief))
    for each in (member, host, outside, recipient):
        assert each.elsewhere == []
        assert each.errors == []


def heard(site: Site, to: str) -> bool:
    """A mail to them says that words were taken back; none of them holds any."""
    mine = [mail for mail in site.mails() if to in mail]
    assert not any(re.search(r"blanket|Priya", mail) for mail in mine)
    return any("taken back" in mail for mail in mine)


def test_the_recipients_pages_are_for_everyone(site: Site, window: Callable[..., Window]) -> None:
    one, member = window(site), window(site).sign_in("member")
    tell(member, site)
    host = window(site).sign_in("host")
    link = give(host, site, "look@trust.invalid").removeprefix(site.base)
    wrong = look(one, link)
    assert CUT in copy(one)
    for name in ("See and change what I allow", "Take my words back"):
        member.open("/words/")
        href = (
            member.page.locator("section", has_text=CUT)
            .get_by_role("link", name=name)
            .first.get_attribute("href")
        )
        wrong += look(member, href or "")
    assert member.says("What we cannot undo")
    listed = host.page.locator("main a.row").first.get_attribute("href") or ""
    host.open(listed)
    host.press("End it")
    wrong += look(one, link)
    wrong += look(host, listed)
    assert wrong == []
