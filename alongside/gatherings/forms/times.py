"""Forms of the times of a group."""

from datetime import time
from typing import Any

from django import forms

from alongside.core.clock import read_clocks
from alongside.core.fields import PlainText
from alongside.gatherings.domain.recurrence import WEEKDAYS
from alongside.gatherings.domain.slots import MOST, slot

COUNTS = [(str(number), f"{number} time{'s' if number > 1 else ''}") for number in range(1, 5)]


class AskForm(forms.Form):
    """Which times the hosts offer."""

    days = forms.MultipleChoiceField(
        label="Which days could it be?",
        choices=[(str(number), day) for number, day in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one day or more.", "invalid_choice": "Choose days."},
    )
    clocks = PlainText(
        label="Which times?",
        help_text="Like 10:00, 14:00, 19:00.",
        longest=120,
        empty="Write one time or more, like 19:00.",
    )
    choose = forms.ChoiceField(
        label="How many times shall we choose?",
        help_text="With two or more you go round: this week one, next week the other.",
        choices=COUNTS,
        error_messages={"required": "Choose how many.", "invalid_choice": "Choose 1 to 4."},
    )

    def clean_clocks(self) -> list[time]:
        try:
            return sorted(set(read_clocks(self.cleaned_data["clocks"])))
        except ValueError as wrong:
            raise forms.ValidationError("Write each time like 19:00, or like 7 pm.") from wrong

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        days, clocks = cleaned.get("days", []), cleaned.get("clocks", [])
        cleaned["slots"] = [slot(int(day), clock) for day in days for clock in clocks]
        offered = len(cleaned["slots"])
        if offered > MOST:
            self.add_error("clocks", f"These are {offered} times. The most is {MOST}.")
        elif offered and offered <= int(cleaned.get("choose") or 0):
            self.add_error("choose", "Offer more times than we shall choose.")
        return cleaned
