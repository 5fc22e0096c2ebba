"""A release as other programs read and write it: JSON, as CONTRACTS 6 has it."""

from collections.abc import Iterator, Sequence
from math import prod
from typing import Annotated, Any

import msgspec

from alongside.core.strict_json import BadJson, read
from alongside.evidence.domain.disclosure import TOTAL
from alongside.evidence.domain.disclosure.release import Refusal, Release, Table, every

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=10**6)]
SHOWN = 60


class CellIn(msgspec.Struct, forbid_unknown_fields=True):
    where: dict[Name, Name]
    count: Whole | None


class TableIn(msgspec.Struct, forbid_unknown_fields=True):
    id: Name
    cells: Annotated[list[CellIn], msgspec.Meta(min_length=1)]


class RefusedIn(msgspec.Struct, forbid_unknown_fields=True):
    id: Name
    why: str


class ReleaseIn(msgspec.Struct, forbid_unknown_fields=True):
    threshold: Annotated[int, msgspec.Meta(ge=1, le=10**6)]
    people: Whole
    tables: list[TableIn]
    left_since: Whole = 0
    merged: dict[Name, dict[Name, Annotated[list[Name], msgspec.Meta(min_length=1)]]] = {}
    hidden: Whole = 0
    refused: list[RefusedIn] = []
    seconds: float = 0.0


def as_json(release: Release) -> dict[str, Any]:
    return {
        "threshold": release.threshold,
        "people": release.people,
        "left_since": release.left_since,
        "merged": {
            name: {label: list(values) for label, values in labels.items()}
            for name, labels in release.merged.items()
        },
        "tables": [
            {
                "id": table.id,
                "cells": [
                    {"where": dict(zip(table.columns, where, strict=True)), "count": count}
                    for where, count in table.cells.items()
                ],
            }
            for table in release.tables
        ],
        "hidden": release.hidden,
        "refused": [{"id": one.table, "why": one.why} for one in release.refused],
    }


def read_release(data: bytes) -> Release:
    """Raises BadJson."""
    found = read(data, ReleaseIn)
    for wrong in faults(found):
        raise BadJson(wrong)
    columns = [tuple(table.cells[0].where) for table in found.tables]
    merged: dict[str, dict[str, tuple[str, ...]]] = {}
    for at, (table, names) in enumerate(zip(found.tables, columns, strict=True)):
        for name in names:
            seen = dict.fromkeys(cell.where[name] for cell in table.cells)
            labels = [label for label in seen if label != TOTAL]
            told = found.merged.get(name) or {label: [label] for label in labels}
            if not labels:
                raise BadJson(f"$.tables[{at}]: {name[:SHOWN]!r} has no category, only a total")
            known = merged.setdefault(name, {label: tuple(told[label]) for label in told})
            if set(labels) != set(known):
                odd = sorted(set(labels) ^ set(known))[0]
                raise BadJson(
                    f"$.tables[{at}]: {odd[:SHOWN]!r} is a category of {name[:SHOWN]!r} in one "
                    "place and not in another"
                )
    release = Release(
        found.threshold,
        found.people,
        found.left_since,
        merged,
        (),
        tuple(Refusal(one.id, one.why) for one in found.refused),
    )
    return Release(
        release.threshold,
        release.people,
        release.left_since,
        merged,
        tuple(
            whole(release, table, names, f"$.tables[{at}]")
            for at, (table, names) in enumerate(zip(found.tables, columns, strict=True))
        ),
        release.refused,
    )


def whole(release: Release, table: TableIn, columns: tuple[str, ...], place: str) -> Table:
    """Every combination once. Raises BadJson."""
    cells: dict[tuple[str, ...], int | None] = {}
    for at, cell in enumerate(table.cells):
        where = tuple(cell.where[name] for name in columns)
        if where in cells:
            raise BadJson(f"{place}.cells[{at}]: this cell is there twice; keep one")
        cells[where] = cell.count
    if len(cells) != prod(len(release.merged[name]) + 1 for name in columns):
        missing = next(where for where in every(release, columns) if where not in cells)
        said = ", ".join(f"{name}: {label}" for name, label in zip(columns, missing, strict=True))
        raise BadJson(f"{place}: the cell {said[:200]} is missing; a table has all of them")
    return Table(table.id, columns, cells)


def faults(found: ReleaseIn) -> Iterator[str]:
    for name in twice([table.id for table in found.tables]):
        yield f"$.tables: the id {name[:SHOWN]!r} is there twice; each table has its own"
    for at, table in enumerate(found.tables):
        names = set(table.cells[0].where)
        if not names:
            yield f"$.tables[{at}].cells[0].where: it names no column"
        for number, cell in enumerate(table.cells):
            if set(cell.where) != names:
                yield f"$.tables[{at}].cells[{number}].where: other columns than the first cell"
    for name, labels in found.merged.items():
        if TOTAL in labels:
            yield f"$.merged, {name[:SHOWN]!r}: {TOTAL!r} is the total, not a category"
        for value in twice([value for values in labels.values() for value in values]):
            yield f"$.merged, {name[:SHOWN]!r}: {value[:SHOWN]!r} is there twice; keep one"


def twice(names: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    return [name for name in names if name in seen or seen.add(name)]  # type: ignore[func-returns-value]
