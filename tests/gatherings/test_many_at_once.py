"""Many people at one moment, on the real database, each on a connection of their own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import now

from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.models import Gathering, Part, Saying, Seat
from alongside.gatherings.operations import room as operations
from alongside.groups.models import Membership
from alongside.people.models import Person
from alongside.words.models import Words
from tests.conftest import World
from tests.gatherings.test_room import part, path

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
THREADS = 8
Done = TypeVar("Done")


def at_once(deeds: Iterable[Callable[[], Done]], threads: int = THREADS) -> list[Done]:
    """All of them, from threads, each with its own connections. What each gave back, in order."""

    def one(deed: Callable[[], Done]) -> Done:
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, deeds))


def together(deeds: list[Callable[[], Done]]) -> list[Done]:
    """All of them in the same moment."""
    start = Barrier(len(deeds))

    def waiting(deed: Callable[[], Done]) -> Callable[[], Done]:
        def do() -> Done:
            start.wait()
            return deed()

        return do

    return at_once([waiting(deed) for deed in deeds], len(deeds))


def presses(client: Client, where: str, **form: str) -> Callable[[], HttpResponse]:
    return lambda: client.post(where, form)


def signed_in(people: list[Person]) -> list[Client]:
    clients = [Client() for _ in people]
    for client, person in zip(clients, people, strict=True):
        client.force_login(person)
    return clients


def crowd(world: World, count: int) -> list[Person]:
    names = [f"Guest {number}" for number in range(count)]
    people = Person.objects.bulk_create(
        Person(email=f"guest{number}@demo.invalid", name=name) for number, name in enumerate(names)
    )
    Membership.objects.bulk_create(
        Membership(group_id=world.group, person=person, began_at=now()) for person in people
    )
    return people


def test_five_hundred_come_in_and_each_has_one_seat(world):
    """Every tenth presses twice, every tenth says: not today, and some may not come in at all."""
    people = crowd(world, 500)
    clients, where = signed_in(people), f"{path(world)}/seat"
    not_today = set(range(5, 500, 10))
    asked = [
        presses(client, where, do="not-today" if number in not_today else "come")
        for number, client in enumerate(clients)
        for _ in range(2 if number % 10 == 0 else 1)
    ]
    refused = [presses(world.client(who), where) for who in ("stranger", "left", "paused")]
    answers = at_once(refused + asked)
    assert [answer.status_code for answer in answers] == [404] * 3 + [303] * len(asked)

    seats = list(Seat.objects.filter(gathering=world.gathering))
    assert {seat.person_id for seat in seats} == {person.id for person in people}
    assert len(seats) == 500
    away = {people[number].id for number in not_today}
    assert {seat.person_id for seat in seats if seat.state == "not today"} == away
    seen = clients[0].get(f"{path(world)}/room").content.decode()
    assert f"{500 - len(not_today)} people are here" in seen
    assert "not here" not in seen


def test_one_person_who_presses_many_times_at_once_has_one_seat(world):
    clients, where = signed_in([world.people["member"]] * THREADS), f"{path(world)}/seat"
    answers = together([presses(client, where, do="come") for client in clients])
    assert {answer.status_code for answer in answers} == {303}
    assert Seat.objects.filter(person=world.id("member")).count() == 1


def test_two_hosts_press_next_at_once_through_the_whole_plan(world):
    numbers = list(
        Part.objects.filter(gathering=world.gathering)
        .order_by("number")
        .values_list("number", flat=True)
    )
    operations.move_to(world.gathering, numbers[0])
    hosts, where = [world.client("host"), world.client("support")], f"{path(world)}/step"
    for seen, after in pairwise(numbers):
        form = {"part": str(after), "seen": str(seen)}
        answers = together([presses(one, where, **form) for one in hosts])
        assert {answer.status_code for answer in answers} == {303}
        assert Gathering.objects.get(pk=world.gathering).part == after


def test_hosts_who_press_different_parts_at_once_move_once_and_one_is_told(world):
    operations.move_to(world.gathering, 1)
    hosts, where = [world.client("host"), world.client("support")], f"{path(world)}/step"
    forms = [{"part": "2", "seen": "1"}, {"part": "4", "seen": "1"}]
    answers = together(
        [presses(one, where, **form) for one, form in zip(hosts, forms, strict=True)]
    )
    went = {answer.status_code: number for number, answer in enumerate(answers)}
    assert set(went) == {303, 422}
    on = Gathering.objects.get(pk=world.gathering).part
    assert str(on) == forms[went[303]]["part"]
    assert "The other host moved on first" in answers[went[422]].content.decode()


@pytest.mark.parametrize("round_", range(3))
def test_a_room_that_closes_while_people_speak_keeps_nothing(world, round_):
    """Whoever was too late gets their words back; nothing of the room is left behind."""
    people = crowd(world, THREADS)
    clients, where = signed_in(people), part(world, Kind.TOPIC)
    at_once([presses(client, f"{path(world)}/seat", do="come") for client in clients])
    says = [
        presses(client, f"{where}/say", words=f"I am {number}", once=str(uuid4()))
        for number, client in enumerate(clients)
    ]
    leaves = presses(world.client("member"), f"{path(world)}/seat", do="come")
    closes = presses(world.client("host"), f"{path(world)}/step", do="close")
    *said, came, closed = together([*says, leaves, closes])
    assert (came.status_code, closed.status_code) == (303, 303)
    for number, answer in enumerate(said):
        assert answer.status_code in (303, 422)
        assert answer.status_code == 303 or f"I am {number}" in answer.content.decode()
    assert Gathering.objects.get(pk=world.gathering).state == "closed"
    assert Words.objects.exclude(kind="story").count() == 0
    assert (Saying.objects.count(), Seat.objects.count()) == (0, 0)
