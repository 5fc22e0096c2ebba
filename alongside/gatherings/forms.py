from typing import Any

from django import forms

from alongside.core.fields import Once, PlainText, a_day
from alongside.gatherings.domain.plan import FEELINGS


class SayForm(forms.Form):
    """What somebody says in a part."""

    words = PlainText(
        label="Your words",
        longest=2000,
        empty="Write something first. Or press Pass.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = Once()


class CheckInForm(forms.Form):
    """A feeling from the list, or a word of one's own."""

    feeling = forms.CharField(required=False)
    own = PlainText(label="My own word", longest=60)
    once = Once()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        own = cleaned.get("own", "").strip()
        feeling = cleaned.get("feeling", "")
        if own:
            cleaned["word"] = own
        elif feeling in FEELINGS:
            cleaned["word"] = feeling
        elif "own" not in self.errors:
            self.add_error("own", "Choose a word from the list. Or write your own word.")
        return cleaned


class PlanForm(forms.Form):
    title = PlainText(label="What is it called?", longest=120, empty="Give it a name.")
    day = a_day("Which day?")
    time = forms.TimeField(
        label="What time does it start?",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": "Choose a time.", "invalid": "Write the time like 19:00."},
    )
    place = PlainText(label="Where?", longest=200)
    video = forms.URLField(
        label="Video link",
        help_text="If you use one. We keep the link, never the call.",
        required=False,
        assume_scheme="https",
        max_length=200,
        error_messages={
            "invalid": "Copy the whole link. It starts with https://",
            "max_length": "This link is too long. Make a shorter one.",
        },
    )
    once = Once()
