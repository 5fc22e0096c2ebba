"""Bring gatherings from another calendar: the file, then which of them."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core import signing

from alongside.core.fields import Once
from alongside.gatherings.domain.calendar_in import LARGEST, Event
from alongside.gatherings.domain.recurrence import Dates, Nth, Rule, Weeks

MOST = 50  # at once
# No time in what they sign: a tick is found again on a page that is made again.
ONE, ALL = signing.Signer(salt="calendar-in"), signing.Signer(salt="calendar-offered")


class FileForm(forms.Form):
    file = forms.FileField(
        label="Your calendar file",
        help_text="Its name ends in .ics. Your calendar can export one.",
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Export it again.",
            "missing": "Choose a file.",
            "invalid": "Choose a file.",
        },
    )

    def read(self) -> bytes:
        data: bytes = self.cleaned_data["file"].read(LARGEST + 1)
        return data


class ChosenForm(forms.Form):
    """The events that were ticked. Each is what we read ourselves, signed on the page before."""

    once = Once()
    take = forms.Field(widget=forms.MultipleHiddenInput, required=False)
    offered = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_take(self) -> list[Event]:
        signed = self.cleaned_data["take"] or []
        if len(signed) > MOST:
            raise forms.ValidationError(f"Choose {MOST} at most. You can bring more after that.")
        if not signed:
            raise forms.ValidationError("Tick one at least.")
        try:
            return [unpacked(ONE.unsign_object(each)) for each in signed]
        except signing.BadSignature as wrong:
            raise forms.ValidationError("We could not read this page. Begin again.") from wrong


def signed(event: Event) -> str:
    """One event as the value of a tick box."""
    return ONE.sign_object(packed(event))


def all_signed(events: Sequence[Event]) -> str:
    """All that a page offers, so that it can be shown again: the file is not kept."""
    return ALL.sign_object([packed(event) for event in events], compress=True)


def offered(told: str) -> list[Event]:
    """What that page offered; nothing where it was not ours."""
    try:
        return [unpacked(each) for each in ALL.unsign_object(told)]
    except signing.BadSignature:
        return []


def packed(event: Event) -> list[Any]:
    match event.rule:
        case Weeks(first, every):
            rule: list[Any] = ["weeks", first.isoformat(), every]
        case Nth(first, nth, weekday):
            rule = ["nth", first.isoformat(), nth, weekday]
        case Dates(days):
            rule = ["dates", *(day.isoformat() for day in days)]
    rest = [event.minutes, event.zone, event.place, event.link]
    return [event.title, rule, event.clock.isoformat(), *rest]


def unpacked(told: list[Any]) -> Event:
    title, (kind, *rest), clock, minutes, zone, place, link = told
    rule: Rule
    match kind:
        case "weeks":
            rule = Weeks(date.fromisoformat(rest[0]), rest[1])
        case "nth":
            rule = Nth(date.fromisoformat(rest[0]), rest[1], rest[2])
        case _:
            rule = Dates(tuple(date.fromisoformat(day) for day in rest))
    return Event(title, rule, time.fromisoformat(clock), minutes, zone, place, link)
