"""Codes: what they mean, examples, another name, joining two; and memos on the whole."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.fields import PlainText
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.coding import Me, coding_to_code
from alongside.evidence.access.coding_codes import CodePage, code_page, codes, memos
from alongside.evidence.operations import Refused, coding_begun, coding_codes, coding_marks
from alongside.evidence.views.coding_words import NoteForm as OnWords
from alongside.people.access import visitor

CODE = Permission.CODE_WORDS


class CodeForm(forms.Form):
    name = PlainText(label="What is it called?", longest=100, empty="Give the code a name.")
    description = PlainText(
        label="What belongs under it?",
        help_text="Say what belongs, and what does not.",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(OnWords):
    """Who codes with me sees it at once: it is not about one person's words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = "Those who code with you see it."


def list_of(me: Me, form: CodeForm, refused: str = "") -> dict[str, Any]:
    page = {"standing": me.standing, "coding": me.coding, "codes": codes(me)}
    return page | {"form": form, "refused": refused}


@needs(CODE)
@require_http_methods(["GET", "POST"])
def every(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    if request.method == "GET":
        return render(request, "evidence/coding_codes.html", list_of(me, CodeForm()))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/coding_codes.html", list_of(me, form))
    try:
        coding_codes.new_code(coding_id, **form.cleaned_data)
    except Refused as refused:
        page = list_of(me, form, str(refused))
        return not_taken(request, "evidence/coding_codes.html", page)
    return see_other(f"{me.coding.path}/codes/")


def one_of(me: Me, found: CodePage, **more: Any) -> dict[str, Any]:
    said = {"name": found.row.name, "description": found.row.description}
    page = {"standing": me.standing, "coding": me.coding, "code": found, "refused": ""}
    page |= {"form": CodeForm(initial=said), "note": NoteForm(initial={"once": uuid4()})}
    return page | more


@needs(CODE)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, slug: str, coding_id: UUID, code_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    found = code_page(me, code_id)
    if request.method == "GET":
        return render(request, "evidence/coding_code.html", one_of(me, found))
    form = CodeForm(request.POST)
    try:
        if form.is_valid():
            coding_codes.change_code(code_id, **form.cleaned_data, coding=coding_id)
            return see_other(f"{me.coding.path}/codes/{code_id}")
        refused = ""
    except Refused as why:
        refused = str(why)
    page = one_of(me, found, form=form, refused=refused)
    return not_taken(request, "evidence/coding_code.html", page)


@needs(CODE)
@require_POST
def join(request: HttpRequest, slug: str, coding_id: UUID, code_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    found = code_page(me, code_id)
    chosen = request.POST.get("into", "")
    into = next((other.id for other in found.others if str(other.id) == chosen), None)
    try:
        if into is None:
            raise Refused("Choose the code to join it with.")
        coding_codes.join_codes(code_id, into, coding=coding_id, by=me.standing.person, now=now())
    except Refused as refused:
        page = one_of(me, found, refused=str(refused))
        return not_taken(request, "evidence/coding_code.html", page)
    return see_other(f"{me.coding.path}/codes/{into}")


@needs(CODE)
@require_POST
def note(request: HttpRequest, slug: str, coding_id: UUID, code_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    found = code_page(me, code_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/coding_code.html", one_of(me, found, note=form))
    keep(me, form, code=code_id)
    return see_other(f"{me.coding.path}/codes/{code_id}#notes")


def keep(me: Me, form: NoteForm, code: UUID | None = None) -> None:
    said = form.cleaned_data
    coding_marks.note(
        said["text"], coding=me.coding.id, coder=me.coder.id, once=said["once"], code=code
    )


@needs(CODE)
@require_http_methods(["GET", "POST"])
def all_memos(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    page: dict[str, Any] = {"standing": me.standing, "coding": me.coding, "memos": memos(me)}
    if request.method == "GET":
        page["note"] = NoteForm(initial={"once": uuid4()})
        return render(request, "evidence/coding_memos.html", page)
    page["note"] = form = NoteForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/coding_memos.html", page)
    keep(me, form)
    return see_other(f"{me.coding.path}/memos")


@needs(CODE)
@require_POST
def stop(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    """I code no more. No reason is asked."""
    me = coding_to_code(visitor(request), slug, coding_id)
    by = me.standing.person
    coding_begun.stop(coding_id, by, by=by, now=now())
    return see_other(f"/g/{slug}/coding/")
