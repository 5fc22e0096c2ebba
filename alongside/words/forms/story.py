from django import forms

from alongside.core.fields import Once, PlainText

LONGEST = 200_000


class StoryForm(forms.Form):
    words = PlainText(
        label="Your story",
        help_text="Think before you write a full name. You can use letters, like “Nurse B”.",
        longest=LONGEST,
        empty="Write something first. A few words are enough.",
        long="This is more than we can keep in one story. Cut it in two. It is all still here.",
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    once = Once()
