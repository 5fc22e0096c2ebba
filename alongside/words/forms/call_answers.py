"""An answer to a call, its return code, and its four questions."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Pick, PlainText, one_of
from alongside.words.domain.answers import HowQuoted, WhoReads
from alongside.words.domain.consent import Consent, Quoting, Readers
from alongside.words.forms.consent import (
    Asked,
    HowCountedForm,
    HowLongForm,
    Question,
    as_chosen,
)
from alongside.words.forms.story import TellingForm, words_field


class AnswerForm(TellingForm):
    words = words_field(
        "Your words", "This is more than we can keep at once. Cut it in two. It is all still here."
    )


class ReturnCodeForm(forms.Form):
    code = PlainText(
        label="Your code",
        help_text="Sixteen digits, like 1234 5678 9012 3456. Spaces make no difference.",
        longest=60,
        empty="Type your code.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def shown_readers(people: Iterable[UUID]) -> forms.CharField:
    """Whom the page showed as reading: a yes is said to them, and to nobody who came later."""
    ids = " ".join(sorted(map(str, people)))
    return forms.CharField(initial=ids, required=False, widget=forms.HiddenInput, max_length=200)


def readers_shown(posted: Mapping[str, Any]) -> frozenset[str]:
    """Their ids, as text, as the form sends them."""
    return frozenset(str(posted.get("shown", "")).split())


class ForCallForm(Question):
    heading = "Who may read it?"
    silence = "Not choosing means only you."

    def ask(self, asked: Asked) -> None:
        names = " and ".join(name for _, name in asked.readers)
        two = names or "Two people of the group"
        picks: dict[str, Pick] = {
            Readers.ME: Pick("Only me", "lock", "Nobody else can open it."),
            Readers.CALL: Pick("The two readers", "people", f"{two}."),
            Readers.COLLECTION: Pick(
                "The two readers, then anyone",
                "eye",
                "Everyone can read it on our page. Both readers must say yes first.",
            ),
        }
        self.fields["choice"] = one_of(picks, legend=self.heading)
        self.fields["shown"] = shown_readers(person for person, _ in asked.readers)

    def answer(self) -> WhoReads:
        return WhoReads(Readers(self.cleaned_data["choice"] or Readers.ME))


class InWhatNameForm(Question):
    heading = "In what name?"
    silence = "Not choosing means no name."

    def ask(self, asked: Asked) -> None:
        picks = {"none": Pick("With no name", "lock", "“No name” stands under it.")}
        if not asked.hidden:
            picks["chosen"] = Pick("With a name that I choose", "pencil", "Write it below.")
        self.fields["choice"] = one_of(picks, legend=self.heading)
        if not asked.hidden:
            self.fields["other_name"] = PlainText(
                label="The name", help_text="Only if you chose a name.", longest=60
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("choice") == "chosen" and not cleaned.get("other_name"):
            self.add_error("other_name", "Write the name that should stand there.")
        return cleaned

    def answer(self) -> HowQuoted:
        """A name for the page of the call. It is no yes to being quoted anywhere else."""
        chosen = self.cleaned_data["choice"] == "chosen"
        return HowQuoted(Quoting.NO, self.cleaned_data["other_name"] if chosen else "")


CALL_FORMS: dict[int, type[Question]] = {
    1: ForCallForm,
    2: InWhatNameForm,
    3: HowCountedForm,
    4: HowLongForm,
}


def as_chosen_for_call(question: int, consent: Consent, name: str) -> dict[str, Any]:
    """What somebody chose before, as the form of that question shows it."""
    if question == 2:
        return {"choice": "chosen" if name else "none", "other_name": name}
    return as_chosen(question, consent, name)
