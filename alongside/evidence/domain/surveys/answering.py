"""One answer to one question: is it one, and how does it stand in a table? Pure.

An answer is the names of choices in order, or one text. Empty means "prefer not to say", which is
always an answer.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from alongside.evidence.domain.surveys.questions import Kind, Question, Questions, Text, in_language
from alongside.evidence.domain.surveys.skipping import Said, kept

LONGEST = 10_000  # letters of own words
CHOSEN, NOT_CHOSEN = "yes", "no"


class NotAnAnswer(Exception):
    """A sentence for whoever answered: what is wrong, and what to do."""


def check(question: Question, given: Sequence[str]) -> list[str]:
    """The answer as it is kept. Raises NotAnAnswer."""
    answer = [each.strip() for each in given if each.strip()]
    if not answer or question.kind is Kind.SAYS:
        return []
    names = [choice.name for choice in question.choices]
    match question.kind:
        case Kind.WORDS:
            if len(answer[0]) > LONGEST:
                raise NotAnAnswer(f"This is longer than {LONGEST:,} letters. Make it shorter.")
            return answer[:1]
        case Kind.DATE:
            return [day(answer[0]).isoformat()]
        case _ if not set(answer) <= set(names) or len(set(answer)) < len(answer):
            raise NotAnAnswer("Choose from the answers on this page.")
        case Kind.MANY:
            return sorted(answer, key=names.index)
        case Kind.RANKING if len(answer) < len(names):
            raise NotAnAnswer("Give each of them a place, or none of them.")
        case Kind.ONE | Kind.SCALE if len(answer) > 1:
            raise NotAnAnswer("Choose one answer.")
    return answer


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise NotAnAnswer("Write the day like 2026-11-24, or choose it.") from wrong


def columns(survey: Questions) -> list[str]:
    """Those of the table that the answers make. Own words and days stand in no table: they are
    of one person each."""
    return [name for question in survey.asked for name, _ in cells(question, (), survey.languages)]


def doubled(survey: Questions) -> Iterator[str]:
    """A sentence for each column that two questions would both be."""
    for name, times in Counter(columns(survey)).items():
        if times > 1:
            yield f"“{name}” is the name of two columns. Rename one of the questions."


def row(survey: Questions, said: Said) -> dict[str, str]:
    """One person's answers by column, in the words of the first language. Empty: not said."""
    stays = kept(survey.asked, said)
    return dict(
        cell
        for question in survey.asked
        for cell in cells(question, stays.get(question.name, ()), survey.languages)
    )


def cells(
    question: Question, answer: Sequence[str], languages: Sequence[str]
) -> Iterator[tuple[str, str]]:
    def words(text: Text) -> str:
        return in_language(text, languages[0], languages)

    labels = {choice.name: words(choice.label) for choice in question.choices}
    match question.kind:
        case Kind.ONE | Kind.SCALE:
            yield question.name, labels[answer[0]] if answer else ""
        case Kind.MANY:
            for name, label in labels.items():
                chosen = CHOSEN if name in answer else NOT_CHOSEN
                yield f"{question.name}: {label}", chosen if answer else ""
        case Kind.RANKING:
            for name, label in labels.items():
                yield f"{question.name}: {label}", str(answer.index(name) + 1) if answer else ""
