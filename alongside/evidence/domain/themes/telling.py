"""Themes told: how many people speak of each, as a release that passed the check. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from alongside.evidence.domain.answers import Answers
from alongside.evidence.domain.disclosure import THRESHOLD
from alongside.evidence.domain.disclosure.making import make
from alongside.evidence.domain.disclosure.plan_file import AskedTable, Plan, wanted
from alongside.evidence.domain.disclosure.release import Release
from alongside.evidence.domain.disclosure.telling import Unsafe
from alongside.evidence.domain.shown import Shown, bars
from alongside.evidence.domain.themes.counting import NO, YES

NONE = "No theme can be told safely yet. Read more words, or join small themes."


def tell(
    sheets: Sequence[Mapping[str, str]],
    themes: Sequence[str],
    earlier: Sequence[Release] = (),
    left: int = 0,
) -> Release:
    """One table a theme: so many people speak of it, so many do not. Raises Unsafe.

    A theme that too few speak of, or that all but few do, is not in it at all: its two answers
    became one. `left`: how many people's sheets were taken away since the last of `earlier`.
    """
    plan = Plan(THRESHOLD, [AskedTable(name, [name]) for name in themes], left_since=left)
    rows = [{name: sheet[name] for name in themes} for sheet in sheets]
    asked = wanted(plan, Answers(list(themes), rows, ""), earlier)
    made = make(asked.question, asked.tables)
    told = [table for table in made.tables if set(made.merged[table.columns[0]]) == {YES, NO}]
    if not told:
        raise Unsafe(made.refused[0].why if made.refused else NONE)
    names = {table.columns[0] for table in told}
    merged = {name: labels for name, labels in made.merged.items() if name in names}
    return replace(made, tables=tuple(told), merged=merged, refused=())


def counts(release: Release) -> dict[str, int | None]:
    """People who speak of each theme; None is hidden."""
    return {table.columns[0]: table.cells[YES,] for table in release.tables}


def show(release: Release) -> Shown:
    """One bar a theme, the largest first."""
    found = bars(counts(release), release.people)
    hidden = any(bar.count is None for bar in found)
    return Shown(tuple(counts(release)), found, [], [], 0, hidden)
