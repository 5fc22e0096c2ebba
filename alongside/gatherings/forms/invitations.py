"""The form of a body outside, and the group's answer on its own terms."""

from typing import Any

from django import forms

from alongside.core.fields import Pick, PlainText, one_of
from alongside.gatherings.domain.invitation import Asked


class AskForm(forms.Form):
    body = PlainText(
        label="Who are you?",
        help_text="Your organisation, school, service or group.",
        longest=120,
        empty="Write who you are.",
    )
    name = PlainText(label="Your name", longest=80, empty="Write your name.")
    email = forms.EmailField(
        label="Your email",
        error_messages={
            "required": "Write your email.",
            "invalid": "Write it like name@example.org",
        },
    )
    what_for = PlainText(
        label="What is it for?",
        help_text="What do you ask the group to do? What comes of it?",
        longest=1500,
        empty="Write what it is for.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    when = PlainText(
        label="When and where?", longest=200, empty="Write when and where. A guess is fine."
    )
    pay = PlainText(
        label="What do you pay?",
        help_text="For their time, for travel, for a supporter. Write “nothing” if it is nothing.",
        longest=300,
        empty="Write what you pay. Write “nothing” if it is nothing.",
    )
    access = PlainText(
        label="What access is there?",
        help_text="Step-free, quiet room, breaks, captions, signers, from home.",
        longest=500,
        empty="Write what access there is. Write “I do not know” if so.",
    )
    audience = PlainText(
        label="Who listens?",
        help_text="How many, and who. Is it recorded?",
        longest=300,
        empty="Write who listens.",
    )

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)


class BackForm(forms.Form):
    """What the one who asks says back: to our terms, and in a few words."""

    reply = one_of(
        {"yes": Pick("Yes, that is fine", "tick"), "no": Pick("No, not on these terms", "stop")},
        legend="What do you say to these terms?",
    )
    words = PlainText(
        label="Your words to the hosts",
        help_text="Like: when can we talk? Our number is …",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("reply") and not cleaned.get("words"):
            self.add_error("words", "Write a few words first.")
        return cleaned


class TermsForm(forms.Form):
    terms = PlainText(
        label="Our terms",
        help_text="Like: two of us come. You pay 80 pounds each, and travel. No recording.",
        longest=2000,
        empty="Write your terms.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
