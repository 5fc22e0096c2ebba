from django import forms

from alongside.core import symbols
from alongside.core.fields import Once, Pick, PlainText, one_of


class ReportWords(forms.Form):
    title = PlainText(label="What is the report called?", longest=150, empty="Give it a name.")
    text = PlainText(
        label="What do you want to say first?",
        help_text="Say who you asked, and why.",
        longest=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    asked = PlainText(
        label="Whom did you ask, and how?",
        help_text="It stands at the end, so that readers can trust it. You can leave this out.",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    missing = PlainText(
        label="Who may think otherwise?",
        help_text="Think of people whom you did not reach. You can leave this out.",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CorrectionForm(forms.Form):
    corrected = PlainText(
        label="What did you mend, and why?",
        help_text="Everyone can read it.",
        longest=600,
        empty="Say what you mended, and why.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReportForm(ReportWords):
    once = Once()


class TableForm(forms.Form):
    question = forms.CharField(error_messages={"required": "Choose a question."})
    by = forms.CharField(required=False)


class QuoteForm(forms.Form):
    story = forms.UUIDField(
        error_messages={"required": "Choose a story.", "invalid": "Choose a story."}
    )
    sentence = PlainText(
        label="The words to quote",
        help_text="Copy them from the story. You can leave words out, never change them.",
        longest=2000,
        empty="Copy some words from the story.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    outcome = forms.BooleanField(required=False, label="It says what changed for them")


HEADING = "heading"


class PairForm(forms.Form):
    """One picture and its sentence. `once` is its number: a new one adds, a known one changes."""

    sentence = PlainText(
        label="The sentence",
        help_text="15 words at most. One thing at a time.",
        longest=300,
        empty="Write a sentence.",
    )
    picture = one_of(
        {
            HEADING: Pick("No picture: it is a heading"),
            **{name: Pick(means, name) for name, means in symbols.choices()},
        },
        legend="Which picture?",
        empty="Choose a picture.",
    )
    once = Once()

    def clean_picture(self) -> str:
        chosen: str = self.cleaned_data["picture"]
        return "" if chosen == HEADING else chosen


class CheckedForm(forms.Form):
    checked_by = PlainText(
        label="Who checked these words?",
        help_text="Like: “Two of us with a learning difficulty read every sentence.”",
        longest=300,
        empty="Say who checked these words.",
    )
