"""The plan that `alongside tables` reads, beside a file of answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec
import numpy as np

from alongside.core.strict_json import BadJson, read
from alongside.evidence.domain.answers import Answers, BadFile
from alongside.evidence.domain.disclosure import NO_ANSWER
from alongside.evidence.domain.disclosure.attempt import Asked, Question
from alongside.evidence.domain.disclosure.categories import Column, column
from alongside.evidence.domain.disclosure.counting import Sheets
from alongside.evidence.domain.disclosure.release import Release

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=400)]
Answer = Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=10**6)]
SHOWN = 60  # letters of somebody's answer in a message


class AskedTable(msgspec.Struct, forbid_unknown_fields=True):
    id: Name
    columns: Annotated[list[Name], msgspec.Meta(min_length=1, max_length=8)]


class Plan(msgspec.Struct, forbid_unknown_fields=True):
    threshold: Annotated[int, msgspec.Meta(ge=1, le=10**6)]
    tables: Annotated[list[AskedTable], msgspec.Meta(min_length=1, max_length=200)]
    order: dict[Name, list[Answer]] = {}
    keep: list[Name] = []
    left_since: Whole = 0


def read_plan(data: bytes, columns: Sequence[str]) -> Plan:
    """A plan for a file with these columns. Raises BadJson."""
    plan = read(data, Plan)
    for wrong in faults(plan, set(columns)):
        raise BadJson(wrong)
    return plan


def faults(plan: Plan, known: set[str]) -> Iterator[str]:
    for name in twice([table.id for table in plan.tables]):
        yield f"$.tables: the id {name[:SHOWN]!r} is there twice; each table has its own"
    for at, table in enumerate(plan.tables):
        yield from named(f"$.tables[{at}].columns", table.columns, known)
    yield from named("$.keep", plan.keep, known)
    yield from named("$.order", list(plan.order), known)
    for name, values in plan.order.items():
        for value in twice(values):
            yield f"$.order, {name[:SHOWN]!r}: {value[:SHOWN]!r} is there twice; keep one"


def named(place: str, names: Sequence[str], known: set[str]) -> Iterator[str]:
    for name in twice(names):
        yield f"{place}: {name[:SHOWN]!r} is there twice; keep one"
    for name in names:
        if name not in known:
            yield f"{place}: {name[:SHOWN]!r} is not a column of the answers"


def twice(names: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]


@dataclass(frozen=True, slots=True)
class Wanted:
    question: Question
    tables: Sequence[Asked]


def wanted(plan: Plan, answers: Answers, earlier: Sequence[Release]) -> Wanted:
    """Raises BadFile, which names a row, where an answer is not in the order of its column."""
    names = sorted({name for table in plan.tables for name in table.columns})
    columns = {name: one(name, plan, answers, earlier) for name in names}
    places = {}
    for name, found in columns.items():
        place = {value: at for at, value in enumerate(found.values)}
        told = [place[sheet[name] or NO_ANSWER] for sheet in answers.sheets]
        places[name] = np.array(told, dtype=np.int64)
    sheets = Sheets(len(answers.sheets), places)
    question = Question(plan.threshold, plan.left_since, sheets, columns, earlier)
    return Wanted(question, [(table.id, tuple(table.columns)) for table in plan.tables])


def one(name: str, plan: Plan, answers: Answers, earlier: Sequence[Release]) -> Column:
    order = plan.order.get(name)
    known = [
        value
        for release in earlier
        for values in release.merged.get(name, {}).values()
        for value in values
    ]
    if order is not None:
        allowed = {*order, NO_ANSWER, ""}
        for number, sheet in enumerate(answers.sheets, 2):
            if sheet[name] not in allowed:
                raise BadFile(
                    f"row {number}, column “{name[:SHOWN]}”: “{sheet[name][:SHOWN]}” is not in the "
                    "order of the plan; add it there"
                )
        for value in known:
            if value not in allowed:
                raise BadFile(
                    f"column “{name[:SHOWN]}”: “{value[:SHOWN]}” was told in an earlier release "
                    "and is not in the order of the plan; add it there"
                )
    return column([sheet[name] for sheet in answers.sheets], known, order, name in plan.keep)
