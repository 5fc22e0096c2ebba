from typing import Any

from django import forms

from alongside.campaigns.domain import Shown
from alongside.core.fields import Once, Pick, PlainText, a_day, one_of
from alongside.people.forms import email_field


class LetterForm(forms.Form):
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
    report = forms.UUIDField(required=False, widget=forms.HiddenInput)
    once = Once()


class SignForm(forms.Form):
    shown = one_of(
        {
            Shown.NAME: Pick("Everyone", "people", "Your name is on this page."),
            Shown.COUNT: Pick("Nobody", "lock", "We count you. We do not keep your name."),
            Shown.RECIPIENT: Pick(
                "Only who we write to", "letter", "They see your name. This page does not show it."
            ),
        },
        legend="Who can see that you signed?",
        empty="Choose who can see it.",
    )
    name = PlainText(
        label="Your name",
        help_text="Leave empty if nobody will see it.",
        longest=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = email_field()
    email.help_text = "We send one email to check it is you. We do not keep the address."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["name"] = " ".join(cleaned.get("name", "").split())
        seen = cleaned.get("shown") in (Shown.NAME, Shown.RECIPIENT)
        if seen and not cleaned["name"] and "name" not in self.errors:
            self.add_error("name", "Write the name that people will see.")
        return cleaned


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
