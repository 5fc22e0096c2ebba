"""CPU of a signed-in page beside a bare Django page with one query, in the same run and process."""

import statistics
import time
from collections.abc import Callable, Iterator

from bench.figures import Figure
from bench.here import demo
from tests.counting import queries

ROUNDS, PAGES = 15, 20
QUERIES = 10  # of a signed-in page, both databases together


def cpu(ask: Callable[[], object]) -> float:
    """Milliseconds of CPU of one call: the median of rounds, each the mean of some calls."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for _ in range(PAGES):
            ask()
        rounds.append((time.process_time() - begun) / PAGES * 1000)
    return statistics.median(rounds)


def page_cost() -> Iterator[Figure]:
    demo()
    from django.test import Client
    from django.utils.timezone import localdate

    from alongside.core import limits  # noqa: F401 (its table is what the bare page asks)
    from alongside.gatherings.queries import open_today
    from alongside.groups.queries import group_of
    from alongside.people.models import Person
    from alongside.web.commands.demo_gatherings import GROUP

    member = Client()
    member.force_login(Person.objects.get(email="member@demo.invalid"))
    bare = Client()
    room = f"/g/{GROUP}/gatherings/{open_today(group_of(GROUP), localdate())}/room"
    floor = cpu(lambda: bare.get("/bare"))
    for name, path in (("group home", f"/g/{GROUP}/"), ("my words", "/words/"), ("room", room)):
        cost = cpu(lambda path=path: member.get(path))
        # No promise hangs on this ratio yet; the half of a known event page comes with its bench.
        yield Figure(f"CPU of the {name} page, against a bare page", cost, "ms", floor, True)
    host = Client()
    host.force_login(Person.objects.get(email="host@demo.invalid"))  # is in the room
    for name, path in (("room", room), ("host's room", room.replace("/room", "/run"))):
        with queries() as asked:
            host.get(path)
        count = len(asked)
        yield Figure(f"queries of the {name} page", count, "queries", QUERIES, count <= QUERIES)
