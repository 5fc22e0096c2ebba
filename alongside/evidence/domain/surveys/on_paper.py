"""A survey as it is printed: its questions in one language, or in all of them together. Pure."""

from collections.abc import Sequence
from typing import Any

from alongside.evidence.domain.surveys.questions import Kind, Question, Questions, Text, in_language
from alongside.evidence.domain.surveys.wording import in_words


def printed(survey: Questions, languages: Sequence[str]) -> list[dict[str, Any]]:
    """What the template reads. A text in each of these languages, without those that are alike."""

    def texts(text: Text) -> list[str]:
        found = (in_language(text, each, survey.languages) for each in languages)
        return [each for each in dict.fromkeys(found) if each]

    def one(number: int, question: Question) -> dict[str, Any]:
        return {
            "number": number,
            "kind": question.kind.value,
            "says": question.kind is Kind.SAYS,
            "texts": texts(question.text),
            "hints": texts(question.hint),
            "choices": [
                {"texts": texts(choice.label), "picture": choice.picture}
                for choice in question.choices
            ],
            "only_if": [in_words(condition, survey) for condition in question.only_if],
        }

    return [one(number, question) for number, question in enumerate(survey.asked, 1)]
