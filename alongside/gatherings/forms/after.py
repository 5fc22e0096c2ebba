"""Forms of what comes after a gathering."""

from typing import Any

from django import forms

MOST = 5000


def how_many(label: str) -> forms.IntegerField:
    """A number of people. Left empty it is nobody."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST,
        error_messages={
            "invalid": "Write a whole number, like 7.",
            "min_value": "Write 0 or more.",
            "max_value": f"Write {MOST:,} or less.",
        },
    )


class CountForm(forms.Form):
    """How many came, by kind."""

    room = how_many("In the room")
    video = how_many("On video")
    phone = how_many("By phone")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and all(cleaned.get(kind) is None for kind in self.fields):
            self.add_error("room", "Write a number. Nobody came? Then write 0.")
        return cleaned

    def numbers(self) -> dict[str, int]:
        return {kind: self.cleaned_data[kind] or 0 for kind in self.fields}
