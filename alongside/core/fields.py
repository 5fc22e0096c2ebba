"""The text field of every form: nothing typed is lost, and what cannot be kept is said."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.core import validators

from alongside.core.clock import read_clock

NUL = "\x00"


def trimmed(text: str) -> str:
    """Without blank lines before it and space after it. The spaces before a line stay: in a poem
    they are words too."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", text).rstrip()


class PlainText(forms.CharField):
    """Text of one person. `empty` and `long` are whole sentences that say what to do.

    With `strip=False` the spaces before its lines stay.
    """

    def __init__(self, *, longest: int, empty: str = "", long: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("required", bool(empty))
        kwargs["error_messages"] = {"required": empty}
        super().__init__(**kwargs)
        self.longest = longest
        self.long = long or f"This is too long. The most is {longest:,} letters."
        self.validators = []  # NUL is answered in our own words, below

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"dir": "auto"}  # people write in any script

    def to_python(self, value: Any) -> str:
        text: str = super().to_python(value) or ""
        if isinstance(self.widget, forms.Textarea):
            text = text.replace("\r\n", "\n")
            return text if self.strip else trimmed(text)
        return " ".join(text.splitlines())  # a line is one line, also where it becomes a mail's

    def validate(self, value: str) -> None:
        super().validate(value)
        if NUL in value:
            raise forms.ValidationError(
                "One sign in this text cannot be kept. We took it out. Look, then press again."
            )
        if len(value) > self.longest:
            raise forms.ValidationError(self.long)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data.replace(NUL, "") if isinstance(data, str) else data


class Pick:
    """The label of one choice: a picture, a title, one line."""

    def __init__(self, title: str, picture: str = "", line: str = "") -> None:
        self.title, self.picture, self.line = title, picture, line

    def __str__(self) -> str:
        return self.title


class Picks(forms.RadioSelect):
    """One of several, each with a picture. Nothing is ticked at first."""

    template_name = "web/picks.html"
    use_fieldset = True


class Ticks(forms.CheckboxSelectMultiple):
    """Any of several. A label may be a Pick, with a picture and a line."""

    template_name = "web/ticks.html"
    use_fieldset = True


def one_of(picks: Mapping[str, Pick], *, legend: str, empty: str = "") -> forms.ChoiceField:
    """A question with one answer. With no `empty` sentence, no answer is an answer."""
    return forms.ChoiceField(
        label=legend,
        choices=list(picks.items()),
        required=bool(empty),
        widget=Picks,
        error_messages={"required": empty, "invalid_choice": "Choose one of these."},
    )


class Once(forms.UUIDField):
    """A form's own number, drawn when the page is made: sent twice, it is done once."""

    widget = forms.HiddenInput


class Clock(forms.TimeField):
    """A time of day: as `<input type=time>` writes it, or as people do."""

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        try:
            return read_clock(str(value))
        except ValueError:
            return super().to_python(value)


def a_day(label: str) -> forms.DateField:
    """A day, as `<input type=date>` writes it, whatever the language of the site."""
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Choose a day.", "invalid": "Write the day like 2026-11-24."},
        validators=[
            validators.MinValueValidator(date(2000, 1, 1), "Choose a day after the year 2000."),
            validators.MaxValueValidator(date(2100, 1, 1), "Choose a day before the year 2100."),
        ],
    )
