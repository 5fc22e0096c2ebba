"""Whether a table could have few enough hidden counts, before anything is worked out."""

from collections.abc import Mapping
from math import prod

from alongside.evidence.domain.disclosure.attempt import ROOM, Asked, Question
from alongside.evidence.domain.disclosure.categories import Groups


def has_room(question: Question, table: Asked, groups: Mapping[str, Groups]) -> bool:
    """Counts below the threshold are hidden for certain.

    A count needs that many people, so over each set of columns only so many can be printed.
    """
    columns = table[1]
    cells = prod(len(groups[name]) + 1 for name in columns)
    printable = 2 ** len(columns) * (question.sheets.people // question.threshold)
    if cells - printable > cells // ROOM:
        return False
    counts = question.sheets.count(columns, groups)
    return int((counts < question.threshold).sum()) <= cells // ROOM
