"""Hosts write a call, open it, close it, and name who reads. None of this shows an answer."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter, members
from alongside.people.access import visitor
from alongside.words import emails
from alongside.words.access.calls import CallView, group_calls, hosted_call
from alongside.words.forms.calls import CallForm, ReadersForm
from alongside.words.operations import calls as operations
from alongside.words.operations.calls import NotNow

OPEN = Permission.OPEN_CALLS


@needs(Permission.SEE_CALLS)
@require_GET
def all_calls(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.SEE_CALLS)
    found = [(each, each.part_of(standing.person)) for each in group_calls(standing, localdate())]
    return render(request, "words/calls.html", {"standing": standing, "calls": found})


@needs(OPEN)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, OPEN)
    page: dict[str, Any] = {"standing": standing, "call": None, "refused": ""}
    people = members(standing)
    if request.method == "GET":
        until = localdate() + timedelta(weeks=8)
        page["form"] = CallForm(initial={"once": uuid4(), "until": until}, people=people)
        return render(request, "words/call_write.html", page)
    page["form"] = form = CallForm(request.POST, people=people)
    if not form.is_valid():
        return not_taken(request, "words/call_write.html", page)
    try:
        made = operations.write_call(
            form.details(),
            form.readers(),
            id=form.cleaned_data["once"],
            group=standing.group,
            mail=emails.asked_to_read(f"{site(request)}/g/{slug}/calls/"),
            by=standing.person,
            now=now(),
        )
    except NotNow as refused:
        return not_taken(request, "words/call_write.html", page | {"refused": str(refused)})
    return see_other(f"/g/{slug}/calls/{made}")


@needs(OPEN)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, call_id: UUID) -> HttpResponse:
    """Of a draft. Once it is open its words stay as people read them."""
    standing, found = hosted_call(visitor(request), slug, call_id, localdate())
    page: dict[str, Any] = {"standing": standing, "call": found, "refused": ""}
    people = members(standing)
    if request.method == "GET":
        page["form"] = CallForm(initial=as_written(found), people=people)
        return render(request, "words/call_write.html", page)
    page["form"] = form = CallForm(request.POST, people=people)
    if not form.is_valid():
        return not_taken(request, "words/call_write.html", page)
    mail = emails.asked_to_read(f"{site(request)}/g/{slug}/calls/")
    try:
        operations.change_call(
            found.id, form.details(), form.readers(), mail=mail, by=standing.person, now=now()
        )
    except NotNow as refused:
        return not_taken(request, "words/call_write.html", page | {"refused": str(refused)})
    return see_other(found.inside)


def as_written(found: CallView) -> dict[str, Any]:
    fields = ("title", "what", "why", "for_whom", "after", "until")
    written = {field: getattr(found, field) for field in fields}
    written["no_account"] = "yes" if found.no_account else "no"
    return written | {"once": uuid4()} | who(found)


def who(found: CallView) -> dict[str, Any]:
    asked = [str(each.person) for each in found.asked]
    return dict(zip(("first", "second"), asked, strict=False))


@needs(OPEN)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, slug: str, call_id: UUID) -> HttpResponse:
    """A call as everyone sees it, and who reads. A POST names other readers."""
    standing, found = hosted_call(visitor(request), slug, call_id, localdate())
    page: dict[str, Any] = {"standing": standing, "call": found, "refused": ""}
    people = members(standing)
    if request.method == "GET":
        page["form"] = ReadersForm(initial=who(found), people=people)
        return render(request, "words/call_host.html", page)
    page["form"] = form = ReadersForm(request.POST, people=people)
    if not form.is_valid():
        return not_taken(request, "words/call_host.html", page)
    mail = emails.asked_to_read(f"{site(request)}/g/{slug}/calls/")
    try:
        operations.name_readers(found.id, form.readers(), mail=mail, by=standing.person, now=now())
    except NotNow as refused:
        return not_taken(request, "words/call_host.html", page | {"refused": str(refused)})
    return see_other(found.inside)


@needs(OPEN)
@require_POST
def step(request: HttpRequest, slug: str, call_id: UUID) -> HttpResponse:
    """Open it, close it, or throw a draft away: the button says which."""
    standing, found = hosted_call(visitor(request), slug, call_id, localdate())
    deeds = {"open": operations.open_call, "close": operations.close_call}
    do = request.POST.get("do", "")
    if do == "throw-away":
        operations.throw_call_away(found.id, by=standing.person, now=now())
        return see_other(f"/g/{slug}/calls/")
    try:
        if do in deeds:
            deeds[do](found.id, by=standing.person, now=now())
    except NotNow as refused:
        page = {"standing": standing, "call": found, "refused": str(refused)}
        page["form"] = ReadersForm(initial=who(found), people=members(standing))
        return not_taken(request, "words/call_host.html", page)
    return see_other(found.inside)
