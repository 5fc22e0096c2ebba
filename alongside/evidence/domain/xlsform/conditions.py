"""The conditions that we take: `${q} = 'a'`, `selected(${q}, 'a')`, `not(…)`, joined by `and`.

Pure. Where nobody answered, each of them is false here, also a “not”: silence is no answer.
"""

import re

from alongside.evidence.domain.surveys.skipping import Condition

QUESTION, ANSWER = r"\$\{\s*([\w.\-]+)\s*\}", r"(?:'([^']*)'|\"([^\"]*)\"|(-?\d+))"
ONE = re.compile(rf"{QUESTION}\s*(=|!=)\s*{ANSWER}|selected\(\s*{QUESTION}\s*,\s*{ANSWER}\s*\)")
NOT = re.compile(r"not\s*\((.*)\)", re.S)
AND = re.compile(r"\band\b(?=(?:[^'\"]|'[^']*'|\"[^\"]*\")*$)")


class NotTaken(Exception):
    """The part that we do not take."""


def conditions(text: str) -> tuple[Condition, ...]:
    """All must hold. Raises NotTaken."""
    return tuple(condition(part.strip()) for part in AND.split(text) if text.strip())


def condition(text: str) -> Condition:
    chosen = True
    inside = NOT.fullmatch(text)
    if inside:
        text, chosen = inside[1].strip(), False
    found = ONE.fullmatch(text)
    if not found:
        raise NotTaken(text)
    question, sign, *one, by_selected, a, b, c = found.groups()
    name = question or by_selected
    answer = next((each for each in (*one, a, b, c) if each is not None), "")
    return Condition(name, answer, chosen if sign != "!=" else not chosen)
