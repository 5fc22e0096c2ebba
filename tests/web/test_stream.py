"""The room stream: one event for each check-in, resumed by its last id."""

import asyncio
import http.client
from collections.abc import Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from alongside.core import live
from alongside.web import stream as pouring
from tests.site import Site, Visitor


def listen(site: Site, who: Visitor, last: str = "", path: str = "") -> http.client.HTTPResponse:
    where = urlsplit(site.base)
    line = http.client.HTTPConnection(where.hostname, where.port, timeout=30)
    cookie = "; ".join(f"{one.name}={one.value}" for one in who.cookies)
    headers = {"Cookie": cookie} | ({"Last-Event-ID": last} if last else {})
    line.request("GET", path or site.places["stream"], headers=headers)
    return line.getresponse()


def next_event(stream: http.client.HTTPResponse) -> dict[str, str]:
    found: dict[str, str] = {}
    while True:
        whole = stream.readline()
        assert whole, "the stream ended"
        line = whole.decode().rstrip("\n")
        if not line and ("data" in found or "event" in found):
            return found
        name, _, value = line.partition(": ")
        if name.rstrip(":") in ("id", "event", "data"):
            found[name.rstrip(":")] = found.get(name.rstrip(":"), "") + value


def check_in(site: Site, who: Visitor, feeling: str) -> None:
    where = site.places["check_in"]["url"]
    assert who.send(where, "check-in", {"feeling": feeling}).status == 303


def test_events_and_what_was_missed(site: Site):
    member, host = site.signed_in("member"), site.signed_in("host")
    stream = listen(site, host)
    assert stream.headers["Content-Type"] == "text/event-stream"
    assert stream.readline().startswith(b"id:")  # who comes back without an event misses none
    assert stream.readline().startswith(b"retry:")
    check_in(site, member, "calm")
    first = next_event(stream)
    assert first["event"] == "room"
    assert "Calm" in first["data"]
    stream.close()
    check_in(site, member, "sad")
    check_in(site, member, "happy")
    again = listen(site, host, last=first["id"])
    missed = [next_event(again), next_event(again)]
    assert ["Sad" in missed[0]["data"], "Happy" in missed[1]["data"]] == [True, True]
    assert len({first["id"], missed[0]["id"], missed[1]["id"]}) == 3
    again.close()


def test_an_id_of_another_run_loads_the_page_afresh(site: Site):
    stream = listen(site, site.signed_in("member"), last="ffffff-7")
    assert next_event(stream)["event"] == "afresh"
    stream.close()


def test_who_may_not_enter_does_not_listen(site: Site):
    for who in (site.visitor(), site.signed_in("stranger"), site.signed_in("paused")):
        assert listen(site, who).status == 404
    hosts = site.places["host"]["room"] + "/stream"
    assert listen(site, site.signed_in("member"), path=hosts).status == 404
    allowed = listen(site, site.signed_in("support"), path=hosts)
    assert allowed.status == 200
    allowed.close()


def test_a_stream_ends_so_that_the_site_asks_again_who_listens(monkeypatch):
    """Somebody who left the group an hour ago does not hear it still."""
    sent: list[bytes] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message["body"])

    monkeypatch.setattr(pouring, "LASTS", 0.0)
    live.publish("room:ends", "room", "before")
    asyncio.run(pouring.pour("room:ends", "", send))
    first, end = sent
    assert end == b""  # a whole answer, so that the server closes it in peace
    last = first.decode().partition("id: ")[2].partition("\n")[0]
    live.publish("room:ends", "room", "while nobody listened")
    missed = live.since("room:ends", live.number_of(last))
    assert [b"while nobody listened" in event.sent for event in missed] == [True]


def test_a_slow_line_holds_nobody_up_and_hears_everything_once():
    """The hub writes past a full line; its listener reads on from the ring when it can."""
    told: dict[str, list[str]] = {"quick": [], "slow": []}

    async def listens() -> None:
        free = asyncio.Event()

        async def quick(message: MutableMapping[str, Any]) -> None:
            told["quick"].append(message["body"].decode())

        async def slow(message: MutableMapping[str, Any]) -> None:
            await free.wait()
            told["slow"].append(message["body"].decode())

        free.set()
        tasks = [asyncio.create_task(pouring.pour("room:slow", "", one)) for one in (quick, slow)]
        await settled(lambda: len(told["slow"]) == 1)
        free.clear()
        for word in ("one", "two", "three"):
            live.publish("room:slow", "room", word)
            await settled(lambda word=word: word in told["quick"][-1])
        assert len(told["slow"]) == 1
        free.set()
        await settled(lambda: "three" in told["slow"][-1])
        live.publish("room:slow", "room", "four")
        await settled(lambda: all("four" in each[-1] for each in told.values()))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(listens())
    for each in told.values():
        words = [part.partition("data: ")[2].partition("\n")[0] for part in each if "data" in part]
        assert words == ["one", "two", "three", "four"]
    assert pouring._hubs == {}  # whoever left is forgotten


async def settled(holds: Callable[[], bool]) -> None:
    """Let the loop turn until it holds; pytest's own patience is the end."""
    for _ in range(1000):
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to hold")
