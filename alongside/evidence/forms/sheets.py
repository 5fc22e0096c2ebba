"""Answering a survey: how somebody begins, and one question."""

from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.core.fields import Once, Pick, Picks, PlainText, Ticks, one_of
from alongside.evidence.domain.surveys.answering import LONGEST, NotAnAnswer, check
from alongside.evidence.domain.surveys.kept import How
from alongside.evidence.domain.surveys.questions import Choice, Kind, Question, in_language

HELPED = {
    How.ALONE.value: Pick("I answer alone", "pencil"),
    How.TOGETHER.value: Pick("Somebody answers with me", "people", "We keep that, not who it is."),
}
ASKS = {
    Kind.ONE: "Choose one.",
    Kind.SCALE: "Choose one.",
    Kind.MANY: "Choose one or more.",
    Kind.WORDS: "Write as much or as little as you like.",
    Kind.DATE: "Choose a day.",
}


class BeginForm(forms.Form):
    how = one_of(HELPED, legend="Do you answer alone?")
    once = Once()

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(languages) > 1:
            picks = {str(at): Pick(name) for at, name in enumerate(languages)}
            self.fields["language"] = one_of(picks, legend="In which language?")
            self.order_fields(["language", "how"])
        self.languages = languages

    def chosen_how(self) -> How:
        return How(self.cleaned_data["how"] or How.ALONE)

    def chosen_language(self) -> str:
        return self.languages[int(self.cleaned_data.get("language") or 0)]


class AnswerForm(forms.Form):
    """The fields of one question. Leaving them all empty is “I would rather not say”."""

    def __init__(
        self,
        *args: Any,
        question: Question,
        language: str,
        languages: Sequence[str],
        before: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        texts = {one.name: in_language(one.label, language, languages) for one in question.choices}
        picks = [(one.name, as_pick(one, texts)) for one in question.choices]
        asks = ASKS.get(question.kind, "")
        wrong = {
            "invalid_choice": "Choose from the answers on this page.",
            "invalid_list": "Choose from the answers on this page.",
        }
        match question.kind:
            case Kind.ONE | Kind.SCALE:
                field: forms.Field = forms.ChoiceField(
                    label=asks, choices=picks, widget=Picks, error_messages=wrong
                )
                field.initial = before[0] if before else None
            case Kind.MANY:
                field = forms.MultipleChoiceField(
                    label=asks, choices=picks, widget=Ticks, error_messages=wrong
                )
                field.initial = list(before)
            case Kind.WORDS:
                field = PlainText(
                    label=asks, longest=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
                )
                field.initial = before[0] if before else ""
            case Kind.DATE:
                field = forms.CharField(label=asks, widget=forms.DateInput(attrs={"type": "date"}))
                field.initial = before[0] if before else ""
            case Kind.RANKING:
                self.rank(texts, before)
                return
            case Kind.SAYS:
                return
        field.required = False
        self.fields["answer"] = field

    def rank(self, texts: dict[str, str], before: Sequence[str]) -> None:
        places = [("", "No place yet"), *((str(at), str(at)) for at in range(1, len(texts) + 1))]
        for at, (name, text) in enumerate(texts.items()):
            self.fields[f"place{at}"] = forms.ChoiceField(
                label=text,
                choices=places,
                required=False,
                initial=str(before.index(name) + 1) if name in before else "",
                error_messages={"invalid_choice": "Choose one of the places."},
            )

    def given(self) -> list[str]:
        if self.question.kind is Kind.RANKING:
            return self.ranked()
        said = self.cleaned_data.get("answer") or []
        return [said] if isinstance(said, str) else list(said)

    def ranked(self) -> list[str]:
        """In the order of their places. Two in one place are no order: then it is not whole."""
        names = [one.name for one in self.question.choices]
        placed = {self.cleaned_data.get(f"place{at}"): name for at, name in enumerate(names)}
        return [placed[place] for place in sorted(filter(None, placed), key=int)]

    def clean(self) -> None:
        if self.errors:
            return
        try:
            self.cleaned_data["checked"] = check(self.question, self.given())
        except NotAnAnswer as wrong:
            self.add_error(next(iter(self.fields)), str(wrong))

    def answer(self) -> list[str]:
        found: list[str] = self.cleaned_data["checked"]
        return found


def as_pick(choice: Choice, texts: dict[str, str]) -> Pick:
    return Pick(texts[choice.name], choice.picture)
