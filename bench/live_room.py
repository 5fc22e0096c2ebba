"""A room of 1,000 listeners, beside a floor that writes the same bytes to as many.

The site runs as a keeper runs it, on a new demo home. A thousand connections belong to six people:
a cookie is looked at once, when a connection begins. Site and floor are asked in turn, by the same
client in a process of its own, and each change of the site is a real check-in.
"""

import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from alongside.core.live import KEPT
from bench.crowd import Crowd, answer, ask, beside, crowd
from bench.figures import Figure
from bench.part_change import part_change
from tests.postgres import free_port
from tests.site import Site, first_form, running

LISTENERS, RATE = 1000, 20
ROUNDS, WORDS = 3, 100  # presses a round: five seconds
FLOOR = 3.0  # times the floor, at most
EACH = 16.0  # KB of the site's own memory a listener, at most
PEOPLE = ("host", "support", "member", "steward", "bea", "callum")


def live_room() -> Iterator[Figure]:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as both:
        # The site begins with as few files as most machines give it, and must ask for more itself.
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(1024, hard), hard))
        site = both.enter_context(running(Path(folder) / "home"))
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        yield from listen(site, both)


def listen(site: Site, both: ExitStack) -> Iterator[Figure]:
    who = [site.signed_in(name) for name in PEOPLE]
    cookies = ["; ".join(f"{each.name}={each.value}" for each in one.cookies) for one in who]
    page = who[2].ask(site.places["check_in"]["url"]).text
    path = first_form(page, "check-in")[0].partition("#")[0]
    presses: dict[str, Any] = {"path": path, "cookies": cookies, "rate": RATE}
    here = both.enter_context(crowd(site.base))
    here.press(words=words("warm", 2 * WORDS), **presses)
    empty = own_memory(site)
    here.come(path=site.places["stream"], cookies=cookies, count=LISTENERS)

    port = free_port()
    floor = both.enter_context(beside("bench.floor", str(port)))
    answer(floor)
    there = both.enter_context(crowd(f"http://127.0.0.1:{port}"))
    there.come(path="/", cookies=cookies, count=LISTENERS)
    ours, theirs = Times(), Times()
    for round_ in range(ROUNDS):
        asked = words(f"round{round_}", WORDS)
        heard = ours.add(here, asked, presses)
        ask(floor, [heard[number] for number in sorted(heard, key=int)])
        theirs.add(there, asked, presses)

    name = f"room of {LISTENERS}, {RATE} check-ins a second:"
    ratio = ours.spread / theirs.spread
    yield Figure(
        f"{name} p99 of delivery, from the first listener that hears it",
        ours.spread,
        "ms",
        theirs.spread,
        ratio <= FLOOR,
    )
    # The floor does nothing for a press; the site checks, seals, commits twice and draws the page.
    yield Figure(
        f"{name} p99 from the press, all its work included (holds under a second)",
        ours.all,
        "ms",
        theirs.all,
        ours.all <= 1000,
    )
    time.sleep(2)
    each = (own_memory(site) - empty) / LISTENERS
    yield Figure("site's own memory a listener (USS)", each, "KB", EACH, each <= EACH)
    yield from drop(here, presses)
    yield from part_change(site)


class Times:
    """Milliseconds of every delivery to every listener."""

    def __init__(self) -> None:
        self.from_press: list[float] = []
        self.from_first: list[float] = []

    def add(self, crowd: Crowd, asked: list[str], presses: dict[str, Any]) -> dict[str, str]:
        """Press each word, and note when each listener first had it. What was heard."""
        pressed = crowd.press(words=asked, **presses)
        if not crowd.heard(word=asked[-1], seconds=30):
            raise RuntimeError("a listener did not hear everything within 30 seconds")
        told = crowd.told()
        for word in asked:
            number = min((int(at) for at, text in told["heard"].items() if word in text))
            came = [one[str(number)] for one in told["came"]]
            self.from_press += [(at - pressed[word]) * 1000 for at in came]
            self.from_first += [(at - min(came)) * 1000 for at in came]
        return told["heard"]

    @property
    def all(self) -> float:
        return p99(self.from_press)

    @property
    def spread(self) -> float:
        return p99(self.from_first)


def drop(here: Crowd, presses: dict[str, Any]) -> Iterator[Figure]:
    """All drop, miss two seconds of check-ins, and come back at once while more come."""
    here.press(words=words("before", RATE), **presses)
    here.heard(word=words("before", RATE)[-1], seconds=30)
    last = max(int(number) for number in here.told()["heard"])
    away, back = words("away", 2 * RATE), words("back", 2 * RATE)
    took = here.all_drop(away=away, back=back, **presses)["took"]
    here.heard(word=back[-1], seconds=30)
    told = here.told()
    should = {str(number) for number in range(last + 1, last + 1 + len(away) + len(back))}
    heard = sum(len(should & one.keys()) for one in told["came"])
    strange = sum(len(one.keys() - should) for one in told["came"]) + told["twice"]
    all_of_it = len(should) * LISTENERS
    name = f"{LISTENERS} drop and come back at once"
    yield Figure(
        f"{name}: events heard of those sent, none twice",
        heard,
        "events",
        all_of_it,
        heard == all_of_it and strange == 0,
    )
    reach = KEPT / RATE
    yield Figure(f"{name}, before the ring forgets", took, "s", reach, took <= reach)


def words(name: str, count: int) -> list[str]:
    return [f"{name}x{number:03}" for number in range(count)]


def p99(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def own_memory(site: Site) -> float:
    """KB that only this process holds. What the kernel keeps for its sockets is not in it."""
    lines = Path(f"/proc/{site.process}/smaps_rollup").read_text().splitlines()
    return float(sum(int(line.split()[1]) for line in lines if line.startswith("Private_")))
