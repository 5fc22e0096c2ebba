"""A running demo site, as a keeper would start it, and somebody who visits it without a browser."""

import http.cookiejar
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import psycopg

from tests.postgres import free_port

COMMAND = Path(sys.executable).parent / "alongside"


@dataclass
class Answer:
    status: int
    headers: Any
    text: str

    @property
    def goes_to(self) -> str:
        return str(self.headers["Location"])


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


@dataclass
class Visitor:
    base: str
    cookies: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)

    def ask(self, path: str, form: dict[str, str] | None = None) -> Answer:
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        jar = urllib.request.HTTPCookieProcessor(self.cookies)
        try:
            got = urllib.request.build_opener(Stay, jar).open(self.base + path, data, timeout=20)
        except urllib.error.HTTPError as refused:
            got = refused
        return Answer(got.status, got.headers, got.read().decode())

    def send(self, path: str, inside: str, form: dict[str, str]) -> Answer:
        """Fill the first form of a page whose action holds `inside`, hidden fields included."""
        action, hidden = first_form(self.ask(path).text, inside)
        return self.ask(action or path, hidden | form)


def first_form(page: str, inside: str) -> tuple[str, dict[str, str]]:
    found: list[tuple[str, dict[str, str]]] = []

    class Forms(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            if tag == "form":
                found.append((given.get("action") or "", {}))
            elif tag == "input" and given.get("type") == "hidden" and found:
                found[-1][1][given["name"] or ""] = given.get("value") or ""

    Forms().feed(page)
    return next(form for form in found if inside in form[0])


@dataclass
class Site:
    base: str
    home: Path
    environment: dict[str, str]
    places: dict[str, Any]
    process: int = 0

    def command(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=check,
        )

    def visitor(self) -> Visitor:
        return Visitor(self.base)

    def signed_in(self, who: str) -> Visitor:
        visitor = self.visitor()
        path = self.command("sign-in", f"{who}@demo.invalid").stdout.strip()
        assert visitor.ask(path, {}).status == 303
        return visitor

    def mails(self) -> list[str]:
        files = sorted(self.home.glob("mail/*.eml"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_text() for file in files]


def databases(address: str, home: Path) -> dict[str, str]:
    """Two fresh databases on the server of this run of the tests; none for SQLite.

    They are named by the home's folder: two sites that run beside each other have their own.
    """
    if not address:
        return {}
    own = re.sub(r"\W", "_", home.parent.name)[:40]
    names = {"ALONGSIDE_DATABASE": f"words_{own}", "ALONGSIDE_KEYS": f"keys_{own}"}
    with psycopg.connect(address, autocommit=True) as server:
        for name in names.values():
            server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            server.execute(f'CREATE DATABASE "{name}"')
    return {key: address.rpartition("/")[0] + f"/{name}" for key, name in names.items()}


def new_environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ALONGSIDE", "DJANGO"))}
    kept |= databases(os.environ.get("ALONGSIDE_TEST_DATABASE", ""), home)
    return kept | {"ALONGSIDE_HOME": str(home), "PORT": str(free_port())}


@contextmanager
def running(home: Path, *, places: bool = True, again: Site | None = None) -> Iterator[Site]:
    """A new site; or one that was stopped, at its address and with its databases."""
    environment = again.environment if again else new_environment(home)
    base = f"http://127.0.0.1:{environment['PORT']}"
    log_file = home.parent / f"{home.name}.log"
    with log_file.open("wb") as log:
        process = subprocess.Popen([COMMAND, "run"], env=environment, stdout=log, stderr=log)
    try:
        wait_for(base, process, log_file)
        site = Site(base, home, environment, {}, process.pid)
        if places:
            site.places = json.loads(site.command("places", "--json").stdout.splitlines()[-1])
        yield site
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(base: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the site did not start: {log.read_text()}")
        try:
            urllib.request.urlopen(f"{base}/healthz", timeout=5).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the site did not answer")


def until(holds: Any, seconds: float) -> bool:
    """Look again and again; True as soon as it holds, False when the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return bool(holds())
