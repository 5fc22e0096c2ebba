"""Many let go at once: who comes back first finds a hub that stays."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

from alongside.core import live
from alongside.web import stream as pouring
from tests.web.test_stream import settled


def test_all_who_come_back_after_a_gap_hear_from_one_hub():
    told: list[list[str]] = [[] for _ in range(4)]

    async def listens() -> None:
        def line(number: int):
            async def send(message: MutableMapping[str, Any]) -> None:
                told[number].append(message["body"].decode())

            return send

        tasks = [asyncio.create_task(pouring.pour("room:gap", "", line(n))) for n in range(4)]
        await settled(
            lambda: "room:gap" in pouring._hubs and len(pouring._hubs["room:gap"].here) == 4
        )
        hub = pouring._hubs["room:gap"]
        hub.let_go(list(hub.here))
        await settled(lambda: pouring._hubs.get("room:gap") not in (None, hub))
        await settled(lambda: len(pouring._hubs["room:gap"].here) == 4)
        live.publish("room:gap", "room", "all of you")
        await settled(lambda: all("all of you" in each[-1] for each in told))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert "room:gap" not in pouring._hubs

    asyncio.run(listens())
