"""A call for words; an answer to it, and its four questions."""

from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Once, Pick, PlainText, a_day, one_of
from alongside.words.domain.answers import HowQuoted, WhoReads
from alongside.words.domain.consent import Consent, Quoting, Readers
from alongside.words.forms.consent import (
    Asked,
    HowCountedForm,
    HowLongForm,
    Question,
    as_chosen,
)
from alongside.words.forms.story import LONGEST
from alongside.words.operations.calls import Details


def lines(label: str, help_text: str, empty: str) -> PlainText:
    widget = forms.Textarea(attrs={"rows": 4})
    return PlainText(label=label, help_text=help_text, longest=3_000, empty=empty, widget=widget)


class ReadersForm(forms.Form):
    """The two people who are asked to read."""

    first = forms.ChoiceField(
        label="First reader",
        help_text="We ask them. They say yes or no.",
        error_messages={"required": "Choose who reads."},
    )
    second = forms.ChoiceField(
        label="Second reader", error_messages={"required": "Choose who reads as well."}
    )

    def __init__(self, *args: Any, people: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [("", "Choose a person"), *((str(key), name) for key, name in people.items())]
        for each in ("first", "second"):
            field = self.fields[each]
            if isinstance(field, forms.ChoiceField):
                field.choices = names

    def readers(self) -> list[UUID]:
        return [UUID(self.cleaned_data[each]) for each in ("first", "second")]


class CallForm(ReadersForm):
    title = PlainText(
        label="What is it called?",
        help_text="Like: “Nights. A zine.”",
        longest=120,
        empty="Give it a name.",
    )
    what = lines("What do you ask for?", "A story, a poem, a few lines?", "Say what you ask for.")
    why = lines("Why do you ask?", "", "Say why you ask.")
    for_whom = lines("Who is it for?", "Who will read it in the end?", "Say who it is for.")
    after = lines("What happens with the words?", "And when?", "Say what happens with them.")
    until = a_day("Until when can people answer?")
    no_account = one_of(
        {
            "yes": Pick("Yes", "people", "They get a code. With it they come back."),
            "no": Pick("No", "lock", "They must sign in first."),
        },
        legend="May people without an account answer?",
        empty="Choose yes or no.",
    )
    once = Once()
    field_order = ("title", "what", "why", "for_whom", "after", "until", "no_account")

    def details(self) -> Details:
        said = self.cleaned_data
        return Details(
            said["title"],
            said["what"],
            said["why"],
            said["for_whom"],
            said["after"],
            said["until"],
            said["no_account"] == "yes",
        )


class AgreeForm(forms.Form):
    name = PlainText(
        label="In what name?",
        help_text="Everyone can read it on the page of the call.",
        longest=60,
        empty="Write the name that should stand there.",
    )


class AnswerForm(forms.Form):
    words = PlainText(
        label="Your words",
        help_text="Think before you write a full name. You can use letters, like “Nurse B”.",
        longest=LONGEST,
        empty="Write something first. A few words are enough.",
        long="This is more than we can keep at once. Cut it in two. It is all still here.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    note = PlainText(
        label="What should a reader know first?",
        help_text="Is it heavy? Say so, like “hospital, self-harm”. It can stay empty.",
        longest=200,
        long="Keep it short: 200 letters at most.",
    )
    hidden = forms.BooleanField(
        label="It is not safe for people to know I said this", required=False
    )
    once = Once()


class ReturnCodeForm(forms.Form):
    code = PlainText(
        label="Your code",
        help_text="Sixteen digits, like 1234 5678 9012 3456. Spaces make no difference.",
        longest=60,
        empty="Type your code.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class ChoiceForm(forms.Form):
    word = PlainText(
        label="A kind word to this person",
        help_text="Only they read it. It can stay empty.",
        longest=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ForCallForm(Question):
    heading = "Who may read it?"
    silence = "Not choosing means only you."

    def ask(self, asked: Asked) -> None:
        two = asked.readers or "Two people of the group"
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
