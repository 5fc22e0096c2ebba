from django import forms

from alongside.core.fields import Once, Pick, PlainText, one_of
from alongside.words.domain.kinds import Recipient


class RecipientForm(forms.Form):
    kind = one_of(
        {
            Recipient.PERSON.value: Pick("A person or a body we write to", "letter"),
            Recipient.INQUIRY.value: Pick("An inquiry", "book"),
            Recipient.RESEARCHERS.value: Pick("Researchers that our group agreed on", "chart"),
        },
        legend="Who is it?",
        empty="Choose who it is.",
    )
    name = PlainText(label="Their name", longest=120, empty="Write their name.")
    what_for = PlainText(
        label="What do they do with our words?",
        help_text="One short sentence. People read it before they say yes.",
        longest=300,
        empty="Write what they do with our words.",
    )
    once = Once()
