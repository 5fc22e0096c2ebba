"""Seal and open 1 KB; take back words that are used in 50 places."""

import statistics
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

from alongside.core.cipher import lock, new_key, unlock
from bench.figures import Figure
from bench.here import demo

TEXT = "I waited by the window. ".ljust(1024, ".")
SEAL, OPEN = 10.0, 5.0  # microseconds
TAKE_BACK, USES = 100.0, 50  # milliseconds
TIMES, ROUNDS = 20_000, 9


def sealing() -> Iterator[Figure]:
    """As core.sealing does it, without the rows: a key for the words, wrapped by its owner's."""
    owner, about, text = new_key(), uuid4(), TEXT.encode()

    def seal() -> tuple[bytes, bytes]:
        secret = new_key()
        return lock(owner, secret, about), lock(secret, text, about)

    wrapped, sealed = seal()
    yield at_most("seal 1 KB", median(seal, TIMES) * 1e6, "µs", SEAL)
    opened = median(lambda: unlock(unlock(owner, wrapped, about), sealed, about), TIMES) * 1e6
    yield at_most("open 1 KB", opened, "µs", OPEN)


def median(do: Callable[[], object], times: int) -> float:
    """Seconds."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        do()
        took.append(time.perf_counter() - begun)
    return statistics.median(took)


def at_most(name: str, figure: float, unit: str, most: float) -> Figure:
    return Figure(f"{name}, median", figure, unit, most, figure <= most)


def taking_back() -> Iterator[Figure]:
    demo()
    from django.utils.timezone import now

    from alongside.groups.queries import group_of
    from alongside.people.queries import person_of
    from alongside.web.commands.demo_gatherings import GROUP
    from alongside.web.commands.demo_people import tell
    from alongside.words.domain.kinds import Place
    from alongside.words.operations.taking_back import take_back
    from alongside.words.operations.uses import quote

    member, group = person_of("member@demo.invalid"), group_of(GROUP)
    stories = [tell(TEXT, member, group, now()) for _ in range(ROUNDS)]
    for story in stories:
        for _ in range(USES):
            quote(
                story,
                "I waited by the window.",
                place_kind=Place.REPORT,
                place=uuid4(),
                title="Report",
                path="/",
                by=member,
                group=group,
                now=now(),
            )
    left = iter(stories)
    took = median(lambda: take_back(next(left), by=member, now=now()), ROUNDS) * 1000
    yield at_most(f"take back words with {USES} uses", took, "ms", TAKE_BACK)
