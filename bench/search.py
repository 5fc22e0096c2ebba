"""Somebody looks for something in 20,000 notes of their own: each is opened, no index is kept."""

import os
import statistics
import time
from collections.abc import Iterator
from uuid import uuid4

from bench.figures import Figure

NOTES, MOST = 20_000, 0.3  # seconds of CPU: what else runs on the machine is not in it
ROUNDS = 5
TEXT = "It rang for an hour and then it stopped. A friend sat up with me until it got light. " * 4


def search() -> Iterator[Figure]:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils.timezone import localdate, now

    for name in ("keys", "default"):
        call_command("migrate", database=name, verbosity=0)

    from alongside.core import sealing
    from alongside.groups.operations import found
    from alongside.people.models import Person
    from alongside.people.operations import make_account
    from alongside.words.access.search import search as look_for
    from alongside.words.models import Words

    at = now()
    who = make_account(f"{uuid4()}@demo.invalid", "Wren", now=at)
    group = found("Notes", f"notes-{who.hex[:8]}", about="", when="", place="", by=None, now=at)
    texts = (f"{TEXT}{'Marigold' if number == 7 else number}" for number in range(NOTES))
    Words.objects.bulk_create(
        (
            Words(
                group_id=group,
                person_id=who,
                kind="story",
                key=one.key,
                sealed=one.bytes,
                told_on=localdate(at),
            )
            for one in sealing.seal_many(texts, who)
        ),
        batch_size=500,
    )
    person, took = Person.objects.get(pk=who), []
    for _ in range(ROUNDS):
        begun = time.process_time()
        found_here, how_many = look_for(person, "marigold")
        took.append(time.process_time() - begun)
        assert (len(found_here), how_many) == (1, 1)
    figure = statistics.median(took)
    yield Figure(f"CPU of a search of {NOTES:,} own notes", figure, "s", MOST, figure <= MOST)
