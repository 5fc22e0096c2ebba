"""What the small script adds: leaving, the live room, keeping still, passkeys."""

import re
from collections.abc import Callable

from tests.browser.conftest import Window
from tests.site import Site

AWAY = re.compile("^https://")


def test_leaving_shows_nothing_and_back_shows_nothing(
    site: Site, window: Callable[..., Window]
) -> None:
    one = window(site).sign_in("member")
    one.open(site.places["public"]["letter"])
    one.open(site.places["member"]["my_words"])
    with one.page.expect_navigation(url=AWAY):
        one.page.get_by_role("button", name="Leave this page now").click()
    assert one.elsewhere != []
    one.page.go_back(wait_until="commit")
    one.page.wait_for_url(AWAY)
    other = one.context.new_page()
    assert other.goto(site.base + site.places["member"]["my_words"]).status == 404


def test_leaving_without_a_script(site: Site, window: Callable[..., Window]) -> None:
    one = window(site, script=False).sign_in("member")
    one.open(site.places["member"]["my_words"])
    one.page.get_by_role("button", name="Leave this page now").click()
    one.page.wait_for_url(AWAY)
    one.open(site.places["member"]["my_words"])
    assert one.says("This page is not here")


def test_the_room_changes_by_itself_and_waits_for_whoever_is_inside(
    site: Site, window: Callable[..., Window]
) -> None:
    here, there = window(site).sign_in("support"), window(site).sign_in("member")
    for one in (here, there):
        one.open(site.places["member"]["room"])
    there.press("Worried")
    here.reads("Worried")
    here.page.locator("[data-live]").evaluate("box => { box.tabIndex = -1; box.focus(); }")
    there.press("Take my word off")
    there.press("Happy")
    there.reads("You chose Happy")
    live = here.page.locator("[data-live]")
    assert "Worried" in live.inner_text()
    live.evaluate("box => box.blur()")
    live.get_by_text("Happy").wait_for()


def test_keep_the_page_still_makes_it_a_button(site: Site, window: Callable[..., Window]) -> None:
    here, there = window(site).sign_in("steward"), window(site).sign_in("member")
    here.open("/me/settings")
    here.choose("Keep the page still")
    here.press("Save my settings")
    here.open(site.places["member"]["room"])
    there.open(site.places["member"]["room"])
    there.press("Angry")
    here.reads("Show what is new")
    assert "Angry" not in here.page.locator("[data-live]").inner_text()
    here.page.get_by_role("link", name="Show what is new").click()
    here.page.locator("[data-live]").get_by_text("Angry").wait_for()


def test_a_passkey_is_made_and_signs_in(site: Site, window: Callable[..., Window]) -> None:
    local = Site(
        site.base.replace("127.0.0.1", "localhost"), site.home, site.environment, site.places
    )
    one = window(local).sign_in("host")
    wire = one.context.new_cdp_session(one.page)
    wire.send("WebAuthn.enable")
    wire.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    one.open("/me/passkeys/new")
    one.fill("A name for it", "My phone")
    one.press("Make a passkey")
    one.reads("My phone")
    one.page.get_by_text("Menu").click()
    one.page.get_by_role("button", name="Sign out").click()
    one.open("/sign-in")
    one.press("Use my passkey")
    one.reads("Hello, Dot")
    assert one.errors == []
