"""What a survey asks: questions in order, one a page. Pure.

A text is kept in each language of the survey, side by side; Easy Read counts as a language.
Everybody may leave any question unanswered, so nothing here can be required.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from alongside.evidence.domain.surveys.skipping import Condition

Text = Mapping[str, str]  # by language
MOST_QUESTIONS = 100
MOST_CHOICES = 50
MOST_TO_RANK = 7  # more than that is too much to put in order


class Kind(StrEnum):
    ONE = "one"
    MANY = "many"
    SCALE = "scale"  # choices in words, from one end to the other
    WORDS = "words"
    DATE = "date"
    RANKING = "ranking"
    SAYS = "says"  # a page that asks nothing


CHOOSES = {Kind.ONE, Kind.MANY, Kind.SCALE, Kind.RANKING}


@dataclass(frozen=True, slots=True)
class Choice:
    name: str  # as it is kept; it never changes once somebody answered
    label: Text
    picture: str = ""  # one of our symbols


@dataclass(frozen=True, slots=True)
class Question:
    name: str
    kind: Kind
    text: Text
    hint: Text = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    only_if: tuple[Condition, ...] = ()  # all of them must hold


@dataclass(frozen=True, slots=True)
class Questions:
    """The whole of a survey. The first language is the one that a missing text falls back on."""

    languages: tuple[str, ...]
    asked: tuple[Question, ...]


def in_language(text: Text, language: str, languages: Sequence[str]) -> str:
    """A text in that language; where it is missing, in the first that has it."""
    found = (text[each] for each in (language, *languages) if text.get(each))
    return next(found, "")


def troubles(survey: Questions) -> Iterator[str]:
    """A sentence for each thing that stands between this survey and the people it asks."""
    if not any(question.kind is not Kind.SAYS for question in survey.asked):
        yield "There is no question yet. Add one."
    if len(survey.asked) > MOST_QUESTIONS:
        yield f"There are more than {MOST_QUESTIONS} questions. Take some out."
    before: dict[str, Question] = {}
    for number, question in enumerate(survey.asked, 1):
        here = f"Question {number}"
        if question.name in before:
            yield f"{here}: “{question.name}” is the name of an earlier question. Give it another."
        yield from (f"{here}: {trouble}" for trouble in amiss(question, survey.languages))
        for condition in question.only_if:
            yield from (f"{here}: {trouble}" for trouble in unmet(condition, before))
        before[question.name] = question


def amiss(question: Question, languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        if not question.text.get(language, "").strip():
            yield f"the words in {language} are missing."
    if question.kind not in CHOOSES:
        return
    most = MOST_TO_RANK if question.kind is Kind.RANKING else MOST_CHOICES
    if not 2 <= len(question.choices) <= most:
        yield f"it needs 2 to {most} answers to choose from."
    names = [choice.name for choice in question.choices]
    if len(set(names)) < len(names):
        yield "two of its answers have one name. Give one another."
    for choice in question.choices:
        for language in languages:
            if not choice.label.get(language, "").strip():
                yield f"the answer “{choice.name}” has no words in {language}."


def unmet(condition: Condition, before: Mapping[str, Question]) -> Iterator[str]:
    """Only an earlier question that offers that answer can decide whether this one is asked."""
    earlier = before.get(condition.question)
    if earlier is None:
        yield f"it asks for the answer to “{condition.question}”, which does not come before it."
    elif condition.answer not in {choice.name for choice in earlier.choices}:
        yield f"“{condition.answer}” is no answer to “{condition.question}”."
