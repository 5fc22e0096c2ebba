"""`make bench`: one JSON object a line. Exits 1 when a figure does not hold."""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.bringing import bringing
from bench.burst import burst
from bench.coding import coding
from bench.fair_times import fair_times
from bench.figures import Figure
from bench.live_room import live_room
from bench.page_cost import page_cost
from bench.public_pages import public_pages
from bench.running import memory, second_start, sizes
from bench.safe_tables import safe_tables
from bench.sealing import sealing, taking_back
from bench.search import search
from tests.site import running


def figures() -> Iterator[Figure]:
    yield from fair_times()
    yield from sealing()
    yield from safe_tables()
    yield from page_cost()
    yield from search()
    yield from coding()
    yield from taking_back()
    yield from bringing()
    yield from live_room()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with running(home) as site:
            yield from sizes(site)
            yield memory(site)
            yield from public_pages(site)
            yield from burst(site)
        yield second_start(home)


def main() -> int:
    held = True
    for figure in figures():
        print(json.dumps(figure.as_line()), flush=True)
        held = held and figure.holds
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
