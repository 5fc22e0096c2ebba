"""From one question to the next: where somebody is, and what comes then. Pure.

Numbers are those of all questions, from 1; a person meets only the ones that they are asked.
"""

from dataclasses import dataclass

from alongside.evidence.domain.surveys.questions import Question, Questions
from alongside.evidence.domain.surveys.skipping import Said, asked


@dataclass(frozen=True, slots=True)
class Step:
    """`at` of `of`: the how-manieth of those that this person is asked, as far as we know."""

    number: int
    question: Question
    at: int
    of: int


def steps(survey: Questions, said: Said) -> list[Step]:
    here = asked(survey.asked, said)
    numbers = {question.name: number for number, question in enumerate(survey.asked, 1)}
    return [
        Step(numbers[question.name], question, at, len(here)) for at, question in enumerate(here, 1)
    ]


def before(number: int, walk: list[Step]) -> int | None:
    return next((step.number for step in reversed(walk) if step.number < number), None)


def after(number: int, walk: list[Step]) -> int | None:
    return next((step.number for step in walk if step.number > number), None)


def first_open(said: Said, walk: list[Step]) -> int | None:
    """The first that was not reached yet."""
    return next((step.number for step in walk if step.question.name not in said), None)
