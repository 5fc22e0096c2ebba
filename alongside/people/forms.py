import struct
from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from django import forms

from alongside.core.fields import Pick, PlainText, one_of
from alongside.people.domain import Size


def email_field() -> forms.EmailField:
    wrong = "Write an email with an @ in it. Like sam@example.org"
    return forms.EmailField(
        label="Your email",
        max_length=254,
        error_messages={"required": wrong, "invalid": wrong, "max_length": wrong},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class SignInForm(forms.Form):
    email = email_field()

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    code = PlainText(
        label="The code from the email",
        help_text="8 letters and numbers. It works for 20 minutes.",
        longest=40,
        empty="Type the code from the email.",
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class SettingsForm(forms.Form):
    name = PlainText(
        label="My name here",
        help_text="Members see it. It does not have to be your real name.",
        longest=60,
        empty="Write a name. Any name.",
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    size = one_of(
        {Size.USUAL: Pick("Usual"), Size.LARGER: Pick("Larger"), Size.LARGEST: Pick("Largest")},
        legend="Size of words",
        empty="Choose a size.",
    )
    easy = forms.BooleanField(required=False)
    no_pictures = forms.BooleanField(required=False)
    still = forms.BooleanField(required=False)
    plain_titles = forms.BooleanField(required=False)


BROKEN = (LookupError, TypeError, ValueError, AttributeError, struct.error)


class UsePasskey(LoginWebAuthnForm):  # type: ignore[misc]
    """allauth's form; a credential that no browser makes is refused, not an error of ours."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()
        except BROKEN as wrong:
            raise forms.ValidationError("This passkey did not work.") from wrong


class MakePasskey(AddWebAuthnForm):  # type: ignore[misc]
    def clean(self) -> Any:
        try:
            return super().clean()
        except BROKEN as wrong:
            raise forms.ValidationError("This passkey did not work.") from wrong
