"""Forms of what comes after a gathering."""

from typing import Any

from django import forms

from alongside.core.fields import Pick, PlainText, one_of
from alongside.gatherings.domain.debrief import QUESTIONS

MOST = 5000


def how_many(label: str) -> forms.IntegerField:
    """A number of people. Left empty it is nobody."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST,
        error_messages={
            "invalid": "Write a whole number, like 7.",
            "min_value": "Write 0 or more.",
            "max_value": f"Write {MOST:,} or less.",
        },
    )


class CountForm(forms.Form):
    """How many came, by kind."""

    room = how_many("In the room")
    video = how_many("On video")
    phone = how_many("By phone")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and all(cleaned.get(kind) is None for kind in self.fields):
            self.add_error("room", "Write a number. Nobody came? Then write 0.")
        return cleaned

    def numbers(self) -> dict[str, int]:
        return {kind: self.cleaned_data[kind] or 0 for kind in self.fields}


class FeedbackForm(forms.Form):
    """How it was. One answer is enough; no words."""

    how = one_of(
        {
            "good": Pick("Good", "happy"),
            "mixed": Pick("Mixed", "unsure"),
            "not-good": Pick("Not good for me", "sad"),
        },
        legend="How was it for you?",
        empty="Choose one of the three first.",
    )
    speak = one_of(
        {
            "yes": Pick("Yes", "tick"),
            "no": Pick("No", "stop"),
            "did-not-want": Pick("I did not want to", "hand"),
        },
        legend="Could you speak when you wanted to?",
    )

    def said(self) -> dict[str, str]:
        return {question: answer for question, answer in self.cleaned_data.items() if answer}


def a_few_words(question: str) -> PlainText:
    return PlainText(
        label=QUESTIONS[question], longest=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DebriefForm(forms.Form):
    """Three short questions. One answer is enough."""

    heavy = a_few_words("heavy")
    well = a_few_words("well")
    change = a_few_words("change")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            self.add_error("heavy", "Write a few words in one place. The rest can stay empty.")
        return cleaned
