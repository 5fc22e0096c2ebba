"""What the group codes; and for hosts: beginning it, asking people to code, adding words."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.fields import Once, PlainText
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.coding import CodingView, HowMany, codings, hosted_coding
from alongside.evidence.operations import Refused, coding_begun
from alongside.groups.access import Standing, enter, members
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE


class CodingForm(forms.Form):
    title = PlainText(
        label="What is it about?",
        help_text="People see this name beside their words. Like: What helps at night.",
        longest=150,
        empty="Say what it is about.",
    )
    once = Once()


@needs(Permission.SEE_CODINGS)
@require_GET
def every(request: HttpRequest, slug: str) -> HttpResponse:
    standing, found = codings(visitor(request), slug)
    return render(request, "evidence/codings.html", {"standing": standing, "codings": found})


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, MAKE)
    form = CodingForm(request.POST or None, initial={"once": uuid4()})
    page = {"standing": standing, "form": form}
    if request.method == "GET":
        return render(request, "evidence/coding_new.html", page)
    if not form.is_valid():
        return not_taken(request, "evidence/coding_new.html", page)
    made = coding_begun.begin(
        form.cleaned_data["title"],
        once=form.cleaned_data["once"],
        group=standing.group,
        asked_by=standing.group_name,
        by=standing.person,
        now=now(),
    )
    coding_begun.put_own_words(made, by=standing.person, now=now())
    return see_other(f"/g/{slug}/coding/{made}/people")


def hosting(standing: Standing, coding: CodingView, held: HowMany, **more: Any) -> dict[str, Any]:
    asked = {one.person for one in coding.asked}
    others = [(key, name) for key, name in members(standing).items() if key not in asked]
    page = {"standing": standing, "coding": coding, "others": others, "words": held.words}
    page |= {"from_file": held.from_file, "mine": coding.coder(standing.person)}
    return page | {"refused": ""} | more


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def people(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    """Ask somebody to code, or let them stop."""
    standing, coding, words = hosted_coding(visitor(request), slug, coding_id)
    if request.method == "GET":
        came = request.GET.get("new", "")
        page = hosting(standing, coding, words, came=int(came) if came.isdecimal() else None)
        return render(request, "evidence/coding_people.html", page)
    chosen = request.POST.get("ask", "") or request.POST.get("stop", "")
    known = {str(key): key for key in members(standing)}
    try:
        if chosen not in known:
            raise Refused("Choose somebody of your group.")
        do = coding_begun.ask if request.POST.get("ask") else coding_begun.stop
        do(coding.id, known[chosen], by=standing.person, now=now())
    except Refused as refused:
        page = hosting(standing, coding, words, refused=str(refused))
        return not_taken(request, "evidence/coding_people.html", page)
    return see_other(f"{coding.path}/people#people")


@needs(MAKE)
@require_POST
def more_words(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    """Words that people told, or allowed, since."""
    standing, coding, held = hosted_coding(visitor(request), slug, coding_id)
    if held.from_file:
        return see_other(f"{coding.path}/people#words")
    came = coding_begun.put_own_words(coding.id, by=standing.person, now=now())
    return see_other(f"{coding.path}/people?new={came}#words")
