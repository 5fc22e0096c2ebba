from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html

from alongside.campaigns.domain import Shown
from alongside.core.fields import Once, Pick, PlainText, a_day, one_of
from alongside.people.forms import email_field


class LetterWords(forms.Form):
    title = PlainText(label="What is the letter called?", longest=150, empty="Give it a name.")
    recipient = PlainText(
        label="Who is it to?",
        help_text="A name or a role, and where they work.",
        longest=150,
        empty="Say who must answer.",
    )
    text = PlainText(
        label="The letter",
        longest=20_000,
        empty="Write something first.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    demand = PlainText(
        label="What do you ask for?",
        help_text="One thing, in one sentence.",
        longest=400,
        empty="Say what you ask for.",
    )


class LetterForm(LetterWords):
    report = forms.UUIDField(required=False, widget=forms.HiddenInput)
    once = Once()


def who_sees(recipient: str) -> forms.ChoiceField:
    they = format_html(
        "<span data-words>{}</span> will see your name. This page does not show it.", recipient
    )
    return one_of(
        {
            Shown.NAME: Pick("Everyone", "people", "Your name will be on this page."),
            Shown.COUNT: Pick("Nobody", "lock", "We count you. We do not keep your name."),
            Shown.RECIPIENT: Pick("Only the people we write to", "letter", they),
        },
        legend="Who can see your name?",
        empty="Choose who can see your name.",
    )


class SignForm(forms.Form):
    shown = who_sees("")
    name = PlainText(
        label="Your name",
        help_text="Leave empty if nobody will see it.",
        longest=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = email_field()
    email.help_text = (
        "We send you an email. Press the link in it. Then press “Yes, add my name”. "
        "We do not keep your address."
    )

    def __init__(self, *args: Any, recipient: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown"] = who_sees(recipient)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["name"] = " ".join(cleaned.get("name", "").split())
        if lacks_name(cleaned) and "name" not in self.errors:
            self.add_error("name", "Write the name that people will see.")
        return cleaned


def lacks_name(told: Mapping[str, str]) -> bool:
    return told.get("shown") in (Shown.NAME, Shown.RECIPIENT) and not told["name"]


def plainly_fine(typed: Mapping[str, str]) -> dict[str, str] | None:
    """What `SignForm` reads, without making one: in a burst that would be half of the work.

    None where something is wrong, and the page must say what.
    """
    try:
        told = {name: field.clean(typed.get(name)) for name, field in SignForm.base_fields.items()}
    except forms.ValidationError:
        return None
    told["name"] = " ".join(told["name"].split())
    return None if lacks_name(told) else told


class SendForm(forms.Form):
    to = email_field()
    to.label, to.required = "Their email", False
    to.help_text = (
        "Write it, and we mail them the letter now. "
        "Leave it empty if you hand the letter over yourselves."
    )
    sent_on = a_day("Which day do you send it?")
    reply_due = a_day("When is a reply due?")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        sent, due = cleaned.get("sent_on"), cleaned.get("reply_due")
        if sent and due and due <= sent:
            self.add_error("reply_due", "Choose a day after the day you send it.")
        return cleaned


class ReplyForm(forms.Form):
    sender = PlainText(label="Who replied?", longest=150, empty="Say who replied.")
    came_on = a_day("Which day did it come?")
    text = PlainText(
        label="What they said",
        help_text="Copy all of it.",
        longest=50_000,
        empty="Copy the reply here.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    once = Once()


class WinForm(forms.Form):
    win = PlainText(label="What changed?", longest=300, empty="Say what changed.")
    once = Once()
