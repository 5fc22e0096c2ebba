"""Hosts who name people in the same moment, on the real database."""

import pytest
from django.utils.timezone import now

from alongside.care.models import Named
from alongside.care.operations import name_people
from tests.gatherings.test_many_at_once import together

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
PAIRS = [("own", "member"), ("support", "steward"), ("host", "own")]


@pytest.mark.parametrize("round_", range(3))
def test_two_people_are_named_whoever_presses_at_once(world, round_):
    def naming(pair: tuple[str, str]):
        people = {world.id(who) for who in pair}
        return lambda: name_people(world.group, people, by=world.id("host"), now=now())

    together([naming(pair) for pair in PAIRS])
    named = set(Named.objects.filter(group=world.group).values_list("person", flat=True))
    assert named in [{world.id(who) for who in pair} for pair in PAIRS]
