from typing import Any

from django import forms

from alongside.core.fields import Once, PlainText, trimmed
from alongside.words.forms.story import LONGEST


class SuggestionForm(forms.Form):
    words = PlainText(
        label="The words as you suggest them",
        longest=LONGEST,
        empty="Write something first. To take words back is for their teller.",
        long="This is more than we can keep in one story. It is all still here.",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    version = forms.UUIDField(widget=forms.HiddenInput)
    once = Once()

    def __init__(self, *args: Any, whole: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole = whole

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if words == trimmed(self.whole):
            raise forms.ValidationError("Nothing is changed yet. Change a word first.")
        return words
