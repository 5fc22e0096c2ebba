"""Forms of a panel: its words, who sits at the table, what each allows, notes, captions."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Once, Pick, PlainText, one_of
from alongside.gatherings.domain.panel import Lived

LIVED = {
    Lived.UNTOLD.value: Pick("I do not say"),
    Lived.YES.value: Pick("Yes", line="The page does not say it of me."),
    Lived.SHOWN.value: Pick("Yes, and the page may say so"),
}


THEY_LIVED = [
    (Lived.UNTOLD.value, Pick("They do not say")),
    (Lived.YES.value, Pick("Yes", line="The page does not say it of them.")),
    (Lived.SHOWN.value, Pick("Yes, and the page may say so")),
]


class PanelForm(forms.Form):
    about = PlainText(
        label="What is it about?", longest=600, widget=forms.Textarea(attrs={"rows": 3})
    )
    welcome = PlainText(
        label="Who can come?", help_text="Like: everybody. Just come in.", longest=200
    )
    access = PlainText(
        label="What access is there?",
        help_text="Step-free, captions, signers, breaks, a quiet room.",
        longest=300,
    )


class AnswerForm(forms.Form):
    """What somebody at the table allows."""

    agreed = forms.BooleanField(required=False, label="My name may stand on the public page")
    lived = one_of(LIVED, legend="Do you speak from your own experience?")
    records = forms.BooleanField(required=False, label="A recording is fine with me")

    def said(self) -> tuple[bool, Lived, bool]:
        asked = self.cleaned_data
        return asked["agreed"], Lived(asked["lived"]), asked["records"]


class GuestForm(AnswerForm):
    """What a guest told a host, who writes it down."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed"].label = "They told me: their name may stand on the public page"
        self.fields["lived"].label = "They told me: they speak from their own experience"
        self.fields["records"].label = "They told me: a recording is fine"
        choose(self, "lived", THEY_LIVED)


def choose(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


class SpeakerForm(GuestForm):
    once = Once()
    person = forms.ChoiceField(label="Who is it?", required=False)
    name = PlainText(
        label="Name, as it is shown",
        help_text="For a guest. A member’s own name is used.",
        longest=60,
    )
    about = PlainText(label="One line about them", longest=160)
    beside = forms.ChoiceField(label="Do they present with somebody?", required=False)
    chairs = forms.BooleanField(required=False, label="This person chairs")

    def __init__(
        self, *args: Any, people: dict[UUID, str], speakers: dict[UUID, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person): name for person, name in people.items()}
        pair = {str(number): name for number, name in speakers.items()}
        choose(self, "person", [("", "A guest"), *self.people.items()])
        choose(self, "beside", [("", "No, alone"), *pair.items()])

    def clean(self) -> None:
        asked = self.cleaned_data
        if not asked.get("name") and not asked.get("person"):
            self.add_error("name", "Choose a member, or write the name of a guest.")
        elif asked.get("person"):
            asked["name"] = self.people[asked["person"]]


class NoteForm(forms.Form):
    once = Once()
    heading = PlainText(label="Heading", longest=80, empty="Give it a heading.")
    text = PlainText(
        label="What was asked, and what was said",
        help_text="No names. Not who said it.",
        longest=2000,
        empty="Write what was said.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TellForm(forms.Form):
    once = Once()
    words = PlainText(
        label="What do you want to tell them?",
        help_text="Your name is not shown. You can write it in, if you want.",
        longest=5000,
        empty="Write something first. A few words are enough.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CaptionsForm(forms.Form):
    file = forms.FileField(
        label="A captions file",
        help_text="Its name ends in .vtt or .srt.",
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Export it again.",
            "missing": "Choose a file.",
            "invalid": "Choose a file.",
        },
    )
