"""A small world that most tests stand in: two groups and everybody a person can be to one."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from alongside.campaigns.operations import letters
from alongside.gatherings.operations import planning, room
from alongside.groups import operations as groups
from alongside.people import operations as people
from alongside.people.models import Person
from alongside.words.domain.consent import Counting, Quoting, Readers
from alongside.words.operations import consents, telling
from tests.guards import shuffle_unordered
from tests.site import Site, running

shuffle_unordered()

MEETS_A_DATABASE = {"rows", "db", "transactional_db", "site"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Rules that meet no database are the same on each: they are tested with SQLite only."""
    if not os.environ.get("ALONGSIDE_TEST_DATABASE"):
        return
    pure = [item for item in items if is_pure(item)]
    config.hook.pytest_deselected(items=pure)
    items[:] = [item for item in items if not is_pure(item)]


def is_pure(item: pytest.Item) -> bool:
    """In a context's own tests; those of `core` and `web` start sites and servers themselves."""
    fixtures = set(getattr(item, "fixturenames", ()))
    context = item.nodeid.split("/")[1] not in ("core", "web", "browser")
    marked = item.get_closest_marker("django_db") is not None
    return context and not marked and not fixtures & MEETS_A_DATABASE


@pytest.fixture
def rows(request: pytest.FixtureRequest) -> None:
    """Both databases, each test undone after it."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None:
        request.node.add_marker(pytest.mark.django_db(databases=["default", "keys"]))
    request.getfixturevalue("db")


STORY = "The kettle was on. Nobody asked what was wrong with me. I slept that night."


@dataclass
class World:
    group: UUID
    slug: str
    people: dict[str, Person]
    gathering: UUID
    story: UUID

    def client(self, who: str) -> Client:
        client = Client()
        if who != "anonymous":
            client.force_login(self.people[who])
        return client

    def id(self, who: str) -> UUID:
        return self.people[who].id


def tell(
    text: str,
    person: UUID,
    group: UUID,
    *,
    readers: str = "group",
    quoting: str = "no-name",
    counting: str = "count",
    until: date | None = None,
) -> UUID:
    """A story with its four answers."""
    story = telling.tell(text, id=uuid4(), person=person, group=group, now=now())
    for said in (
        consents.WhoReads(Readers(readers)),
        consents.HowQuoted(Quoting(quoting)),
        consents.HowCounted(Counting(counting)),
        consents.HowLong(until),
    ):
        consents.answer(story, said, person=person, now=now())
    return story


def write_letter(world: World, title: str = "Letter", report: UUID | None = None) -> UUID:
    """A draft letter of the group."""
    return letters.write(
        title,
        "Text",
        recipient="The Trust",
        demand="Answer it",
        report=report,
        id=uuid4(),
        group=world.group,
        by=world.id("host"),
        now=now(),
    )


@pytest.fixture
def world(rows: None) -> World:
    at = now()
    names = ["host", "support", "member", "steward", "paused", "left", "own", "stranger"]
    found = {
        name: Person.objects.get(
            pk=people.make_account(f"{name}@demo.invalid", name.title(), now=at)
        )
        for name in names
    }
    made = [
        groups.found(name, slug, about="", when="", place="", by=None, now=at)
        for name, slug in (("The Kettle", "the-kettle"), ("Quiet Corner", "quiet-corner"))
    ]
    for name in names[:-1]:
        groups.join(made[0], found[name].id, now=at)
    groups.join(made[1], found["stranger"].id, now=at)
    for role in ("host", "support", "steward"):
        groups.give_role(made[0], found[role].id, role, by=None, now=at)
        groups.give_role(made[1], found["stranger"].id, role, by=None, now=at)
    story = tell(STORY, found["own"].id, made[0])
    groups.leave(made[0], found["left"].id, now=at)
    people.pause_account(found["paused"].id, now=at)
    found["paused"].refresh_from_db()
    gathering = planning.plan(
        made[0],
        planning.Details("Tonight", host=found["host"].id, support=found["support"].id),
        starts_at=at,
        ends_at=at + timedelta(minutes=90),
        by=None,
        now=at,
    )
    room.open_room(gathering, by=None, now=at)
    room.move_to(gathering, 3)
    return World(made[0], "the-kettle", found, gathering, story)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running demo site, shared by the tests that need one."""
    with running(tmp_path_factory.mktemp("site") / "home") as found:
        yield found
