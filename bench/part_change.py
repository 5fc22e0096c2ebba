"""From a host's press to the changed text on a phone, in two real browsers, with no reload."""

import sys
import time
from collections.abc import Iterator

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import Figure
from tests.browser.conftest import CHROMIUM, FLAGS, PHONE
from tests.site import Site

PARTS = ("Feeling words", "Topic", "Thank you list")
MOST = 1.0  # second


def part_change(site: Site) -> Iterator[Figure]:
    if CHROMIUM is None:
        print("no Chromium on this machine: the part change is not measured", file=sys.stderr)
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        slowest = max(changes(site, browser))
        browser.close()
    name = "a part change on a phone, from the press, the slowest of three"
    yield Figure(name, slowest, "s", MOST, slowest <= MOST)


def changes(site: Site, browser: Browser) -> Iterator[float]:
    host = sign_in(site, browser, "host", site.places["host"]["room"])
    phone = sign_in(site, browser, "member", site.places["member"]["room"])
    phone.evaluate("window.stayed = true")
    for part in PARTS:
        button = host.get_by_role("button", name=f"Next part: {part}").first
        button.scroll_into_view_if_needed()
        begun = time.perf_counter()
        button.click(no_wait_after=True)
        phone.locator("[data-swap] h2", has_text=part).wait_for()
        yield time.perf_counter() - begun
        if not phone.evaluate("window.stayed === true"):
            raise RuntimeError("the page was loaded anew")


def sign_in(site: Site, browser: Browser, who: str, path: str) -> Page:
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(site.base + site.command("sign-in", f"{who}@demo.invalid").stdout.strip())
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    page.goto(site.base + path)
    return page
