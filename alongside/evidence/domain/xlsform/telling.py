"""A form in JSON, for `--dry-run`."""

from alongside.evidence.domain.xlsform.reading import Form


def as_json(form: Form) -> dict[str, object]:
    """Sheets are none: a form has questions and no answers."""
    asked = form.questions.asked
    return {
        "sheets": 0,
        "questions": [question.name for question in asked],
        "form": form.title,
        "languages": list(form.questions.languages),
        "read": form.said,
        "asks": [
            {
                "name": question.name,
                "kind": question.kind.value,
                "text": dict(question.text),
                "hint": dict(question.hint),
                "choices": [
                    {"name": choice.name, "label": dict(choice.label)}
                    for choice in question.choices
                ],
                "only_if": [
                    {"question": each.question, "answer": each.answer, "chosen": each.chosen}
                    for each in question.only_if
                ],
            }
            for question in asked
        ],
    }
