from collections.abc import Sequence
from typing import Any

from django import forms

from alongside.core.fields import Pick, PlainText, one_of
from alongside.evidence.operations.paper import MOST

ALL = "all"


class PrintForm(forms.Form):
    """`languages` are asked for only where there are more than one."""

    copies = forms.IntegerField(
        label="How many copies?",
        help_text=f"At most {MOST} at once. Each has a code of its own.",
        min_value=1,
        max_value=MOST,
        error_messages={
            name: f"Write a number from 1 to {MOST}."
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        if len(languages) > 1:
            picks = {str(at): Pick(name) for at, name in enumerate(languages)}
            self.fields["language"] = one_of(
                picks | {ALL: Pick("All of them, side by side")}, legend="In which language?"
            )

    def chosen(self) -> Sequence[str]:
        at = self.cleaned_data.get("language") or "0"
        return self.languages if at == ALL else [self.languages[int(at)]]


class PaperForm(forms.Form):
    number = PlainText(
        label="The number of the paper",
        help_text="Eight digits. They stand above the line to tear off.",
        longest=40,
        empty="Type the number of the paper.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
