"""Invented answers and releases to try the engine on."""

import csv
import io
import json
from itertools import product
from random import Random

from alongside.evidence.domain.answers import read
from alongside.evidence.domain.disclosure.making import make
from alongside.evidence.domain.disclosure.plan_file import Wanted, read_plan, wanted
from alongside.evidence.domain.disclosure.release import Release
from alongside.evidence.domain.disclosure.release_file import as_json, read_release

Rows = list[dict[str, str]]


def as_csv(rows: Rows) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def asked(rows: Rows, plan: dict, earlier: list[Release]) -> Wanted:
    answers = read(as_csv(rows))
    return wanted(read_plan(json.dumps(plan).encode(), answers.columns), answers, earlier)


def release_of(rows: Rows, plan: dict, earlier: list[Release]) -> dict:
    """What `alongside tables` prints, without the seconds."""
    told = asked(rows, plan, earlier)
    return as_json(make(told.question, told.tables))


def as_read(release: dict) -> Release:
    return read_release(json.dumps(release).encode())


def true_count(rows: Rows, release: dict, where: dict[str, str]) -> int:
    """Of one cell, counted anew from the sheets."""
    return sum(
        all(
            label == "*" or (row[name] or "(no answer)") in release["merged"][name][label]
            for name, label in where.items()
        )
        for row in rows
    )


class Survey:
    """A random survey: its columns, how often each answer is given, and who may merge how."""

    def __init__(self, random: Random) -> None:
        self.random = random
        names = ["a", "b", "c", "d"][: random.choice([1, 2, 2, 3, 3, 4])]
        kinds = {name: random.choice([2, 2, 3, 4, 5, 7]) for name in names}
        self.values = {name: [f"{name}{at}" for at in range(kinds[name])] for name in names}
        self.often = {name: [random.random() + 0.05 for _ in self.values[name]] for name in names}
        self.order = {name: self.values[name] for name in names if random.random() < 0.4}
        self.keep = [name for name in names if random.random() < 0.1]
        self.blank = random.choice([0.0, 0.0, 0.03])

    def people(self, count: int) -> Rows:
        return [
            {
                name: ""
                if self.random.random() < self.blank
                else self.random.choices(values, self.often[name])[0]
                for name, values in self.values.items()
            }
            for _ in range(count)
        ]

    def plan(self, left: int = 0) -> dict:
        names = list(self.values)
        tables = [
            {
                "id": f"t{at}",
                "columns": self.random.sample(
                    names, min(len(names), self.random.choice([1, 2, 2, 2, 3]))
                ),
            }
            for at in range(self.random.choice([1, 2, 3]))
        ]
        return {
            "threshold": 5,
            "tables": tables,
            "order": self.order,
            "keep": self.keep,
            "left_since": left,
        }


def hidden_at_random(random: Random) -> list[dict]:
    """One or two tiny releases of true counts, hidden anyhow: many tell too much."""
    values = {"a": ["x", "y", "z"][: random.choice([2, 3])], "b": ["u", "v"]}
    rows = [
        {name: random.choice(found) for name, found in values.items()}
        for _ in range(random.choice([3, 4, 5, 6]))
    ]
    releases = []
    for turn in range(random.choice([1, 1, 2])):
        left = random.choice([0, 1, 2]) if turn else 0
        rows = rows[left:]
        if turn:
            more = random.choice([0, 1, 2])
            rows = rows + [
                {name: random.choice(found) for name, found in values.items()} for _ in range(more)
            ]
        merged = {
            name: {value: [value] for value in found}
            if random.random() < 0.7
            else {found[0]: [found[0]], "rest": found[1:]}
            for name, found in values.items()
        }
        chosen = random.choice([[["a", "b"]], [["a"], ["b"]], [["a"]], [["a", "b"], ["a"]]])
        release = {
            "threshold": 2,
            "people": len(rows),
            "left_since": left,
            "merged": {n: merged[n] for n in {name for columns in chosen for name in columns}},
        }
        release["tables"] = [
            {
                "id": f"t{at}",
                "cells": [
                    {
                        "where": (where := dict(zip(columns, labels, strict=True))),
                        "count": None
                        if random.random() < 0.6
                        else true_count(rows, release, where),
                    }
                    for labels in product(*([*merged[name], "*"] for name in columns))
                ],
            }
            for at, columns in enumerate(chosen)
        ]
        releases.append(release)
    return releases
