"""Forms of a room."""

from typing import Any

from django import forms

from alongside.core.fields import Once, PlainText
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


class CallerForm(forms.Form):
    """Somebody on the phone, put in by a host."""

    name = PlainText(
        label="Their name for tonight", longest=60, empty="Write the name that they want tonight."
    )
    once = Once()


class SeatForm(forms.Form):
    """Somebody comes in. Without a name it is the one that the group knows."""

    name = PlainText(
        label="Your name for tonight",
        help_text="Only the people in the room see it. It can stay empty.",
        longest=60,
    )
