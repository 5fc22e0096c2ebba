from django import forms

from alongside.core.fields import Once, PlainText
from alongside.words.operations.telling import Telling

LONGEST = 200_000


def words_field(label: str, long: str) -> PlainText:
    return PlainText(
        label=label,
        help_text="Think before you write a full name. You can use letters, like “Nurse B”.",
        longest=LONGEST,
        empty="Write something first. A few words are enough.",
        long=long,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class TellingForm(forms.Form):
    """What somebody tells, the note on it, and whether it is safe that people know."""

    words: PlainText
    field_order = ("words",)
    note = PlainText(
        label="What should a reader know first?",
        help_text="Is it heavy? Say so, like “hospital, self-harm”. It can stay empty.",
        longest=200,
        long="Keep it short: 200 letters at most.",
    )
    hidden = forms.BooleanField(
        label="It is not safe for people to know I said this", required=False
    )
    once = Once()

    def told(self) -> Telling:
        said = self.cleaned_data
        windows = (said.get("window"), said.get("saw"))
        return Telling(said["words"], said["note"], said["hidden"], *windows)


class StoryForm(TellingForm):
    words = words_field(
        "Your story",
        "This is more than we can keep in one story. Cut it in two. It is all still here.",
    )
    window = forms.UUIDField(required=False, widget=forms.HiddenInput)
    saw = forms.UUIDField(required=False, widget=forms.HiddenInput)


class FoldingForm(forms.Form):
    things = PlainText(
        label="What do you not want to read without asking?",
        help_text="One thing on a line. Like this: hospital",
        longest=2_000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class TranscriptForm(forms.Form):
    file = forms.FileField(
        label="The file with the transcript",
        help_text="Its name ends in .vtt or .srt.",
        error_messages={"required": "Choose a file first.", "empty": "This file is empty."},
    )


class SearchForm(forms.Form):
    what = PlainText(
        label="What do you look for?",
        help_text="A word, or a few. We look in your own words only.",
        longest=200,
        empty="Write a word first.",
    )
