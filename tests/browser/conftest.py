"""A real browser, at phone width, that reaches nothing but the site under test."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.site import Site

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                reason = "no Chromium on this machine; .ci/run installs one"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@dataclass
class Window:
    """One person's browser. Every request to another place is stopped and noted."""

    site: Site
    context: BrowserContext
    page: Page
    script: bool
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.site.base + path if path.startswith("/") else path)

    def press(self, name: str, **more: Any) -> None:
        """A button or a link of the main part, by the words on it; then the page it brings."""
        main = self.page.locator("main")
        button = main.get_by_role("button", name=name, **more)
        link = main.get_by_role("link", name=name, **more)
        with self.page.expect_navigation():
            button.or_(link).first.click()

    def choose(self, title: str) -> None:
        self.page.locator(".pick", has_text=title).first.locator("label").click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def follow(self, path: str, text: str) -> None:
        """The group moved on. With a script the page follows by itself; without, it is asked."""
        if not self.script:
            self.open(path)
        self.reads(text)

    def reads(self, text: str) -> None:
        """Waits until the page says this."""
        self.page.get_by_text(text).first.wait_for()

    def says(self, text: str) -> bool:
        return text in self.page.locator("main").inner_text()

    def sign_in(self, who: str) -> "Window":
        self.open(self.site.command("sign-in", f"{who}@demo.invalid").stdout.strip())
        self.press("Sign in", exact=True)
        return self


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Window]]:
    made: list[BrowserContext] = []

    def new(site: Site, *, script: bool = True, **look: Any) -> Window:
        context = browser.new_context(java_script_enabled=script, **({"viewport": PHONE} | look))
        context.set_default_timeout(20000)  # a bound for a busy machine, not a speed
        made.append(context)
        one = Window(site, context, context.new_page(), script)
        home = urlsplit(site.base).netloc

        def look_at(route: Any) -> None:
            where = urlsplit(route.request.url)
            if where.scheme in ("http", "https") and where.netloc != home:
                one.elsewhere.append(route.request.url)
                route.fulfill(status=200, content_type="text/html", body="<title>away</title>")
            else:
                route.continue_()

        context.route("**/*", look_at)
        one.page.on("pageerror", lambda error: one.errors.append(str(error)))
        one.page.on(
            "console",
            lambda said: one.errors.append(said.text) if said.type == "error" else None,
        )
        return one

    yield new
    for context in made:
        context.close()
