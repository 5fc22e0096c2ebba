"""What a host asks for: one question of a survey, or one by another, told safely."""

from collections.abc import Mapping, Sequence

from alongside.evidence.domain.answers import Answers
from alongside.evidence.domain.disclosure import THRESHOLD
from alongside.evidence.domain.disclosure.making import make
from alongside.evidence.domain.disclosure.plan_file import AskedTable, Plan, wanted
from alongside.evidence.domain.disclosure.release import Release
from alongside.evidence.domain.disclosure.spelling import one_name

ALIKE = "The answers differ too much to show any number safely. Choose another one."


class Unsafe(Exception):
    """Cannot be told safely. The message is a sentence for whoever asked."""


def safe_table(
    sheets: Sequence[Mapping[str, str]],
    columns: Sequence[str],
    earlier: Sequence[Release],
    left: int = 0,
) -> Release:
    """`earlier`: what was told of these sheets before, the oldest first. Raises Unsafe.

    `left`: how many of the sheets of last time are not among these any more, as they were.
    """
    named = {
        name: one_name(
            [sheet[name] for sheet in sheets],
            (
                value
                for release in earlier
                for values in release.merged.get(name, {}).values()
                for value in values
            ),
        )
        for name in columns
    }
    rows = [dict(zip(named, answers, strict=True)) for answers in zip(*named.values(), strict=True)]
    plan = Plan(THRESHOLD, [AskedTable("t1", list(columns))], left_since=left)
    asked = wanted(plan, Answers(list(columns), rows, ""), earlier)
    release = make(asked.question, asked.tables)
    if release.refused:
        raise Unsafe(release.refused[0].why)
    if any(len(labels) < 2 for labels in release.merged.values()):
        raise Unsafe(ALIKE)
    return release
