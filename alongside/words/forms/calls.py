"""A call for words, as its hosts write it and its readers answer."""

from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Once, Pick, PlainText, a_day, one_of
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


class ChoiceForm(forms.Form):
    word = PlainText(
        label="A kind word to this person",
        help_text="Only they read it. It can stay empty.",
        longest=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
