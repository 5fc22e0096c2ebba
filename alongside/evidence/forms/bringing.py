"""Bring in a file of answers: the file, then what people decided about it."""

from typing import Any

from django import forms
from django.core import signing

from alongside.core.fields import Once, PlainText
from alongside.evidence.domain.bringing.brought import Brought
from alongside.evidence.domain.bringing.carrying import carried, put_down

LARGEST = 10 * 1024 * 1024
MOST_CARRIED = 11 * 1024 * 1024  # letters that a page brings back: less than a request may hold
CARRIED = signing.Signer(salt="survey-in")


class FileForm(forms.Form):
    file = forms.FileField(
        label="The file with the answers",
        help_text="Its name ends in .csv or .xlsx. It may have 10 MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Save it again.",
            "missing": "Choose a file.",
            "invalid": "Choose a file.",
        },
    )

    def clean_file(self) -> bytes:
        data: bytes = self.cleaned_data["file"].read(LARGEST + 1)
        if len(data) > LARGEST:
            raise forms.ValidationError("This file is larger than 10 MB. Split it.")
        return data


class BringForm(forms.Form):
    once = Once()
    offered = forms.CharField(widget=forms.HiddenInput)
    title = PlainText(
        label="What is the survey called?", longest=200, empty="Give the survey a name."
    )
    asked_by = PlainText(
        label="Who asked the people?",
        help_text="Like: our group, at the meeting in May.",
        longest=200,
        empty="Say who asked.",
    )
    promised = PlainText(
        label="What were they promised?",
        help_text="Like: we only show counts. We keep to it.",
        longest=400,
        empty="Say what they were promised.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_offered(self) -> Brought:
        try:
            told: dict[str, Any] = CARRIED.unsign_object(self.cleaned_data["offered"])
        except signing.BadSignature as wrong:
            raise forms.ValidationError("We could not read this page. Begin again.") from wrong
        return put_down(told)


def to_carry(brought: Brought) -> str:
    """What the page brings back: signed, so that it is what we read ourselves. It may be long."""
    return CARRIED.sign_object(carried(brought), compress=True)
