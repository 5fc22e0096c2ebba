"""One try: tables over given groups, with as few counts hidden as can be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from alongside.evidence.domain.disclosure.categories import Column, Groups, labels
from alongside.evidence.domain.disclosure.cliques import Set
from alongside.evidence.domain.disclosure.counting import Sheets
from alongside.evidence.domain.disclosure.hiding import ROOM, Choice, NoRoom, hide
from alongside.evidence.domain.disclosure.layout import Layout, secrets
from alongside.evidence.domain.disclosure.program import Program, Real
from alongside.evidence.domain.disclosure.reader import Reader
from alongside.evidence.domain.disclosure.release import (
    Release,
    Table,
    Where,
    counts_of,
    every,
    shape_of,
    wheres,
)
from alongside.evidence.domain.disclosure.worlds import Shape, Whole, Worlds, sets_of, subsets

Asked = tuple[str, tuple[str, ...]]  # the id of a table, and its columns


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what was told before (oldest first)."""

    threshold: int
    left_since: int
    sheets: Sheets
    columns: Mapping[str, Column]
    earlier: Sequence[Release]


Cut = Mapping[tuple[tuple[str, ...], int], float]  # columns and cell -> what hiding it gives


@dataclass(frozen=True, slots=True)
class Made:
    """`cuts`: at least one of these cells has to be hidden, whatever else is told."""

    release: Release
    cuts: Sequence[Cut]


def attempt(
    question: Question,
    tables: Sequence[Asked],
    groups: Mapping[str, Groups],
    cuts: Iterable[Cut] = (),
    *,
    exact: float = 0.0,
    loose: bool = False,
) -> Made:
    """A safe release of these tables, with the most counts printed that these groups allow.

    `cuts` are known of the same groups. `exact`: by what share more may be hidden. `loose`: only
    cuts are wanted, not a release; a reader who sees less finds some of them sooner.
    Raises hiding.NoRoom, worlds.TooLarge, program.Unfinished and reader.NoWorld.
    """
    merged = merged_of(question, groups)
    values = {name: list(labels.values()) for name, labels in merged.items()}
    people = question.sheets.people
    shape = Shape(people, question.left_since, values, [columns for _, columns in tables])
    newest = len(question.earlier)
    layout = Layout(Worlds([*(shape_of(one) for one in question.earlier), shape], loose))
    now = {
        names: question.sheets.count(sorted(names), groups)[(slice(-1),) * len(names)].ravel()
        for names in sets_of(shape)
    }
    counts = np.full(len(layout.sums), -1, dtype=np.int64)
    for release, told in enumerate(question.earlier):
        for names, each in counts_of(told).items():
            for number, count in zip(layout.cells[release, names], each, strict=True):
                if count is not None:
                    counts[number] = count
    for number, count in layout.known.items():
        counts[number] = count
    choice = choose_from(layout, now, counts, question.threshold)
    unknown = np.union1d(np.flatnonzero(counts < 0), choice.small)
    thresholds = [*(one.threshold for one in question.earlier), question.threshold]
    reader = Reader(
        Program(layout.worlds.size, layout.sums, list(layout.worlds.overlaps()), choice.people),
        secrets(layout, unknown.tolist(), thresholds),
        layout.worlds.of_grids(),
    )
    if not question.earlier:
        reader.worlds = [truth(layout.worlds, question.sheets, groups)]
    known = [share_of(cut, layout, newest) for cut in cuts]
    hidden, taken = hide(choice, reader, known, exact)
    drawn = Release(question.threshold, people, question.left_since, merged, ())
    done = [filled(one, layout, drawn, now, set(hidden.tolist())) for one in tables]
    where = layout.where()
    return Made(
        replace(drawn, tables=tuple(done)),
        [
            {
                (where[number].columns, where[number].cell): float(share[number])
                for number in np.flatnonzero(share).tolist()
            }
            for share in taken
        ],
    )


def merged_of(
    question: Question, groups: Mapping[str, Groups]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """What each label of each column stands for."""
    return {
        name: {
            label: tuple(question.columns[name].values[at] for at in group)
            for label, group in zip(labels(question.columns[name], found), found, strict=True)
        }
        for name, found in groups.items()
    }


def share_of(cut: Cut, layout: Layout, newest: int) -> Real:
    share = np.zeros(len(layout.sums))
    for (columns, cell), given in cut.items():
        share[layout.cells[newest, frozenset(columns)][cell]] += given
    return share


def choose_from(layout: Layout, now: Mapping[Set, Whole], counts: Whole, threshold: int) -> Choice:
    """Writes the newest counts into `counts`. Raises NoRoom where too many are small."""
    newest = len(layout.worlds.shapes) - 1
    shape = layout.worlds.shapes[newest]
    weight = np.zeros(len(counts), dtype=np.int64)
    for names, tables in sets_of(shape).items():
        numbers = layout.cells[newest, names]
        counts[numbers] = now[names]
        np.add.at(weight, numbers, tables)
    cells = np.flatnonzero(weight)
    cells = cells[~np.isin(cells, list(layout.known))]
    small = cells[counts[cells] < threshold]
    room = []
    for columns in shape.tables:
        every = np.concatenate(
            [layout.cells[newest, names] for names in sets_of(Shape(0, 0, {}, [columns]))]
        )
        room.append((every[np.isin(every, cells)], len(every) // ROOM))
        if np.isin(every, small).sum() > len(every) // ROOM:
            raise NoRoom
    people = max(shape.people for shape in layout.worlds.shapes)
    return Choice(counts, cells, weight[cells], small, people, room)


def truth(worlds: Worlds, sheets: Sheets, groups: Mapping[str, Groups]) -> Whole:
    """The world of these sheets, where they are the only ones that ever were."""
    world = np.zeros(worlds.size, dtype=np.int64)
    for grid in worlds.grids:
        counts = sheets.count(grid.names, groups)[(slice(-1),) * len(grid.names)]
        for axis, name in enumerate(grid.names):
            counts = counts.take(worlds.parts[name][0], axis=axis)
        world[grid.number] = counts[..., np.newaxis]
    return world


def filled(
    asked: Asked, layout: Layout, drawn: Release, now: Mapping[Set, Whole], hidden: set[int]
) -> Table:
    """`drawn` has the merged categories."""
    name, columns = asked
    newest = len(layout.worlds.shapes) - 1
    cells: dict[Where, int | None] = {}
    for kept in subsets(columns):
        numbers, counts = layout.cells[newest, frozenset(kept)], now[frozenset(kept)].tolist()
        for where, number, count in zip(wheres(drawn, columns, kept), numbers, counts, strict=True):
            cells[where] = None if number in hidden else count
    return Table(name, columns, {where: cells[where] for where in every(drawn, columns)})
