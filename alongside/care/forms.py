from collections.abc import Set
from typing import Any
from uuid import UUID

from django import forms

from alongside.core.fields import Once, Pick, PlainText, one_of

WHO = "Who shall read it?"


class WorryForm(forms.Form):
    words = PlainText(
        label="What worries you?",
        longest=5000,
        empty="Write what worries you. A few words are enough.",
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    who = forms.ChoiceField()
    name = one_of(
        {
            "yes": Pick("With my name", "people", "They can talk with you."),
            "no": Pick("Without my name", "lock", "They cannot ask you back."),
        },
        legend="Do they see your name?",
        empty="Choose if they see your name.",
    )
    once = Once()

    def __init__(
        self, *args: Any, people: dict[UUID, str], hosts: Set[UUID], me: UUID, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        others = {key: name for key, name in people.items() if key != me}
        also = {key: f"{name} is also a host." for key, name in others.items() if key in hosts}
        picks = {
            str(key): Pick(f"Only {name}", "hand", also.get(key, ""))
            for key, name in others.items()
        }
        if len(others) > 1:
            picks = {"all": Pick(" and ".join(others.values()), "people"), **picks}
        self.fields["who"] = one_of(
            picks, legend="Who shall read it?", empty="Choose who reads it."
        )
        self.others = list(others)

    def readers(self) -> list[UUID]:
        who = self.cleaned_data["who"]
        return self.others if who == "all" else [UUID(who)]


class NamedForm(forms.Form):
    """The two people to whom a worry goes."""

    first = forms.ChoiceField(label="First person", error_messages={"required": "Choose a person."})
    second = forms.ChoiceField(
        label="Second person", error_messages={"required": "Choose a second person."}
    )

    def __init__(self, *args: Any, people: dict[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [("", "Choose a person"), *((str(key), name) for key, name in people.items())]
        for each in ("first", "second"):
            field = self.fields[each]
            if isinstance(field, forms.ChoiceField):
                field.choices = names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", "Choose another person. It takes two.")
        return cleaned
