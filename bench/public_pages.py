"""A public page from memory, beside a plain page of Django with one query behind the same shell."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from bench.figures import Figure
from tests.site import Site

LINES, SECONDS = 32, 3.0
TIMES = 20  # as often a second


def public_pages(site: Site) -> Iterator[Figure]:
    """The plain page is `/healthz`: one statement and one line of JSON, through all of Django."""
    plain, letter = asked(site, "/healthz"), site.places["public"]["letter"]
    rates = {
        name: asked(site, site.places["public"][name]) for name in ("letter", "report", "front")
    }
    for name, rate in rates.items():
        yield Figure(
            f"{name} page from memory: requests a second, beside a plain page with one query",
            rate,
            "a second",
            plain,
            rate >= TIMES * plain,
        )
    made = asked(site, letter, "Cookie: not=ours\r\n")
    yield Figure(
        "letter page from memory: requests a second, beside the same made by Django each time",
        rates["letter"],
        "a second",
        made,
        rates["letter"] >= TIMES * made,
    )


def asked(site: Site, path: str, more: str = "") -> float:
    """Answers a second, to a program of its own that asks from several lines at once."""
    where = urlsplit(site.base)
    words = [sys.executable, "-m", "bench.public_pages", where.hostname, where.port, path, more]
    told = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True)
    return float(told.stdout)


async def line(host: str, port: int, ask: bytes, end: float) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    done = 0
    while time.perf_counter() < end:
        writer.write(ask)
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length")
        )
        await reader.readexactly(int(length.partition(b":")[2]))
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode())
        done += 1
    writer.close()
    return done


async def ask_for_a_while(host: str, port: int, path: str, more: str) -> float:
    head = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: br\r\n{more}\r\n"
    end = time.perf_counter() + SECONDS
    done = await asyncio.gather(*(line(host, port, head.encode(), end) for _ in range(LINES)))
    return sum(done) / SECONDS


if __name__ == "__main__":
    import uvloop

    host, port, path, more = sys.argv[1:]
    print(uvloop.run(ask_for_a_while(host, int(port), path, more)))
