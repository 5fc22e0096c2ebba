"""A room of 1,000 listeners: delivery, memory, all coming back at once, and a real page.

Two processes: the site as it runs, and the crowd (bench/listeners.py), which has both the site and
the floor (bench/floor.py) as its server in turn. The thousand lines are those of five people.
"""

import json
import re
import socket
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.crowd import Crowd, answer, beside, crowd
from bench.figures import Figure
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.site import Site, Visitor, first_form, running

LISTENERS, CHANGES, RATE = 1000, 200, 20.0  # rate: changes a second
MISSED = 60  # changes while nobody listens
PEOPLE = ("host", "support", "member", "steward", "bea")
TIMES_FLOOR, EACH, PAGE = 3.0, 16.0, 1.0  # at most: ratio, KB a listener, seconds
PATIENCE = 60.0


def live_room() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder, running(Path(folder) / "home") as site:
        people = [site.signed_in(who) for who in PEOPLE]
        yield part_change(site)
        where, cookies = check_in_path(site, people[2]), [cookie(each) for each in people]
        with crowd(site.base) as first:  # what the first listeners cost is no listener's cost
            first.come(path=site.places["stream"], cookies=cookies, count=50)
        with crowd(site.base) as many:
            empty = memory(site)
            many.come(path=site.places["stream"], cookies=cookies, count=LISTENERS)
            each = (memory(site) - empty) / LISTENERS
            took, heard = delivery(many, where, cookies)
            floor = floor_delivery(heard)
            name = f"p99 of delivery to {LISTENERS:,} listeners, against bare asyncio"
            yield Figure(name, took * 1000, "ms", floor * 1000, took <= TIMES_FLOOR * floor)
            yield Figure("memory of a listener", each, "KB", EACH, each <= EACH)
            yield come_back(many, where, cookies)


def cookie(who: Visitor) -> str:
    return "; ".join(f"{each.name}={each.value}" for each in who.cookies)


def check_in_path(site: Site, who: Visitor) -> str:
    return first_form(who.ask(site.places["check_in"]["url"]).text, "check-in")[0]


def memory(site: Site) -> float:
    """KB that are this process's own, once it has settled."""
    time.sleep(1.0)
    told = Path(f"/proc/{site.process}/smaps_rollup").read_text()
    return float(sum(map(int, re.findall(r"^Private_\w+:\s+(\d+)", told, re.MULTILINE))))


def numbers(told: dict[str, dict[str, str]], words: list[str]) -> dict[str, int]:
    """The number of the event that brought each word."""
    found = {}
    for word in words:
        holds = [int(number) for number, block in told["heard"].items() if f">{word}<" in block]
        found[word] = min(holds)
    return found


def p99(came: list[dict[str, float]], pressed: dict[int, float]) -> float:
    """Seconds from a press until its event was there, over every event and every listener."""
    waits = [one[str(number)] - at for number, at in pressed.items() for one in came]
    return statistics.quantiles(waits, n=100)[98]


def delivery(many: Crowd, path: str, cookies: list[str]) -> tuple[float, list[str]]:
    """Seconds, and the events as they went over the line."""
    words = [f"w{number:04}" for number in range(CHANGES)]
    pressed = many.press(path=path, cookies=cookies, words=words, rate=RATE)
    told = many.told()
    before = min(map(int, told["heard"]))
    many.wait(number=before + CHANGES - 1, seconds=PATIENCE)
    told = many.told()
    found = numbers(told, words)
    took = p99(told["came"], {found[word]: at for word, at in pressed.items()})
    return took, [told["heard"][str(found[word])] for word in words]


def floor_delivery(events: list[str]) -> float:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with beside("bench.floor", str(port)) as process:
        answer(process)
        process.stdin.write(json.dumps(events) + "\n")
        process.stdin.flush()
        answer(process)
        with crowd(f"http://127.0.0.1:{port}") as many:
            many.come(path="/", cookies=["a=b"], count=LISTENERS)
            words = [str(number) for number in range(len(events))]
            pressed = many.press(path="/", cookies=["a=b"] * 5, words=words, rate=RATE)
            ids = [int(re.search(r"^id: \w+-(\d+)", event, re.MULTILINE)[1]) for event in events]
            many.wait(number=max(ids), seconds=PATIENCE)
            came = many.told()["came"]
            return p99(came, {ids[int(word)]: at for word, at in pressed.items()})


def come_back(many: Crowd, path: str, cookies: list[str]) -> Figure:
    """All lines drop, people go on talking, all come back at once: what did each not hear?"""
    before = max(map(int, many.told()["heard"]))
    many.drop()
    words = [f"m{number:04}" for number in range(MISSED)]
    many.press(path=path, cookies=cookies, words=words, rate=RATE)
    many.come_back()
    last = before + MISSED
    many.wait(number=last, seconds=PATIENCE)
    told = many.told()
    there = [sum(before < int(number) <= last for number in one) for one in told["came"]]
    lost = LISTENERS * MISSED - sum(there) + told["twice"]
    name = f"events lost or doubled, {LISTENERS:,} coming back at once"
    return Figure(name, lost, "events", LISTENERS * MISSED, lost == 0)


def part_change(site: Site) -> Figure:
    """From a host's press to the changed page of a member at phone width, without a reload."""
    from playwright.sync_api import sync_playwright

    host = site.signed_in("host")
    member = site.signed_in("member")
    room = site.places["member"]["room"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=site.base)
        jar = [{"name": one.name, "value": one.value, "url": site.base} for one in member.cookies]
        context.add_cookies(jar)
        page = context.new_page()
        page.goto(room)
        if page.get_by_role("button", name="Come in").is_visible():
            page.get_by_role("button", name="Come in").click()
        page.evaluate("window.same = true")
        took = []
        for part in ("4", "5", "4", "5", "4"):
            begun = time.perf_counter()
            host.send(site.places["host"]["room"], "/step", {"part": part, "seen": ""})
            title = {"4": "Feeling words", "5": "Topic"}[part]
            page.wait_for_function(
                "title => document.querySelector('#part')?.textContent === title", arg=title
            )
            took.append(time.perf_counter() - begun)
        same = page.evaluate("window.same === true")
        browser.close()
    host.send(site.places["host"]["room"], "/step", {"part": "3"})
    slowest = max(took)
    name = "a part change on a phone-sized page, without a reload, slowest of five"
    return Figure(name, slowest, "s", PAGE, same and slowest <= PAGE)
