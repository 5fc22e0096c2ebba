"""Benches of a running demo: bytes of a first visit, resident memory, a second start."""

import re
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from tests.site import Site, running

FIRST_VISIT = 14_600  # bytes on the wire, headers too
MEMORY = 160  # MB
SECOND_START = 2.0  # seconds


def one(url: str) -> tuple[int, str]:
    """Bytes of one answer on the wire, headers included, and its text."""
    import gzip

    import brotli

    asked = urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(asked) as got:
        body = got.read()
        lines = [f"{name}: {value}\r\n" for name, value in got.getheaders()]
        head = len("HTTP/1.1 200 OK\r\n") + sum(map(len, lines)) + 2
        coding = got.headers.get("Content-Encoding")
    if coding == "br":
        return len(body) + head, brotli.decompress(body).decode()
    return len(body) + head, (gzip.decompress(body) if coding == "gzip" else body).decode()


def sizes(site: Site) -> Iterator[Figure]:
    for name in ("front", "letter"):
        total, page = one(site.base + site.places["public"][name])
        parts = re.findall(r'<link[^>]+href="(/[^"]+)"|<script[^>]+src="([^"]+)"', page)
        total += sum(one(site.base + (style or script))[0] for style, script in parts)
        yield Figure(f"first visit of {name}", total, "bytes", FIRST_VISIT, total <= FIRST_VISIT)


def memory(site: Site) -> Figure:
    """Resident memory after every page of the demo was asked once."""
    host = site.signed_in("host")
    for part in ("public", "member", "host"):
        for path in site.places[part].values():
            host.ask(path)
    status = Path(f"/proc/{site.process}/status").read_text()
    resident = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
    return Figure("resident memory of the demo", resident, "MB", MEMORY, resident <= MEMORY)


def second_start(home: Path) -> Figure:
    """From the command to the first answer, in a home that is made."""
    begun = time.perf_counter()
    with running(home, places=False):
        took = time.perf_counter() - begun
    return Figure("second start", took, "s", SECOND_START, took <= SECOND_START)
