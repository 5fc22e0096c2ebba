"""The file that `alongside times` reads."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from alongside.core.strict_json import BadJson, read
from alongside.gatherings.domain.fair_times import Person

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=10**9)]


class One(msgspec.Struct, forbid_unknown_fields=True):
    id: Name
    can: list[Name]
    if_needed: list[Name] = []
    missed_before: Whole = 0


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    slots: list[Name]
    people: list[One]
    choose: Annotated[int, msgspec.Meta(ge=1)]


def read_times(data: bytes) -> tuple[list[str], list[Person], int]:
    """The times, the people, and how many times to choose. Raises BadJson."""
    asked = read(data, Asked)
    for wrong in faults(asked):
        raise BadJson(wrong)
    people = [
        Person(one.id, frozenset(one.can), frozenset(one.if_needed), one.missed_before)
        for one in asked.people
    ]
    return asked.slots, people, asked.choose


def faults(asked: Asked) -> Iterator[str]:
    for name in twice(asked.slots):
        yield f"$.slots: {name!r} is there twice; keep one"
    for name in twice([one.id for one in asked.people]):
        yield f"$.people: the id {name!r} is there twice; each person has their own"
    if asked.choose > len(asked.slots):
        yield f"$.choose: {asked.choose} of {len(asked.slots)} times; choose fewer"
    known = set(asked.slots)
    for at, one in enumerate(asked.people):
        both = one.can + one.if_needed
        for name in twice(both):
            yield f"$.people[{at}]: {name!r} is there twice; say it once"
        for name in both:
            if name not in known:
                yield f"$.people[{at}]: {name!r} is not in slots"


def twice(names: list[str]) -> list[str]:
    seen: set[str] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
