from django import forms

from alongside.core.fields import PlainText
from alongside.people.forms import email_field


class CardForm(forms.Form):
    code = PlainText(
        label="The code on your card",
        help_text="8 letters and numbers.",
        longest=40,
        empty="Type the code on your card.",
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false"}),
    )


class JoinForm(forms.Form):
    name = PlainText(
        label="The name you want us to use",
        help_text="It does not have to be your real name. You can leave it empty.",
        longest=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = email_field()
    email.help_text = "We send one email with a link and a code. Nobody in the group sees it."

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()
