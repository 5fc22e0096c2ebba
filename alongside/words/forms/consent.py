"""The four questions, one form each. Not choosing is always an answer: the safest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.formats import date_format

from alongside.core.fields import Pick, PlainText, Ticks, one_of
from alongside.words.domain.answers import Answer, HowCounted, HowLong, HowQuoted, WhoReads
from alongside.words.domain.consent import Consent, Counting, Quoting, Readers
from alongside.words.domain.thinking import in_months, thought_by


@dataclass(frozen=True, slots=True)
class Asked:
    """What the questions need to know: names of people and places, as ids and text."""

    group: str
    name: str
    groups: tuple[tuple[UUID, str], ...]  # other groups that could read
    recipients: tuple[tuple[UUID, str, str], ...]  # id, name, what for
    today: date
    readers: tuple[tuple[UUID, str], ...] = ()  # of a call: id and name
    hidden: bool = False  # nobody may know who said it
    begins: date | None = None  # somebody thinks until then
    until: date | None = None  # a last day that was chosen before


class Question(forms.Form):
    """One question. `heading` stands above it, `silence` says what not choosing means."""

    heading: str
    silence: str

    def __init__(self, *args: Any, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(asked)

    def ask(self, asked: Asked) -> None:
        """Add the fields."""
        raise NotImplementedError

    def answer(self) -> Answer:
        raise NotImplementedError


def ticked(values: Iterable[str]) -> frozenset[UUID]:
    return frozenset(map(UUID, values))


class WhoReadsForm(Question):
    heading = "Who may read your story?"
    silence = "Not choosing means only you."

    def ask(self, asked: Asked) -> None:
        picks: dict[str, Pick] = {
            Readers.ME: Pick("Only me", "lock", "Nobody else can open it."),
            Readers.GROUP: Pick("My group", "table", f"The members of {asked.group}."),
            Readers.EVERYONE: Pick("Anyone", "eye", "Your story can be on our public pages."),
        }
        self.fields["choice"] = one_of(picks, legend=self.heading)
        if asked.groups:
            self.fields["groups"] = forms.MultipleChoiceField(
                label="These groups too",
                help_text="Only with “My group”. You can leave this empty.",
                choices=[(str(key), name) for key, name in asked.groups],
                required=False,
                widget=Ticks,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("groups") and cleaned.get("choice") in ("", Readers.ME):
            self.add_error("choice", "You ticked other groups. Then choose “My group” as well.")
        return cleaned

    def answer(self) -> WhoReads:
        readers = Readers(self.cleaned_data["choice"] or Readers.ME)
        groups = ticked(self.cleaned_data.get("groups", ()))
        if readers is Readers.GROUP and groups:
            return WhoReads(Readers.GROUPS, groups)
        return WhoReads(readers)


class HowQuotedForm(Question):
    heading = "May we quote it?"
    silence = "Anyone can read a quote. Not choosing means no."

    def ask(self, asked: Asked) -> None:
        picks: dict[str, Pick] = {
            Quoting.NO: Pick("No", "stop", "Nobody quotes it."),
            Quoting.NO_NAME: Pick("Yes, with no name", "lock", "Some of your exact words."),
        }
        if not asked.hidden:  # nobody may know who said it: no name is offered at all
            picks |= {
                Quoting.MEMBER: Pick(f"Yes, as “A member of {asked.group}”", "table"),
                Quoting.MY_NAME: Pick(f"Yes, with the name I use here: {asked.name}", "people"),
                Quoting.CHOSEN: Pick("Yes, with another name", "pencil", "Write the name below."),
            }
        self.fields["choice"] = one_of(picks, legend=self.heading)
        if not asked.hidden:
            self.fields["other_name"] = PlainText(
                label="The other name",
                help_text="Only if you chose “another name”.",
                longest=60,
            )
        self.fields["show_cuts"] = forms.BooleanField(
            label="Show me each quote first. Nobody sees it until I say yes.", required=False
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice") == Quoting.CHOSEN and not cleaned.get("other_name"):
            self.add_error("other_name", "Write the name that should stand there.")
        return cleaned

    def answer(self) -> HowQuoted:
        quoting = Quoting(self.cleaned_data["choice"] or Quoting.NO)
        name = self.cleaned_data.get("other_name", "") if quoting is Quoting.CHOSEN else ""
        return HowQuoted(quoting, name, self.cleaned_data["show_cuts"])


COUNT = "May we count it?"


class HowCountedForm(Question):
    heading = COUNT
    silence = "Not choosing means no."

    def ask(self, asked: Asked) -> None:
        picks: dict[str, Pick] = {
            Counting.NO: Pick("No", "stop", "We do not count it."),
            Counting.COUNT: Pick("Yes, count it", "chart", "Like this: “9 people told us this.”"),
        }
        self.fields["choice"] = one_of(picks, legend=COUNT)
        if asked.recipients:
            self.heading = "May we count it, and give it to somebody?"
            self.fields["given_to"] = forms.MultipleChoiceField(
                label="May we give your story to them?",
                help_text="They get your words. You can leave this empty. Empty means no.",
                choices=[
                    (str(key), Pick(name, "letter", what_for))
                    for key, name, what_for in asked.recipients
                ],
                required=False,
                widget=Ticks,
            )

    def answer(self) -> HowCounted:
        counting = Counting(self.cleaned_data["choice"] or Counting.NO)
        return HowCounted(counting, ticked(self.cleaned_data.get("given_to", ())))


class HowLongForm(Question):
    heading = "Until when?"
    silence = "Not choosing means 3 months."

    def ask(self, asked: Asked) -> None:
        self.before = asked.until
        self.ends = {"3-months": in_months(asked.today, 3), "1-year": in_months(asked.today, 12)}
        said = {name: f"Until {date_format(day, 'j F Y')}." for name, day in self.ends.items()}
        picks: dict[str, Pick] = {
            "3-months": Pick("3 months", "calendar", said["3-months"]),
            "1-year": Pick("1 year", "calendar", said["1-year"]),
            "taken-back": Pick("Until I take it back", "undo"),
        }
        self.fields["choice"] = one_of(picks, legend=self.heading)
        until = asked.begins
        still = until is not None and until > asked.today
        self.thinks = until if until and still else thought_by(asked.today)
        first = date_format(self.thinks, "l j F")
        said_so = "I am still thinking" if still else "I want to think first"
        self.fields["think"] = forms.BooleanField(
            label=f"{said_so}. Do not use it before {first}.", required=False, initial=still
        )

    def answer(self) -> HowLong:
        begins = self.thinks if self.cleaned_data["think"] else None
        choice = self.cleaned_data["choice"]
        if not choice and self.before:  # silence never makes it longer
            return HowLong(self.before, begins)
        return HowLong(self.ends.get(choice or "3-months"), begins)


FORMS: dict[int, type[Question]] = {
    1: WhoReadsForm,
    2: HowQuotedForm,
    3: HowCountedForm,
    4: HowLongForm,
}


def as_chosen(question: int, consent: Consent, name: str) -> dict[str, Any]:
    """What somebody chose before, as the form of that question shows it."""
    match question:
        case 1:
            in_groups = consent.readers is Readers.GROUPS
            readers = Readers.GROUP if in_groups else consent.readers
            return {"choice": readers, "groups": [str(group) for group in consent.groups]}
        case 2:
            shown = {"other_name": name, "show_cuts": consent.show_cuts}
            return {"choice": consent.quoting, **shown}
        case 3:
            given = [str(recipient) for recipient in consent.given_to]
            return {"choice": consent.counting, "given_to": given}
    return {"choice": "taken-back"} if consent.until is None else {}
