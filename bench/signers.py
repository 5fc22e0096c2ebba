"""People who sign a letter, each twice: one process beside the site that they sign at.

`python -m bench.signers HOST PORT PATH PEOPLE LINES` posts from LINES connections, each as fast as
it is answered. It prints one JSON object: how many were answered, in how many seconds, and how long
each waited (the 99th of a hundred, in seconds).
"""

import asyncio
import json
import sys
import time
from urllib.parse import urlencode

import uvloop

clock = time.perf_counter


def posts(host: str, path: str, people: int) -> list[bytes]:
    found = []
    for number in [*range(people), *range(people)]:
        form = {
            "name": f"Signer {number}",
            "email": f"s{number}@demo.invalid",
            "shown": ("name", "count", "recipient")[number % 3],
        }
        body = urlencode(form).encode()
        head = (
            f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        )
        found.append(head.encode() + body)
    return found


async def line(host: str, port: int, waiting: list[bytes], took: list[float]) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    while waiting:
        post = waiting.pop()
        begun = clock()
        writer.write(post)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 303"):
            raise RuntimeError(head.decode())
        took.append(clock() - begun)
    writer.close()


async def all_of_them(host: str, port: int, path: str, people: int, lines: int) -> None:
    waiting, took = posts(f"{host}:{port}", path, people)[::-1], []
    begun = clock()
    await asyncio.gather(*(line(host, port, waiting, took) for _ in range(lines)))
    seconds = clock() - begun
    worst = sorted(took)[len(took) * 99 // 100]
    print(json.dumps({"answered": len(took), "seconds": seconds, "p99": worst}))


if __name__ == "__main__":
    host, port, path, people, lines = sys.argv[1:]
    uvloop.run(all_of_them(host, int(port), path, int(people), int(lines)))
