"""How my own words were read, and what I say of it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.fields import PlainText
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.coding_meant import how_read
from alongside.evidence.operations.coding_meant import answer
from alongside.people.access import visitor


class MeantForm(forms.Form):
    said = PlainText(
        label="Is it not what you meant?",
        help_text="Say what you meant. Those who read your words see it.",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def coded(request: HttpRequest, words_id: UUID, coding_id: UUID) -> HttpResponse:
    person = visitor(request)
    found = how_read(person, words_id, coding_id)
    page: dict[str, Any] = {"found": found, "kept": "kept" in request.GET}
    if request.method == "GET" or person is None:
        page["form"] = MeantForm(initial={"said": found.said})
        return render(request, "evidence/coding_meant.html", page)
    page["form"] = form = MeantForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/coding_meant.html", page)
    answer(form.cleaned_data["said"].strip(), words=found.coded, person=person.id)
    return see_other(f"/words/{words_id}/coded/{coding_id}?kept=yes#say")
