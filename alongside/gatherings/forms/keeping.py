"""Forms of what a group keeps."""

from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Once, PlainText
from alongside.gatherings.forms.planning import WhenForm

MOST_AIMS = 5
LONGEST_AIM = 120


class ResourceForm(forms.Form):
    """A link, a few lines, or both."""

    title = PlainText(label="What is it called?", longest=120, empty="Give it a name.")
    link = forms.URLField(
        label="Link",
        help_text="If it has one. It starts with https://",
        required=False,
        assume_scheme="https",
        max_length=500,
        error_messages={
            "invalid": "Copy the whole link. It starts with https://",
            "max_length": "This link is too long. Find a shorter one.",
        },
    )
    note = PlainText(
        label="A few words about it",
        longest=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    belongs_to = forms.ChoiceField(
        label="What is it for?",
        required=False,
        error_messages={"invalid_choice": "Choose one of these."},
    )
    once = Once()

    def __init__(self, *args: Any, places: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["belongs_to"]
        if isinstance(field, forms.ChoiceField):
            names = ((str(key), title) for key, title in places.items())
            field.choices = [("", "For all of us"), *names]

    def clean_link(self) -> str:
        link: str = self.cleaned_data["link"]
        if link and not link.startswith(("https://", "http://")):
            raise forms.ValidationError("Copy the whole link. It starts with https://")
        return link

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("link") or cleaned.get("note")):
            self.add_error("note", "Write a few words, or put a link in.")
        return cleaned


class AgainForm(WhenForm):
    """When the same plan is used again."""

    once = Once()


class AimsForm(forms.Form):
    """What people can do after a training: up to five short lines."""

    aims = PlainText(
        label="What can people do after this training?",
        help_text="One thing a line. Five lines at most.",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def clean_aims(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["aims"].splitlines() if line.strip()]
        if len(lines) > MOST_AIMS:
            raise forms.ValidationError(f"These are {len(lines)} lines. Keep five, or fewer.")
        if any(len(line) > LONGEST_AIM for line in lines):
            raise forms.ValidationError(
                f"One line is too long. The most is {LONGEST_AIM} letters a line."
            )
        return lines
