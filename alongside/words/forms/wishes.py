from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Pick, one_of
from alongside.words.domain.wishes import DONE_BY_ONE, Wish

PICKS = {
    Wish.AS_ALLOWED.value: Pick(
        "Keep the words as they were allowed", "book", "Each stays until the day chosen for it."
    ),
    Wish.TAKE_BACK.value: Pick(
        "Take everything back", "undo", "We wipe all the words. Nobody can read them."
    ),
    Wish.PUBLISHED.value: Pick(
        "Keep only what is published", "eye", "What everyone can read stays. We wipe the rest."
    ),
    Wish.NAMED.value: Pick(
        "A person I name decides", "people", "They choose one of these. They read nothing."
    ),
}


class WishForm(forms.Form):
    what = one_of(PICKS, legend="What should we do with your words?")

    def __init__(self, *args: Any, fellows: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["named"] = forms.ChoiceField(
            label="Whom do you trust with this?",
            help_text="They can say that you died. They can see that you named them.",
            choices=[("", "Nobody"), *((str(key), name) for key, name in fellows.items())],
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("what") == Wish.NAMED and not cleaned.get("named"):
            self.add_error("named", "Choose the person who decides.")
        return cleaned

    def said(self) -> tuple[Wish | None, UUID | None]:
        """Not choosing is no wish."""
        what, named = self.cleaned_data["what"], self.cleaned_data.get("named")
        return Wish(what) if what else None, UUID(named) if named else None


class DecideForm(forms.Form):
    what = one_of(
        {wish.value: PICKS[wish.value] for wish in DONE_BY_ONE},
        legend="What should we do with their words?",
        empty="Choose one first.",
    )
