"""Change a series from a day on."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateformat import format as written

from alongside.gatherings.forms.planning import WhereForm, choose_hosts


class SeriesForm(WhereForm):
    """What each of its days gets, from one of them on."""

    since = forms.ChoiceField(
        label="From which day on?",
        error_messages={"required": "Choose a day.", "invalid_choice": "Choose one of these days."},
    )
    host = forms.ChoiceField(label="Host", required=False)
    support = forms.ChoiceField(label="Supporting host", required=False)

    field_order = ("since",)

    def __init__(
        self, *args: Any, days: list[date], people: Mapping[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["since"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(day.isoformat(), written(day, "l j F Y")) for day in days]
        choose_hosts(self, people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("host") and cleaned.get("host") == cleaned.get("support"):
            self.add_error("support", "Choose another person. It takes two people.")
        return cleaned
