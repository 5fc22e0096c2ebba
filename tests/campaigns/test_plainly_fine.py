"""The quick reading of a signature takes what the form takes, and nothing else."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as some

from alongside.campaigns.forms import SignForm, plainly_fine

TEXT = (
    some.sampled_from(["", " ", "Ada  Bell", "\x00", "x" * 101, "\u202eAda", "名前"]) | some.text()
)
EMAIL = some.sampled_from(["", "a@b.invalid", " A@B.invalid ", "a@", "x" * 260 + "@b.invalid"])
SHOWN = some.sampled_from(["name", "count", "recipient", "", "everybody"])


@given(some.fixed_dictionaries({}, optional={"name": TEXT, "email": EMAIL, "shown": SHOWN}))
def test_it_reads_what_the_form_reads(typed):
    data = QueryDict(mutable=True)
    data.update(typed)
    form = SignForm(data, recipient="The Trust")
    expected = form.cleaned_data if form.is_valid() else None
    assert plainly_fine(data) == expected
