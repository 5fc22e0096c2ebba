"""A survey's questions, and one sheet, as they are kept. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from alongside.evidence.domain.surveys.answering import columns, row
from alongside.evidence.domain.surveys.questions import Choice, Kind, Question, Questions
from alongside.evidence.domain.surveys.skipping import Condition


def as_kept(survey: Questions) -> dict[str, Any]:
    """As JSON has it. The order of languages stands in a list: JSON may lose that of its keys."""
    return {
        "languages": list(survey.languages),
        "asked": [asdict(question) for question in survey.asked],
    }


def of_kept(kept: Mapping[str, Any]) -> Questions:
    asked = (
        Question(
            one["name"],
            Kind(one["kind"]),
            one["text"],
            one["hint"],
            tuple(Choice(**choice) for choice in one["choices"]),
            tuple(Condition(**condition) for condition in one["only_if"]),
        )
        for one in kept["asked"]
    )
    return Questions(tuple(kept["languages"]), tuple(asked))


class How(StrEnum):
    """How a sheet came about. In a table it is a column like any other."""

    ALONE = "alone"
    TOGETHER = "together with somebody"
    PAPER = "on paper"


HOW = "How people answered"


@dataclass(frozen=True, slots=True)
class Filled:
    """One person's sheet, sealed as a whole.

    A question that is not in `said` was not reached yet; one that is there and empty was answered
    with “I would rather not say”. `code` is the private code until its person wrote it down.
    """

    said: Mapping[str, list[str]]
    how: How
    language: str
    code: str = ""

    def as_text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def of_text(text: str) -> Filled:
    found = json.loads(text)
    return Filled(found["said"], How(found["how"]), found["language"], found["code"])


def all_columns(survey: Questions) -> list[str]:
    return [*columns(survey), HOW]


def as_row(survey: Questions, sheet: Filled) -> dict[str, str]:
    """One sheet by column, for a table."""
    return row(survey, sheet.said) | {HOW: sheet.how.value}
