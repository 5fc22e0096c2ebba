from django import forms

from alongside.core.fields import Once, Pick, PlainText, one_of
from alongside.words.domain.consent import Counting, Quoting, Readers

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


LEGENDS = {
    1: ("Who may read your story?", "Not choosing means only you."),
    2: ("May we quote it?", "Anyone can read a quote. Not choosing means no."),
    3: ("May we count it?", "Not choosing means no."),
    4: ("Until when?", "Not choosing means 3 months."),
}
SAFEST = {1: Readers.ME, 2: Quoting.NO, 3: Counting.NO, 4: "3-months"}


def question_form(
    question: int, *, group: str, name: str, ends: dict[str, str]
) -> type[forms.Form]:
    """The form of one consent question. `ends` has the dates of question 4 in words."""
    picks: dict[str, Pick]
    if question == 1:
        picks = {
            Readers.ME: Pick("Only me", "lock", "Nobody else can open it."),
            Readers.GROUP: Pick("My group", "table", f"The members of {group}."),
            Readers.EVERYONE: Pick("Anyone", "eye", "Your story can be on our public pages."),
        }
    elif question == 2:
        picks = {
            Quoting.NO: Pick("No", "stop", "Nobody quotes it."),
            Quoting.NO_NAME: Pick("Yes, with no name", "lock", "Some of your exact words."),
            Quoting.MEMBER: Pick(f"Yes, as “A member of {group}”", "table"),
            Quoting.MY_NAME: Pick(f"Yes, with the name I use here: {name}", "people"),
        }
    elif question == 3:
        picks = {
            Counting.NO: Pick("No", "stop", "We do not count it."),
            Counting.COUNT: Pick("Yes, count it", "chart", "Like this: “9 people told us this.”"),
            Counting.GIVE: Pick(
                "Yes, and give it to people we write to", "letter", "We always tell you who, first."
            ),
        }
    else:
        picks = {
            "3-months": Pick("3 months", "calendar", f"Until {ends['3-months']}."),
            "1-year": Pick("1 year", "calendar", f"Until {ends['1-year']}."),
            "taken-back": Pick("Until I take it back", "undo"),
        }
    field = one_of(picks, legend=LEGENDS[question][0])
    return type("QuestionForm", (forms.Form,), {"choice": field})
