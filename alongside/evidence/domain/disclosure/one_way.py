"""Lock three, its first form: one-way tables in which every printed number is large enough.

Every category is printed with its exact count, and every count is at least the threshold; small
categories are folded into "other" until that holds. Nothing is hidden, so nothing can be worked
out from sums: no cell and no total is below the threshold, whatever a reader knows besides.
What cannot be told so is refused.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.evidence.domain.disclosure import NO_ANSWER, THRESHOLD

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Table:
    """`cells` are counts by category, largest first; `merged` says what each one holds."""

    column: str
    people: int
    cells: dict[str, int]
    merged: dict[str, list[str]]


class Unsafe(Exception):
    """Cannot be told safely. The message is a sentence for whoever asked."""


def spelling(answer: str) -> str:
    """Answers that differ only in spaces or capitals are one answer."""
    return " ".join(answer.split()).casefold()


def tally(answers: Iterable[str]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Counts, and the spellings of each category; a category is named by its commonest one."""
    spellings: dict[str, Counter[str]] = {}
    for answer in answers:
        spellings.setdefault(spelling(answer), Counter())[answer.strip() or NO_ANSWER] += 1
    counts: dict[str, int] = {}
    merged: dict[str, list[str]] = {}
    for _, found in sorted(spellings.items()):
        name = min(found, key=lambda each: (-found[each], each))
        counts[name] = counts.get(name, 0) + found.total()
        merged[name] = sorted({*merged.get(name, []), *found})
    return counts, merged


def one_way(column: str, answers: Iterable[str], threshold: int = THRESHOLD) -> Table:
    """The table of one column. Raises Unsafe.

    One step folds the smallest category (ties: first in the alphabet) into "other", until no
    category is below the threshold.
    """
    counts, merged = tally(answers)
    people = sum(counts.values())
    other: list[str] = []
    while any(0 < count < threshold for count in counts.values()):
        alone = [name for name in counts if name != OTHER or not other]
        if not alone:
            break
        smallest = min(alone, key=lambda name: (counts[name], name))
        held, count = merged.pop(smallest), counts.pop(smallest)
        other += held
        counts[OTHER] = counts.get(OTHER, 0) + count
        merged[OTHER] = sorted({*merged.get(OTHER, []), *held})
    if people < threshold:
        raise Unsafe("Too few people answered to show any number safely.")
    if len(counts) < 2:
        raise Unsafe("The answers differ too much to show any number safely. Choose another one.")
    cells = dict(sorted(counts.items(), key=lambda cell: (cell[0] == OTHER, -cell[1], cell[0])))
    return Table(column, people, cells, {name: merged[name] for name in cells})


def as_release(table: Table, threshold: int = THRESHOLD) -> dict[str, object]:
    """The release as other programs read it (one table, nothing hidden)."""
    cells: list[dict[str, object]] = [
        {"where": {table.column: name}, "count": count} for name, count in table.cells.items()
    ]
    cells.append({"where": {table.column: "*"}, "count": table.people})
    return {
        "threshold": threshold,
        "people": table.people,
        "left_since": 0,
        "merged": {table.column: table.merged},
        "tables": [{"id": "t1", "cells": cells}],
        "hidden": 0,
        "refused": [],
    }
