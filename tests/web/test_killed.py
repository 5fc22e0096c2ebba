"""kill -9 in the middle of telling, quoting and taking back: what was said to be done, is; once."""

import os
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.utils.timezone import now

from alongside.core import sealing
from alongside.core.models import LedgerLine
from alongside.evidence.operations.reports import write_report
from alongside.web.finishing import finish
from alongside.web.whole import keys_in_use, troubles
from alongside.words.domain.kinds import Place
from alongside.words.models import Use, Words
from alongside.words.operations import taking_back, uses
from tests.conftest import World, tell
from tests.web.dying import Say, killed, moments

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])

DEATHS = 50 if os.environ.get("ALONGSIDE_TEST_DATABASE") else 200


class Work:
    """Tells, quotes and takes back for ever, and says each time what was done."""

    def __init__(self, world: World, report: UUID) -> None:
        self.world, self.report = world, report

    def __call__(self, say: Say) -> None:
        own, host = self.world.id("own"), self.world.id("host")
        say("begun")
        number = 0
        while True:
            number += 1
            story = tell("Nobody asked me. I waited.", own, self.world.group)
            say(f"told {story}")
            for _ in range(2):  # a form sent twice is one deed
                uses.quote(
                    story,
                    "Nobody asked me.",
                    place_kind=Place.REPORT,
                    place=self.report,
                    title="Report",
                    path="/",
                    by=host,
                    group=self.world.group,
                    now=now(),
                )
            say(f"quoted {story}")
            if number % 2 == 0:
                say(f"taking {story}")
                taking_back.take_back(story, by=own, now=now())
                say(f"taken {story}")


def test_nothing_is_lost_and_nothing_is_there_twice(world: World):
    report = write_report(
        "Report", "", id=uuid4(), group=world.group, by=world.id("host"), now=now()
    )
    said: dict[str, set[UUID]] = {"told": set(), "quoted": set(), "taking": set(), "taken": set()}
    lengths = set()
    for lines_said, part in moments(7, DEATHS):
        lines = killed(Work(world, report), lines_said, part)
        lengths.add(len(lines))
        for line in lines[1:]:
            what, _, number = line.partition(" ")
            said[what].add(UUID(number))
    assert len(lengths) > 3  # they died at different points
    assert len(said["told"]) > DEATHS / 4
    assert said["taken"]

    readable = {row.id for row in Words.objects.all() if sealing.known([row.key])}
    quoted = list(Use.objects.values_list("words", flat=True))
    assert said["told"] - said["taking"] - readable == set()
    assert said["taken"] & readable == set()
    assert said["quoted"] - set(quoted) == set()
    assert len(quoted) == len(set(quoted))
    told = LedgerLine.objects.filter(did="took words back").values_list("about", flat=True)
    assert len(told) == len(set(told))

    finish(now=now())  # as each start and each night does, after a crash
    assert list(troubles()) == []
    assert sealing.lost(keys_in_use()) == set()
    assert said["taken"] <= set(
        Words.objects.exclude(taken_back_at=None).values_list("pk", flat=True)
    )


def test_a_death_that_loses_something_would_be_seen(world: World, monkeypatch):
    """Said before it is kept: the same looking finds what is missing."""

    def too_early(say: Say) -> None:
        say("begun")
        with transaction.atomic():
            while True:
                say(f"told {tell('Too early.', world.id('own'), world.group)}")

    lines = killed(too_early, 3, 0.5)
    told = {UUID(line.partition(" ")[2]) for line in lines[1:]}
    assert told
    assert told & set(Words.objects.values_list("pk", flat=True)) == set()
