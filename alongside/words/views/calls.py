"""A call for words as everybody sees it: what it asks for, answering, and what was published."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.core import limits
from alongside.core.http import not_taken, see_other
from alongside.core.marks import open_to_all
from alongside.people.access import visitor
from alongside.words.access.call_pieces import pieces
from alongside.words.access.calls import public_call
from alongside.words.forms.call_answers import AnswerForm
from alongside.words.operations.call_answers import CLOSED, give_answer
from alongside.words.operations.calls import NotNow
from alongside.words.views.call_holding import remember

ANSWERS = limits.Often(60, timedelta(hours=1))  # without an account, from one address
SLOW = "Many answers came from here. Your words are still below. Try again in an hour."


@open_to_all(because="A call is public: people outside the group answer it.")
@require_GET
def call(request: HttpRequest, call_slug: str) -> HttpResponse:
    found = public_call(call_slug, localdate())
    return render(request, "words/call.html", {"call": found, "person": visitor(request)})


@open_to_all(because="What stands here was published with the yes of its people.", kept=True)
@require_GET
def collection(request: HttpRequest, call_slug: str) -> HttpResponse:
    found, today = public_call(call_slug, localdate()), localdate()
    page = {"call": found, "pieces": pieces(found, today)}
    return render(request, "words/call_pieces.html", page)


@open_to_all(because="People answer a call without an account, where its hosts allow it.")
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, call_slug: str) -> HttpResponse:
    """With an account the questions come next; without one the return code comes first."""
    found, person = public_call(call_slug, localdate()), visitor(request)
    page: dict[str, Any] = {"call": found, "person": person, "refused": ""}
    if request.method == "GET":
        page["form"] = AnswerForm(initial={"once": uuid4()})
        return render(request, "words/call_answer.html", page)
    page["form"] = form = AnswerForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/call_answer.html", page)
    at = now()
    try:
        if person is None and not limits.take(
            "answer", str(request.META.get("REMOTE_ADDR")), ANSWERS, now=at
        ):
            raise NotNow(SLOW)
        given = give_answer(
            form.told(),
            call=found.id,
            once=form.cleaned_data["once"],
            person=person.id if person else None,
            now=at,
        )
    except NotNow as refused:
        page["refused"] = str(refused)
        page["closed"] = str(refused) == CLOSED
        return not_taken(request, "words/call_answer.html", page)
    if person is not None:
        return see_other(f"/words/{given}/consent/1")
    remember(request, given, at)
    return see_other("/calls/mine/code")
