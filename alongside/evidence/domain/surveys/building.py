"""Questions put in, moved and taken out while nobody answers yet. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alongside.evidence.domain.surveys.answering import doubled
from alongside.evidence.domain.surveys.kept import HOW
from alongside.evidence.domain.surveys.questions import Kind, Question, Questions, troubles
from alongside.evidence.domain.surveys.skipping import Condition


def put(survey: Questions, question: Question, at: int | None = None) -> Questions:
    """At the end, or in the place of the one that stands at `at` (from 0).

    Conditions follow a question that is given another name.
    """
    if at is None:
        return replace(survey, asked=(*survey.asked, question))
    old = survey.asked[at].name
    asked = [*survey.asked]
    asked[at] = question
    return replace(survey, asked=tuple(renamed(asked, old, question.name)))


def renamed(asked: Iterable[Question], old: str, new: str) -> Iterator[Question]:
    def follow(condition: Condition) -> Condition:
        return replace(condition, question=new) if condition.question == old else condition

    for question in asked:
        yield replace(question, only_if=tuple(map(follow, question.only_if)))


def take_out(survey: Questions, at: int) -> Questions:
    return replace(survey, asked=(*survey.asked[:at], *survey.asked[at + 1 :]))


def move_up(survey: Questions, at: int) -> Questions:
    """One place towards the start; the first one stays where it is."""
    if at == 0:
        return survey
    asked = [*survey.asked]
    asked[at - 1], asked[at] = asked[at], asked[at - 1]
    return replace(survey, asked=tuple(asked))


def in_the_way(survey: Questions) -> list[str]:
    """A sentence for each thing to mend before people can answer."""
    found = [*troubles(survey), *doubled(survey)]
    if any(one.name == HOW and one.kind is not Kind.SAYS for one in survey.asked):
        found.append(f"“{HOW}” is asked of everybody already. Say your question in other words.")
    return found
