"""The floor: as little as a server can do to write the same bytes to everybody who listens.

`python -m bench.floor PORT` reads from stdin a JSON list of events. Each POST sends the next one.
No Django, no database, no checks: only asyncio, on the event loop that the site runs on.
"""

import asyncio
import json
import sys

import uvloop

HELLO = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    b"19\r\nid: floor-0\nretry: 2000\n\n\r\n"
)
DONE = b"HTTP/1.1 303 See Other\r\nlocation: /\r\ncontent-length: 0\r\n\r\n"


class Line(asyncio.Protocol):
    listening: set[asyncio.Transport] = set()
    events: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"GET"):
            self.listening.add(self.transport)
            self.transport.write(HELLO)
            return
        event = self.events.pop(0)
        for each in self.listening:
            each.write(event)
        self.transport.write(DONE)

    def connection_lost(self, error: Exception | None) -> None:
        self.listening.discard(self.transport)


async def main() -> None:
    loop = asyncio.get_running_loop()
    await loop.create_server(Line, "127.0.0.1", int(sys.argv[1]), backlog=2048)
    print('"ready"', flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        for text in json.loads(line):
            event = text.encode()
            Line.events.append(b"%x\r\n%s\r\n" % (len(event), event))
        print('"ready"', flush=True)


if __name__ == "__main__":
    uvloop.run(main())
