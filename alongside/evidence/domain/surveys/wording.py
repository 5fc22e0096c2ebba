"""A condition as people read it, in the first language of the survey. Pure."""

from alongside.evidence.domain.surveys.questions import Questions, in_language
from alongside.evidence.domain.surveys.skipping import Condition


def in_words(condition: Condition, survey: Questions) -> str:
    """When a question is asked: “Only if 1, “Are you lonely?”, is “often””."""
    asked = {question.name: question for question in survey.asked}.get(condition.question)
    if asked is None:
        return f"“{condition.question}”: “{condition.answer}”"
    labels = {choice.name: choice.label for choice in asked.choices}
    first = survey.languages[0]
    answer = in_language(labels.get(condition.answer, {}), first, survey.languages)
    text = in_language(asked.text, first, survey.languages)
    number = survey.asked.index(asked) + 1
    meets = "is" if condition.chosen else "is something else than"
    return f"Only if {number}, “{text}”, {meets} “{answer or condition.answer}”"
