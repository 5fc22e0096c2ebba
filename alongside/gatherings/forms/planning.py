"""Forms of hosts who plan."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.dateformat import format as written
from django.utils.timezone import get_current_timezone, localdate, now

from alongside.core.fields import Clock, Once, Pick, PlainText, a_day, one_of
from alongside.gatherings.domain.days import read_days
from alongside.gatherings.domain.plan import READY, TEMPLATES, Kind
from alongside.gatherings.domain.recurrence import Dates, Nth, Rule, Weeks

REPEATS = {
    "once": Pick("Just once", "calendar"),
    "1": Pick("Every week", "calendar", "On the same day, at the same time."),
    "2": Pick("Every second week", "calendar"),
    "weeks": Pick("Every few weeks", "calendar", "Say below how many weeks are between."),
    "month": Pick("Every month", "calendar", "Like the second Tuesday of each month."),
    "days": Pick("On some days", "calendar", "Say below which other days."),
}
KINDS = {key: Pick(one.title, one.picture, one.line) for key, one in TEMPLATES.items()}


JUST_NOW = timedelta(minutes=30)  # a gathering that begins this minute is planned while it begins


class WhereForm(forms.Form):
    """At what time, how long, and where."""

    time = Clock(
        label="What time does it start?",
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": "Choose a time.",
            "invalid": "Write the time like 19:00, or like 7 pm.",
        },
    )
    minutes = forms.IntegerField(
        label="How long is it?",
        help_text="In minutes.",
        initial=90,
        min_value=10,
        max_value=720,
        required=False,
        error_messages={
            "invalid": "Write a number of minutes, like 90.",
            "min_value": "Write 10 minutes or more.",
            "max_value": "Write 720 minutes (12 hours) or less.",
        },
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

    def clean_minutes(self) -> int:
        return self.cleaned_data["minutes"] or 90


class WhenForm(WhereForm):
    """When one gathering is, and how it is called."""

    title = PlainText(label="What is it called?", longest=120, empty="Give it a name.")
    day = a_day("Which day?")

    field_order = ("title", "day")

    def clean_day(self) -> date:
        """A day that is over can stay as it is, and cannot be chosen anew."""
        day: date = self.cleaned_data["day"]
        if day < localdate() and day != self.initial.get("day"):
            raise forms.ValidationError("This day is over. Choose today, or a later day.")
        return day

    def clean(self) -> dict[str, Any]:
        """A start that is over can stay as it is, and cannot be chosen anew."""
        cleaned = super().clean() or {}
        day, time = cleaned.get("day"), cleaned.get("time")
        if day is None or time is None:
            return cleaned
        starts = datetime.combine(day, time, get_current_timezone())
        as_it_was = (day, time) == (self.initial.get("day"), self.initial.get("time"))
        if starts < now() - JUST_NOW and not as_it_was:
            self.add_error("time", "This time is over. Choose a later one.")
        return cleaned


def choose_hosts(form: forms.Form, people: Mapping[UUID, str]) -> None:
    names = [("", "Not known yet"), *((str(key), name) for key, name in people.items())]
    for role in ("host", "support"):
        field = form.fields[role]
        assert isinstance(field, forms.ChoiceField)
        field.choices = names


class PlanForm(WhenForm):
    """A new gathering, or a series of them."""

    kind = one_of(KINDS, legend="What kind of gathering?")
    repeats = one_of(REPEATS, legend="How often?")
    weeks = forms.IntegerField(
        label="How many weeks between?",
        required=False,
        min_value=1,
        max_value=26,
        error_messages={
            "invalid": "Write a number of weeks, like 3.",
            "min_value": "Write 1 or more.",
            "max_value": "Write 26 or less.",
        },
    )
    days = PlainText(
        label="The other days",
        help_text="One day a line. Write 24 November, or 24/11/2026.",
        longest=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    host = forms.ChoiceField(label="Host", required=False)
    support = forms.ChoiceField(label="Supporting host", required=False)
    once = Once()

    def __init__(self, *args: Any, people: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_hosts(self, people)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("host") and cleaned.get("host") == cleaned.get("support"):
            self.add_error("support", "Choose another person. It takes two people.")
        unsaid = cleaned.get("weeks") is None and "weeks" not in self.errors
        if cleaned.get("repeats") == "weeks" and unsaid:
            self.add_error("weeks", "Write how many weeks are between two gatherings.")
        if cleaned.get("repeats") == "days" and "days" not in self.errors:
            self.choose_days(cleaned)
        return cleaned

    def choose_days(self, cleaned: dict[str, Any]) -> None:
        """The other days, none of them over."""
        try:
            chosen = read_days(cleaned["days"], localdate())
        except ValueError as wrong:
            self.add_error("days", f"We cannot read the day “{wrong}”. Write it like 24 November.")
            return
        gone = [day for day in chosen if day < localdate()]
        if gone:
            self.add_error("days", f"{written(gone[0], 'j F Y')} is over. Take it out.")
        elif not chosen:
            self.add_error("days", "Write the other days. Is it only one day? Choose “Just once”.")
        else:
            cleaned["chosen"] = chosen

    def rule(self) -> Rule | None:
        """The rule of a series; None where it is just once."""
        cleaned = self.cleaned_data
        day: date = cleaned["day"]
        match cleaned["repeats"]:
            case "1" | "2" as weeks:
                return Weeks(day, int(weeks))
            case "weeks":
                return Weeks(day, cleaned["weeks"])
            case "month":
                nth = (day.day - 1) // 7 + 1
                return Nth(day, nth if nth < 5 else -1, day.weekday())
            case "days":
                return Dates(tuple(sorted({day, *cleaned["chosen"]}))[:100])
        return None


PARTS = {
    Kind.CONFIDENTIALITY: "Something to say to everyone",
    Kind.ICEBREAKER: "Icebreaker",
    Kind.CHECK_IN: "Check-in",
    Kind.FEELING_WORDS: "Words for one feeling",
    Kind.CHOOSE: "Choose a topic",
    Kind.TOPIC: "Topic",
    Kind.TRAINING: "Training",
    Kind.SPEAKERS: "Speakers",
    Kind.QUESTIONS: "Questions",
    Kind.BREAK: "Break",
    Kind.FREE_TALK: "Free talk",
    Kind.OUTSIDE: "Outside",
    Kind.GRATITUDE: "Thank you list",
}


class PartForm(forms.Form):
    """One part of a plan."""

    kind = forms.ChoiceField(
        label="What kind of part?",
        choices=[(kind.value, name) for kind, name in PARTS.items()],
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one of these."},
    )
    title = PlainText(
        label="What is it called?", help_text="Left empty, it gets the usual name.", longest=80
    )
    read_out = PlainText(
        label="What do you say to begin it?",
        longest=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    minutes = forms.IntegerField(
        label="How many minutes?",
        initial=10,
        min_value=1,
        max_value=240,
        error_messages={
            "required": "Write a number, like 10.",
            "invalid": "Write a number, like 10.",
            "min_value": "Write 1 or more.",
            "max_value": "Write 240 or less.",
        },
    )
    before = forms.ChoiceField(
        label="Where in the plan?",
        required=False,
        error_messages={"invalid_choice": "Choose one of these places."},
    )

    def __init__(self, *args: Any, parts: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["before"]
        assert isinstance(field, forms.ChoiceField)
        places = [(str(key), f"Before “{title}”") for key, title in parts.items()]
        field.choices = [("", "At the end"), *places]

    def clean(self) -> dict[str, Any]:
        """What is left empty is what a part of that kind usually is."""
        cleaned = super().clean() or {}
        if kind := cleaned.get("kind"):
            ready = READY[Kind(kind)]
            cleaned["title"] = cleaned.get("title") or ready.title
            cleaned["read_out"] = cleaned.get("read_out") or ready.read_out
        return cleaned
