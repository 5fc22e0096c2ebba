from django import forms

from alongside.core.fields import Once, PlainText


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
