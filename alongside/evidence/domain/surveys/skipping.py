"""Which questions a person is asked, given what they answered so far. Pure.

A question that was not answered, or that was not asked itself, makes every condition on it false,
also a "not": silence is never taken for an answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

# What one person said: names of choices in order, or one text. Empty: they would rather not say.
Said = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Condition:
    """Asked only where that answer was chosen (or, with `chosen` false, others were instead)."""

    question: str
    answer: str
    chosen: bool = True

    def holds(self, said: Said) -> bool:
        answers = said.get(self.question, ())
        return bool(answers) and (self.answer in answers) is self.chosen


class Asks(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def only_if(self) -> tuple[Condition, ...]: ...


Asked = TypeVar("Asked", bound=Asks)


def asked(questions: Iterable[Asked], said: Said) -> list[Asked]:
    """Those that this person is asked, in order. An answer to one that is not asked counts not."""
    found: list[Asked] = []
    heard: dict[str, Sequence[str]] = {}
    for question in questions:
        if all(condition.holds(heard) for condition in question.only_if):
            found.append(question)
            heard[question.name] = said.get(question.name, ())
    return found


def kept(questions: Iterable[Asked], said: Said) -> dict[str, Sequence[str]]:
    """The answers that stay: of a question that was not asked after all, nothing is kept."""
    names = (question.name for question in asked(questions, said))
    return {name: said[name] for name in names if said.get(name)}
