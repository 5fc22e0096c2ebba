"""Public pages from memory: the same for everybody, and never older than a deed."""

import asyncio
import gzip
import re
from collections.abc import Callable
from typing import Any

import brotli
import pytest

from alongside.web import memory
from alongside.web.memory import KEPT, Answer, Pages
from tests.site import Site, until

PAGE = b"<!doctype html><title>A letter</title>" + b"<p>Nobody rang back.</p>" * 20


class Django:
    """Counts how often it is asked, and says a new number each time."""

    def __init__(self, *headers: tuple[bytes, bytes], status: int = 200) -> None:
        self.headers, self.status, self.asked = list(headers), status, 0
        self.free = asyncio.Event()
        self.free.set()

    async def make(self, scope: Any) -> Answer:
        self.asked += 1
        number = self.asked
        await self.free.wait()
        return Answer(self.status, list(self.headers), PAGE + str(number).encode())


def scope(path: str = "/letters/x", method: str = "GET", **headers: str) -> dict[str, Any]:
    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "method": method,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"site"), *told],
    }


KEEP = (KEPT, b"yes")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    at = [0.0]
    monkeypatch.setattr(memory, "monotonic", lambda: at[0])
    return lambda seconds: at.__setitem__(0, at[0] + seconds)


def test_a_page_is_made_once_until_its_time_is_over(clock):
    async def ask() -> list[int]:
        django, found = Django(KEEP), []
        pages = Pages(django.make)
        for pause in (0, memory.LASTS - 0.01, 0.02):
            clock(pause)
            await pages.answer(scope())
            found.append(django.asked)
        return found

    assert asyncio.run(ask()) == [1, 1, 2]


def test_who_asks_after_a_deed_does_not_read_what_was_being_made_before_it(clock):
    async def ask() -> tuple[bytes, bytes]:
        django = Django(KEEP)
        pages = Pages(django.make)
        django.free.clear()
        before = asyncio.create_task(pages.answer(scope()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        pages.changed()
        after = asyncio.create_task(pages.answer(scope()))
        await asyncio.sleep(0)
        django.free.set()
        return (await before).body, (await after).body

    before, after = asyncio.run(ask())
    assert (before, after) == (PAGE + b"1", PAGE + b"2")


def test_many_who_ask_at_once_wait_for_one_making(clock):
    async def ask() -> tuple[int, set[bytes]]:
        django = Django(KEEP)
        pages = Pages(django.make)
        answers = await asyncio.gather(*(pages.answer(scope()) for _ in range(50)))
        return django.asked, {answer.body for answer in answers}

    assert asyncio.run(ask()) == (1, {PAGE + b"1"})


def test_a_page_that_is_not_kept_is_made_for_each_who_asks_at_once(clock):
    """It may hold the number of one person's own form."""

    async def ask() -> set[bytes]:
        pages = Pages(Django().make)
        answers = await asyncio.gather(*(pages.answer(scope()) for _ in range(20)))
        return {answer.body for answer in answers}

    assert len(asyncio.run(ask())) == 20


@pytest.mark.parametrize(
    ("django", "asked"),
    [
        (Django(), 2),
        (Django(KEEP, status=404), 2),
        (Django(KEEP, (b"set-cookie", b"here=1")), 2),
        (Django(KEEP), 1),
    ],
)
def test_only_what_says_so_is_kept(clock, django, asked):
    async def ask() -> None:
        pages = Pages(django.make)
        for _ in range(2):
            answer = await pages.answer(scope())
            assert answer.status == django.status
            assert KEPT not in dict(answer.headers)

    asyncio.run(ask())
    assert django.asked == asked


def test_who_carries_a_cookie_and_who_does_something_is_not_for_memory():
    async def ask() -> list[object]:
        pages = Pages(Django(KEEP).make)
        return [
            await pages.answer(scope(cookie="here=1")),
            await pages.answer(scope(method="POST")),
        ]

    assert asyncio.run(ask()) == [None, None]


def test_each_browser_gets_what_it_can_read(clock):
    async def ask() -> list[Answer]:
        pages = Pages(Django(KEEP).make)
        accepted = ("br, gzip", "gzip", "")
        return [await pages.answer(scope(accept_encoding=each)) for each in accepted]

    best, old, plain = asyncio.run(ask())
    assert brotli.decompress(best.body) == gzip.decompress(old.body) == plain.body
    assert b"content-encoding" not in dict(plain.headers)


def test_addresses_made_up_by_somebody_fill_no_memory(clock, monkeypatch):
    monkeypatch.setattr(memory, "MOST", 10)

    async def ask() -> int:
        pages = Pages(Django(KEEP).make)
        for number in range(35):
            await pages.answer(scope(f"/letters/{number}"))
        return len(pages.kept)

    assert asyncio.run(ask()) <= 10


def test_a_running_site_shows_a_deed_at_once(site: Site):
    path, visitor = site.places["public"]["letter"], site.visitor()
    assert '"Kim"' not in visitor.ask(f"{path}.json").text
    assert "X-Alongside-Kept" not in visitor.ask(path).headers
    address = "kim.memory@demo.invalid"
    visitor.send(path, "/sign", {"name": "Kim", "email": address, "shown": "name"})
    assert until(lambda: links(site, address), 10)
    visitor.ask(links(site, address)[0], {"yes": "1"})
    assert '"Kim"' in visitor.ask(f"{path}.json").text


def links(site: Site, address: str) -> list[str]:
    mails = [mail for mail in site.mails() if f"To: {address}" in mail]
    return [found for mail in mails for found in re.findall(r"/letters/\S+/signature/\S+", mail)]
