"""Safe tables: how long they take, and how many counts are printed beside the simple ways."""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from alongside.evidence.domain.disclosure.attempt import attempt, merged_of
from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.disclosure.hiding import ROOM, NoRoom
from alongside.evidence.domain.disclosure.making import make, tally_of
from alongside.evidence.domain.disclosure.merging import Merging
from alongside.evidence.domain.disclosure.plan_file import Wanted
from alongside.evidence.domain.disclosure.program import Unfinished
from alongside.evidence.domain.disclosure.release import Release, Table, every
from alongside.evidence.domain.disclosure.tally import State
from bench.figures import Figure
from tests.evidence.disclosure.made_up import asked

TIMES = 9  # a median of so many
SURVEYS = 40


def safe_tables() -> Iterator[Figure]:
    yield from seconds()
    yield from printed()


def seconds() -> Iterator[Figure]:
    """The medians of CONTRACTS' sizes: the release, and the audit of it."""
    single = [wide(seed, 10, 400, [["q0", "f0"]]) for seed in range(TIMES)]
    pairs = [[f"q{at}", f"f{by}"] for at in range(10) for by in range(3)]
    whole = [[f"q{at}", "f0", "f1", "f2"] for at in range(10)]
    linked = [wide(seed, 4, 72, pairs if seed % 2 else whole) for seed in range(TIMES)]
    releases = []
    for name, questions, most in (
        ("safe table, 10 × 10, 400 people", single, 0.3),
        ("safe tables, 10 questions × 3 facts, 72 people", linked, 1.0),
    ):
        took = []
        for wanted in questions:
            begun = time.perf_counter()
            releases.append(make(wanted.question, wanted.tables))
            took.append(time.perf_counter() - begun)
        median = statistics.median(took)
        yield Figure(name, median, "s", most, median <= most)
    took = []
    for release in releases:
        begun = time.perf_counter()
        list(audit([release]))
        took.append(time.perf_counter() - begun)
    median = statistics.median(took)
    yield Figure("audit of a release", median, "s", 0.2, median <= 0.2)


def wide(seed: int, kinds: int, people: int, tables: list[list[str]]) -> Wanted:
    random = Random(seed)
    names = [f"q{at}" for at in range(10)] + ["f0", "f1", "f2"]
    often = {name: [random.random() + 0.3 for _ in range(kinds)] for name in names}
    rows = [
        {name: f"{name}{random.choices(range(kinds), often[name])[0]}" for name in names}
        for _ in range(people)
    ]
    return asked(rows, plan_of(tables), [])


def plan_of(tables: list[list[str]]) -> dict:
    each = [{"id": f"t{at}", "columns": columns} for at, columns in enumerate(tables)]
    return {"threshold": 5, "tables": each}


def printed() -> Iterator[Figure]:
    """Three linked tables: counts printed by us and by the simple ways, and which of them tell."""
    ours = step = below = apart = below_tells = apart_tells = 0
    for seed in range(SURVEYS):
        random = Random(seed)
        kinds = {name: random.choice([3, 6, 8]) for name in "abc"}
        rows = [
            {name: str(min(random.randrange(top) for _ in "12")) for name, top in kinds.items()}
            for _ in range(random.choice([40, 150, 300]))
        ]
        wanted = asked(rows, plan_of([["a", "b"], ["b", "c"], ["a", "c"]]), [])
        ours += make(wanted.question, wanted.tables).printed
        step += by_steps(wanted).printed
        simple = hide_below(wanted)
        below += simple.printed
        below_tells += tells([simple])
        each = [make(wanted.question, [table]) for table in wanted.tables]
        apart += sum(one.printed for one in each)
        apart_tells += tells([one for one in each if one.tables])
    name = "safe tables, counts printed beside"
    yield Figure(f"{name} merging by the step alone", ours, "counts", step, ours >= step)
    yield Figure(f"{name} hiding below five", ours, "counts", below, True)
    yield Figure(f"{name} table by table", ours, "counts", apart, True)
    name = f"of {SURVEYS} releases that tell too much"
    yield Figure(f"{name}: hiding below five", below_tells, "releases", SURVEYS, True)
    yield Figure(f"{name}: table by table", apart_tells, "releases", SURVEYS, True)


def tells(releases: list[Release]) -> bool:
    return any(True for _ in audit(releases))


def states(wanted: Wanted) -> Iterator[State]:
    """Merged by the step of CONTRACTS 6 and nothing else."""
    merging = Merging(wanted.question.columns, tally_of(wanted.question, wanted.tables))
    state: State | None = {name: one.fine for name, one in wanted.question.columns.items()}
    while state is not None:
        yield state
        state = merging.contract_step(state, merging.crowded(state))


def by_steps(wanted: Wanted) -> Release:
    for state in states(wanted):
        try:
            return attempt(wanted.question, wanted.tables, state).release
        except (NoRoom, Unfinished):
            continue
    raise AssertionError("one category in each column is always safe")


def hide_below(wanted: Wanted) -> Release:
    """Each count below the threshold is hidden, and nothing else; merged until these are few."""
    plain = replace(wanted.question, threshold=1)
    least = wanted.question.threshold
    for state in states(wanted):
        whole = Release(least, plain.sheets.people, 0, merged_of(plain, state), ())
        tables = []
        for name, columns in wanted.tables:
            counts = plain.sheets.count(columns, state).ravel().tolist()
            cells = {
                where: count if count >= least else None
                for where, count in zip(every(whole, columns), counts, strict=True)
            }
            tables.append(Table(name, columns, cells))
        told = replace(whole, tables=tuple(tables))
        if all(list(t.cells.values()).count(None) * ROOM <= len(t.cells) for t in tables):
            return told
    raise AssertionError("one category in each column is always large enough")
