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
