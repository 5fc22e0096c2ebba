"""How was it? Choose, and send: two presses, and nobody can tell who said what."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.after import feedback
from alongside.gatherings.access.gathering import gathering
from alongside.gatherings.forms.after import FeedbackForm
from alongside.gatherings.operations import feedback as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING


@needs(ENTER)
@require_http_methods(["GET", "POST"])
def how_was_it(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    page: dict[str, Any] = {"standing": standing, "gathering": found, "refused": ""}
    if request.method == "GET":
        page |= {"feedback": feedback(found.id, standing.person, now()), "form": FeedbackForm()}
        return render(request, "gatherings/feedback.html", page | {"thanks": "sent" in request.GET})
    page["form"] = form = FeedbackForm(request.POST)
    try:
        if form.is_valid():
            operations.answer(found.id, standing.person, form.said(), now=now())
            return see_other(f"{found.path}/feedback?sent=yes")
    except NotNow as refused:
        page["refused"] = str(refused)
    page["feedback"] = feedback(found.id, standing.person, now())
    return not_taken(request, "gatherings/feedback.html", page)
