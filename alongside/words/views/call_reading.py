"""The two readers of a call: say yes or no to reading, read, choose, and talk with somebody."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import Standing, run_by
from alongside.people.access import visitor
from alongside.words import emails
from alongside.words.access.call_reading import one_to_read, to_read
from alongside.words.access.calls import CallView, call_to_read
from alongside.words.forms.calls import AgreeForm, ChoiceForm
from alongside.words.operations import call_reading, calls
from alongside.words.operations.calls import NotNow

READ = Permission.READ_FOR_CALL
SAID = {"yes": True, "no": False, "word": None}


@needs(READ)
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, slug: str, call_id: UUID) -> HttpResponse:
    """What waits for me. Before that: will I read, and in what name?"""
    standing, found = call_to_read(visitor(request), slug, call_id, localdate())
    me = found.part_of(standing.person)
    page: dict[str, Any] = {"standing": standing, "call": found, "me": me}
    page["answers"] = to_read(standing, found, localdate())
    page["others"] = [each for each in found.asked if each.person != standing.person]
    if request.method == "GET":
        page["form"] = AgreeForm(initial={"name": me.name if me else standing.name})
        return render(request, "words/call_read.html", page)
    if request.POST.get("do") == "hand-back":
        mail = emails.reader_needed(f"{site(request)}{found.inside}")
        calls.hand_back(found.id, person=standing.person, mail=mail, now=now())
        return see_other(f"/g/{slug}/calls/")
    page["form"] = form = AgreeForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/call_read.html", page)
    try:
        calls.agree_to_read(found.id, form.cleaned_data["name"], person=standing.person, now=now())
    except NotNow:
        return see_other(f"/g/{slug}/calls/")
    return see_other(f"{found.inside}/read")


@needs(READ)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, slug: str, call_id: UUID, answer_id: UUID) -> HttpResponse:
    """The note first. Opening is a press that its person can see; then a choice."""
    standing, found = call_to_read(visitor(request), slug, call_id, localdate())
    answer = one_to_read(standing, found, answer_id, localdate())
    path = f"{found.inside}/read/{answer.id}"
    page = {"standing": standing, "call": found, "answer": answer, "refused": ""}
    page |= {"form": ChoiceForm(), "told": "told" in request.GET}
    if request.method == "GET":
        return render(request, "words/call_one.html", page)
    say, at = request.POST.get("say"), now()
    try:
        if say not in SAID:
            call_reading.open_words(answer.id, reader=standing.person, now=at)
            return see_other(path)
        page["form"] = form = ChoiceForm(request.POST)
        if not form.is_valid():
            return not_taken(request, "words/call_one.html", page)
        call_reading.choose(
            answer.id,
            yes=SAID[say],
            word=form.cleaned_data["word"],
            reader=standing.person,
            now=at,
        )
    except NotNow as refused:
        return not_taken(request, "words/call_one.html", page | {"refused": str(refused)})
    return see_other(path)


def someone(standing: Standing, found: CallView) -> dict[str, list[UUID]]:
    """With whom this reader can talk: the other reader, the hosts."""
    other = [each.person for each in found.readers if each.person != standing.person]
    hosts = [person for person in run_by(standing).values() if person != standing.person]
    return {"reader": other, "hosts": hosts}


@needs(READ)
@require_POST
def talk(request: HttpRequest, slug: str, call_id: UUID, answer_id: UUID) -> HttpResponse:
    """A mail to the other reader or to the hosts. No words of the answer are in it."""
    standing, found = call_to_read(visitor(request), slug, call_id, localdate())
    answer = one_to_read(standing, found, answer_id, localdate())
    people = someone(standing, found).get(request.POST.get("to", ""), [])
    mail = emails.would_like_to_talk(standing.name)
    try:
        call_reading.ask_to_talk(people, mail=mail, reader=standing.person, now=now())
    except NotNow as refused:
        page = {"standing": standing, "call": found, "answer": answer, "refused": str(refused)}
        page |= {"form": ChoiceForm(), "told": False}
        return not_taken(request, "words/call_one.html", page)
    return see_other(f"{found.inside}/read/{answer.id}?told=1#talk")
