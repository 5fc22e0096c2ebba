"""A survey as its hosts write it: what stands before the first question, and one question."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from django import forms

from alongside.core import symbols
from alongside.core.fields import Once, PlainText
from alongside.evidence.domain.surveys.questions import (
    CHOOSES,
    Choice,
    Kind,
    Question,
    Questions,
    Text,
    in_language,
)
from alongside.evidence.domain.surveys.skipping import Condition
from alongside.evidence.domain.surveys.wording import in_words
from alongside.evidence.operations.asking import About

KINDS = {
    Kind.ONE: ("tick", "One answer", "People choose one of several."),
    Kind.MANY: ("people", "One answer or more", "People choose as many as they like."),
    Kind.SCALE: ("sliders", "From one end to the other", "Like: never, sometimes, often."),
    Kind.WORDS: ("pencil", "Their own words", "People write. Only they can read it again."),
    Kind.DATE: ("calendar", "A day", "People choose a day."),
    Kind.RANKING: ("chart", "Put in order", "People say what comes first, second, third."),
    Kind.SAYS: ("speech", "A page that asks nothing", "You say something, or give a break."),
}
NAME = 100  # letters of a question that name its column in a table
ALWAYS = [("", "Ask it in any case")]


class AboutForm(forms.Form):
    title = PlainText(label="What is the survey called?", longest=150, empty="Give it a name.")
    about = PlainText(
        label="What do you say first?",
        help_text="Say why you ask, and what you do with the answers.",
        longest=2000,
        empty="Say why you ask.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    asked_by = PlainText(label="Who asks?", longest=200, empty="Say who asks.")
    promised = PlainText(
        label="What do you promise?",
        help_text="Like: “We only count. Nobody sees one person’s answers.”",
        longest=400,
        empty="Say what you promise.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    languages = PlainText(
        label="In which languages?",
        help_text="One a line. The first one comes first on the page.",
        longest=300,
        empty="Write at least one language.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = Once()

    def clean_languages(self) -> list[str]:
        found = list(lines(self.cleaned_data["languages"]))
        if len(set(found)) < len(found):
            raise forms.ValidationError("One language stands there twice. Take one out.")
        return found

    def told(self) -> About:
        said = self.cleaned_data
        return About(
            said["title"], said["about"], said["asked_by"], said["promised"], said["languages"]
        )


def lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def answers_before(survey: Questions, at: int) -> list[tuple[str, str]]:
    """Each answer of an earlier question, as somebody chooses what this one depends on."""
    found = []
    for number, question in enumerate(survey.asked[:at], 1):
        for place, choice in enumerate(question.choices, 1):
            for sign, chosen in (("", True), ("-", False)):
                condition = Condition(question.name, choice.name, chosen)
                found.append((f"{sign}{number}.{place}", in_words(condition, survey)))
    return found


class QuestionForm(forms.Form):
    """One question in each language, side by side. Its fields depend on its kind."""

    once = Once()

    def __init__(self, *args: Any, kind: Kind, survey: Questions, at: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind, self.survey, self.at = kind, survey, at
        for each, language in enumerate(survey.languages):
            self.fields[f"text{each}"] = PlainText(
                label=f"The {'words' if kind is Kind.SAYS else 'question'} in {language}",
                longest=600 if kind is Kind.SAYS else 300,
                empty=f"Write it in {language}.",
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        for each, language in enumerate(survey.languages):
            self.fields[f"hint{each}"] = PlainText(
                label=f"A hint in {language}", help_text="You can leave this out.", longest=300
            )
        for each, language in enumerate(survey.languages if kind in CHOOSES else ()):
            self.fields[f"answers{each}"] = PlainText(
                label=f"The answers in {language}",
                help_text="One a line. “I would rather not say” is always there.",
                longest=4000,
                empty=f"Write the answers in {language}.",
                widget=forms.Textarea(attrs={"rows": 5}),
            )
        before = answers_before(survey, at)
        if before:
            for each, label in enumerate(("When do we ask it?", "And also only if")):
                self.fields[f"only{each}"] = forms.ChoiceField(
                    label=label,
                    choices=[*(ALWAYS if not each else [("", "Nothing more")]), *before],
                    required=False,
                    error_messages={"invalid_choice": "Choose one of these."},
                )

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """Its fields, those of all languages beside each other."""
        names = ("text", "hint", "answers", "only")
        rows = ([self[each] for each in self.fields if each.startswith(name)] for name in names)
        return [row for row in rows if row]

    def clean(self) -> None:
        counts = {
            len(list(lines(self.cleaned_data[name])))
            for name in self.cleaned_data
            if name.startswith("answers")
        }
        if len(counts) > 1:
            self.add_error("answers0", "Write as many answers in each language. One a line.")

    def in_each(self, what: str) -> Text:
        said = self.cleaned_data
        pairs = zip(self.survey.languages, range(len(self.survey.languages)), strict=True)
        found = {language: said.get(f"{what}{each}", "") for language, each in pairs}
        return {language: text for language, text in found.items() if text}

    def question(self, before: Question | None = None) -> Question:
        """`before` is what it changes: a picture stays with the answer of its name."""
        text = self.in_each("text")
        pictures = {one.name: one.picture for one in before.choices} if before else {}
        rows = zip_longest(
            *(lines(each) for each in self.in_each("answers").values()), fillvalue=""
        )
        choices = tuple(
            Choice(
                row[0],
                dict(zip(self.survey.languages, row, strict=True)),
                pictures.get(row[0], ""),
            )
            for row in rows
        )
        name = " ".join(text[self.survey.languages[0]].split())[:NAME]
        return Question(name, self.kind, text, self.in_each("hint"), choices, self.only_if())

    def only_if(self) -> tuple[Condition, ...]:
        chosen = (self.cleaned_data.get(name) for name in ("only0", "only1"))
        return tuple(self.condition(each) for each in dict.fromkeys(chosen) if each)

    def condition(self, chosen: str) -> Condition:
        number, place = map(int, chosen.removeprefix("-").split("."))
        question = self.survey.asked[number - 1]
        answer = question.choices[place - 1].name
        return Condition(question.name, answer, not chosen.startswith("-"))


def as_typed(question: Question, survey: Questions, at: int) -> dict[str, str]:
    """A question as its form shows it."""
    shown: dict[str, str] = {}
    for each, language in enumerate(survey.languages):
        shown[f"text{each}"] = question.text.get(language, "")
        shown[f"hint{each}"] = question.hint.get(language, "")
        labels = (choice.label.get(language, "") for choice in question.choices)
        shown[f"answers{each}"] = "\n".join(labels)
    names = {said: value for value, said in answers_before(survey, at)}
    for each, condition in enumerate(question.only_if[:2]):
        shown[f"only{each}"] = names.get(in_words(condition, survey), "")
    return shown


class PicturesForm(forms.Form):
    """A picture for each answer, of the ones that we have drawn."""

    def __init__(self, *args: Any, choices: Sequence[Choice], languages: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = [("", "No picture"), *symbols.choices()]
        for place, choice in enumerate(choices):
            self.fields[f"picture{place}"] = forms.ChoiceField(
                label=in_language(choice.label, languages[0], languages) or choice.name,
                choices=known,
                initial=choice.picture,
                required=False,
                error_messages={"invalid_choice": "Choose one of these."},
            )

    def pictures(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]
