"""A whole six-part session: a host, a supporting host and three members, each in their own way.

One member listens to the page (everything is found by role and name), one has no script, and one
passes on everything.
"""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.conftest import Window
from tests.site import Site


def test_a_session_of_six_parts(site: Site, window: Callable[..., Window]) -> None:
    host, support = window(site).sign_in("host"), window(site).sign_in("support")
    listens = window(site).sign_in("member")
    plain = window(site, script=False).sign_in("bea")
    passes = window(site).sign_in("callum")
    everyone = (host, support, listens, plain, passes)

    host.open(site.places["member"]["home"])
    host.press("Plan a gathering")
    name = f"Six parts {uuid4().hex[:6]}"
    host.fill("What is it called?", name)
    host.fill("What time does it start?", "23:59")
    host.press("Plan this gathering")
    host.press("Run this gathering")
    host.press("Open the room")
    run = host.page.url
    room = run.replace("/run", "/room")
    support.open(run)

    # Everybody comes in. Who looks in from the door sees nobody's words and nobody's names.
    for one in (support, listens, plain, passes):
        one.open(room)
        assert one.says("You are not in the room.")
        one.press("Come in")
    expect(
        support.page.get_by_role("list", name="People here").get_by_role("listitem")
    ).to_have_count(5)

    # 1 and 2. What stays here; an icebreaker, written first.
    assert listens.says("stays in the room")
    support.open(run)
    host.press("Next part: Icebreaker")
    host.press("Write first")
    for one in (listens, plain):
        one.follow(room, "Write first. Nobody sees what you write.")
    listens.page.get_by_role("textbox", name="Your words").fill("Plums")
    listens.press("Keep this for me")
    listens.reads("Only you see this")
    plain.fill("Your words", "Bread")
    plain.press("Keep this for me")
    assert not plain.says("Plums")
    host.press("End the quiet")
    listens.reads("Say this to the room")
    listens.press("Say this to the room")
    plain.follow(room, "Plums")
    assert not listens.says("Bread")
    passes.page.get_by_role("button", name="Pass", exact=True).wait_for()
    passes.press("Pass", exact=True)
    support.reads("Not spoken yet")

    # 3. The check-in. The page of each moves on by itself, or when it is asked for.
    support.press("Next part: Check-in")
    for one in (listens, plain, passes):
        one.follow(room, "How are you now?")
    listens.page.get_by_role("button", name="Tired").click()
    listens.reads("You chose Tired")
    plain.press("Calm")
    passes.press("Pass", exact=True)
    passes.reads("You passed")
    host.open(run)
    waiting = host.page.get_by_role("heading", name="Not spoken yet")
    assert "Callum" not in waiting.locator("xpath=following-sibling::ul[1]").inner_text()

    # 4. Words for one feeling.
    host.press("Next part: Feeling words")
    host.page.get_by_text("Choose the feeling").click()
    host.press("Sad")
    listens.follow(room, "What other words are there for “sad”?")
    listens.fill("Your words", "Blue")
    listens.press("Add my word")
    plain.follow(room, "Blue")

    # Somebody does not want to see the time, also when they look again.
    host.press("Start a clock")
    listens.follow(room, "minutes left")
    listens.page.get_by_role("button", name="Hide the time").click()
    expect(listens.page.get_by_text("minutes left")).to_be_hidden()
    listens.open(room)
    expect(listens.page.get_by_text("minutes left")).to_be_hidden()
    expect(listens.page.get_by_role("button", name="Show the time")).to_be_visible()

    # 5. A topic: somebody is mid-sentence when the group moves on, and loses nothing.
    host.press("Next part: Topic")
    listens.follow(room, "I want to speak")
    listens.press("I want to speak")
    support.open(run)
    support.reads("Who speaks next")
    assert listens.says("Your hand is up.")
    support.press("They have spoken")
    listens.page.get_by_role("button", name="I want to speak").wait_for()
    listens.page.get_by_label("Your words").type("I was only half")
    host.press("Next part: Thank you list")
    listens.reads("Show what is new")
    assert listens.page.get_by_label("Your words").input_value() == "I was only half"
    listens.page.get_by_role("link", name="Show what is new").click()
    listens.page.get_by_role("button", name="Add my thank you").wait_for()
    assert listens.page.get_by_label("Your words").input_value() == "I was only half"

    # 6. Thank you, and the room closes.
    plain.follow(room, "Add my thank you")
    plain.fill("Your words", "Thank you for waiting")
    plain.press("Add my thank you")
    passes.follow(room, "Thank you for waiting")
    host.press("Close the room …")
    host.press("Close the room. Wipe what was said")
    for one in (plain, passes):
        one.follow(room, "This gathering is over.")
        assert not one.says("Thank you for waiting")
    assert [one.errors for one in everyone] == [[], [], [], [], []]
    assert [one.elsewhere for one in everyone] == [[], [], [], [], []]
