from datetime import date, timedelta

from django import forms
from django.utils.formats import date_format

from alongside.core.fields import Once, Pick, one_of
from alongside.people.forms import email_field
from alongside.words.domain.thinking import in_months


class GiveForm(forms.Form):
    """To which address, and for how long. Not choosing is the shortest."""

    to = email_field()
    to.label = "Their email"
    to.help_text = "We mail the link to them. Nobody else gets it."
    once = Once()

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.shortest = today + timedelta(days=14)
        self.ends = {
            "2-weeks": self.shortest,
            "1-month": in_months(today, 1),
            "3-months": in_months(today, 3),
        }
        self.fields["how_long"] = one_of(
            {
                name: Pick(title, "calendar", f"Until {date_format(self.ends[name], 'j F Y')}.")
                for name, title in (
                    ("2-weeks", "2 weeks"),
                    ("1-month", "1 month"),
                    ("3-months", "3 months"),
                )
            },
            legend="How long can they get them?",
        )

    def until(self) -> date:
        """The last day."""
        return self.ends.get(self.cleaned_data["how_long"], self.shortest)
