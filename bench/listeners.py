"""Raw listeners of a stream, and people who press: one process beside the site it listens to.

`python -m bench.listeners HOST PORT` reads orders from stdin, one JSON object a line, and answers
each with one. It asks the site and the floor in the same words, so that both meet the same client.
"""

import asyncio
import json
import sys
import time
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import uvloop

clock = time.monotonic


class Listener(asyncio.Protocol):
    """Notes when each whole event came. Keeps what the first of all heard, to be read later."""

    __slots__ = ("ask", "came", "end", "heard", "hello", "keeps", "last", "rest", "twice")

    def __init__(self, ask: bytes, *, keeps: bool) -> None:
        self.ask, self.keeps, self.last = ask, keeps, b""
        self.heard: dict[int, bytes] = {}
        self.came: dict[int, float] = {}
        self.twice = 0

    async def come(self, host: str, port: int) -> None:
        """Begin to listen, after the last event that came. Returns when the stream greets."""
        self.rest = b""
        loop = asyncio.get_running_loop()
        self.hello = loop.create_future()
        self.end, _ = await loop.create_connection(lambda: self, host, port)
        last = b"Last-Event-ID: %s\r\n" % self.last if self.last else b""
        self.end.write(self.ask + last + b"\r\n")
        await self.hello

    def data_received(self, data: bytes) -> None:
        now = clock()
        *whole, self.rest = (self.rest + data).split(b"\n\n")
        for block in whole:
            at = block.find(b"id: ")
            if at < 0:
                continue  # a beat
            line = block.index(b"\n", at)
            self.last = block[at + 4 : line]
            if block.find(b"event: ", line) < 0:
                self.hello.set_result(None)
                continue
            if block.startswith(b"event: afresh", line + 1):
                continue  # so what it stands for counts as lost
            number = int(self.last.partition(b"-")[2])
            self.twice += number in self.came
            self.came[number] = now
            if self.keeps:
                self.heard[number] = block[at:] + b"\n\n"

    def connection_lost(self, error: Exception | None) -> None:
        if not self.hello.done():
            self.hello.set_exception(ConnectionError("the stream did not greet"))


class Crowd:
    def __init__(self, host: str, port: int) -> None:
        self.where = host, port
        self.all: list[Listener] = []

    async def come(self, path: str, cookies: list[str], count: int) -> None:
        """So many listeners of a few people, fifty at a time."""
        for number in range(len(self.all), len(self.all) + count):
            ask = head("GET", path, self.where, cookies[number % len(cookies)])
            self.all.append(Listener(ask, keeps=number == 0))
        for at in range(len(self.all) - count, len(self.all), 50):
            await asyncio.gather(*(one.come(*self.where) for one in self.all[at : at + 50]))

    async def drop(self) -> None:
        for one in self.all:
            one.end.abort()
        await asyncio.sleep(0.5)

    async def all_drop(
        self, path: str, cookies: list[str], away: list[str], back: list[str], rate: float
    ) -> dict[str, Any]:
        """Everybody drops; some words come; all come back at once while more words come."""
        await self.drop()
        await self.press(path, cookies, away, rate)
        begun = clock()

        async def come_back() -> float:
            await asyncio.gather(*(one.come(*self.where) for one in self.all))
            return clock() - begun

        took, _ = await asyncio.gather(come_back(), self.press(path, cookies, back, rate))
        return {"took": took}

    async def press(
        self, path: str, cookies: list[str], words: list[str], rate: float
    ) -> dict[str, float]:
        """One word after the other, by one person after the other, whoever is still waiting.

        When each was pressed. Raises where the answer is no 303.
        """
        lines = [await asyncio.open_connection(*self.where) for _ in cookies]
        begun, pressed, under_way = clock(), {}, []
        busy = [asyncio.Lock() for _ in cookies]

        async def one(who: int, word: str) -> None:
            body = urlencode({"own": word, "once": uuid4()}).encode()
            more = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
            async with busy[who]:
                reader, writer = lines[who]
                pressed[word] = clock()
                ask = head("POST", path, self.where, cookies[who])
                writer.write(ask + more % len(body) + body)
                got = await reader.readuntil(b"\r\n\r\n")
                length = got.lower().partition(b"content-length: ")[2].partition(b"\r")[0]
                text = await reader.readexactly(int(length))
                if not got.startswith(b"HTTP/1.1 303"):
                    raise RuntimeError(f"the press was not taken: {got[:100]!r} {text[:4000]!r}")

        for number, word in enumerate(words):
            await asyncio.sleep(max(0.0, begun + number / rate - clock()))
            under_way.append(asyncio.create_task(one(number % len(cookies), word)))
        await asyncio.gather(*under_way)
        for _, writer in lines:
            writer.close()
        return pressed

    async def heard(self, word: str, seconds: float) -> bool:
        """True when everybody has heard the first event that holds this word, in time."""
        end = clock() + seconds
        while clock() < end:
            number = first_with(word, self.all[0].heard)
            if number is not None and all(number in one.came for one in self.all):
                return True
            await asyncio.sleep(0.05)
        return False

    def told(self) -> dict[str, Any]:
        """What everybody heard since the last time, and when; the words only of the first."""
        told = {
            "came": [one.came for one in self.all],
            "twice": sum(one.twice for one in self.all),
            "heard": {number: block.decode() for number, block in self.all[0].heard.items()},
        }
        for one in self.all:
            one.came, one.heard = {}, {}
        return told

    async def do(self, order: dict[str, Any]) -> Any:
        done = getattr(self, order.pop("do"))(**order)
        return await done if isinstance(done, Coroutine) else done


def first_with(word: str, heard: dict[int, bytes]) -> int | None:
    return min((at for at, block in heard.items() if word.encode() in block), default=None)


def head(method: str, path: str, where: tuple[str, int], cookie: str) -> bytes:
    host = f"{where[0]}:{where[1]}"
    return f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n".encode()


async def main() -> None:
    crowd = Crowd(sys.argv[1], int(sys.argv[2]))
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(await crowd.do(json.loads(line))), flush=True)


if __name__ == "__main__":
    uvloop.run(main())
