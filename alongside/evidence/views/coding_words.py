"""Coding: one person's words a page. Every step is a form; the script only adds keys."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.fields import Once, PlainText
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.coding import Me, coding_to_code, next_to_read
from alongside.evidence.access.coding_found import found, progress
from alongside.evidence.access.coding_words import WordsPage, words_page
from alongside.evidence.domain.themes.sentences import joined, stretch
from alongside.evidence.operations import Refused, coding_codes, coding_marks
from alongside.people.access import visitor

CODE = Permission.CODE_WORDS
WHICH = "Choose a sentence, or write the first words."
WHAT = "Choose a code, or write a new one."
NOT_THERE = "These words are not here. Copy the first and the last words from above."
NOT_NOW = "These words may not be read now. Nothing was changed."


class ChoiceForm(forms.Form):
    """A part of the words, and codes for it."""

    version = forms.UUIDField(required=False)
    part = forms.CharField(required=False)  # as the script has it: "12-40"
    first = PlainText(label="First words", longest=400)
    last = PlainText(label="Last words", longest=400)
    code_name = PlainText(label="A new code", longest=100)

    def parts(self, text: str) -> list[tuple[int, int]]:
        """Raises Refused."""
        said = [*self.data.getlist("sentence"), self.cleaned_data["part"]]  # type: ignore[attr-defined]
        chosen = [place for one in said if (place := between(one, len(text)))]
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        if first or last:
            typed = stretch(text, first or last, last if first else "")
            if typed is None:
                raise Refused(NOT_THERE)
            chosen.append(typed)
        if not chosen:
            raise Refused(WHICH)
        return joined(text, chosen)


def between(said: str, size: int) -> tuple[int, int] | None:
    start, _, end = said.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(said) < 20):
        return None
    return (int(start), int(end)) if int(start) < int(end) <= size else None


class NoteForm(forms.Form):
    text = PlainText(
        label="What do you think?",
        help_text="Those who code with you see it when they have read these words too.",
        longest=4000,
        empty="Write what you think.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    once = Once()


def page_of(me: Me, words: WordsPage, **more: Any) -> dict[str, Any]:
    page = {"standing": me.standing, "coding": me.coding, "me": me.coder, "words": words}
    page |= {"form": ChoiceForm(), "note": NoteForm(initial={"once": uuid4()}), "refused": ""}
    return page | {"sentences": [], "chosen_codes": []} | more


@needs(CODE)
@require_GET
def home(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    page = {"standing": me.standing, "coding": me.coding, "progress": progress(me)}
    return render(request, "evidence/coding.html", page)


@needs(CODE)
@require_GET
def alike(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    me = coding_to_code(visitor(request), slug, coding_id)
    page = {"standing": me.standing, "coding": me.coding, "found": found(me.coding, localdate())}
    return render(request, "evidence/coding_alike.html", page)


@needs(CODE)
@require_GET
def next_words(request: HttpRequest, slug: str, coding_id: UUID) -> HttpResponse:
    """The next that I have not read; home when I have read all."""
    me = coding_to_code(visitor(request), slug, coding_id)
    return see_other(path_to(me, next_to_read(me)))


def path_to(me: Me, number: int | None) -> str:
    return me.coding.path + ("" if number is None else f"/words/{number}")


@needs(CODE)
@require_http_methods(["GET", "POST"])
def words(request: HttpRequest, slug: str, coding_id: UUID, coded_number: int) -> HttpResponse:
    """Look at some words; put a part of them under codes."""
    number = coded_number
    me = coding_to_code(visitor(request), slug, coding_id, number)
    shown = words_page(me, number)
    if request.method == "GET":
        return render(request, "evidence/coding_words.html", page_of(me, shown))
    form = ChoiceForm(request.POST)
    try:
        code(me, shown, form)
    except Refused as refused:
        typed = {
            "form": form,
            "sentences": request.POST.getlist("sentence"),
            "chosen_codes": request.POST.getlist("code"),
        }
        page = page_of(me, shown, refused=str(refused), **typed)
        return not_taken(request, "evidence/coding_words.html", page)
    return see_other(f"{path_to(me, number)}#mine")


def code(me: Me, shown: WordsPage, form: ChoiceForm) -> None:
    """Raises Refused."""
    if shown.text is None:
        raise Refused(NOT_NOW)
    if not form.is_valid():
        raise Refused(next(iter(form.errors.values()))[0])
    if form.cleaned_data["version"] != shown.version:
        raise Refused(coding_marks.CHANGED)
    parts = form.parts(shown.text)
    asked = set(form.data.getlist("code"))  # type: ignore[attr-defined]
    codes = [one.id for one in shown.codes if str(one.id) in asked]
    if form.cleaned_data["code_name"]:
        codes.append(coding_codes.new_code(me.coding.id, form.cleaned_data["code_name"]))
    if not codes:
        raise Refused(WHAT)
    coding_marks.put_under(shown.id, parts, codes, coder=me.coder.id, version=shown.version)


@needs(CODE)
@require_POST
def take_off(request: HttpRequest, slug: str, coding_id: UUID, coded_number: int) -> HttpResponse:
    number = coded_number
    me = coding_to_code(visitor(request), slug, coding_id, number)
    shown = words_page(me, number)
    asked = request.POST.get("excerpt")
    for excerpt in (each for one in shown.mine for each, _ in one.codes if str(each) == asked):
        coding_marks.take_off(excerpt, words=shown.id, coder=me.coder.id)
    return see_other(f"{path_to(me, number)}#mine")


@needs(CODE)
@require_POST
def have_read(request: HttpRequest, slug: str, coding_id: UUID, coded_number: int) -> HttpResponse:
    """Then on to the next; or stay, to see what others chose."""
    number = coded_number
    me = coding_to_code(visitor(request), slug, coding_id, number)
    shown = words_page(me, number)
    try:
        if shown.text is not None:
            if request.POST.get("version", "") != str(shown.version or ""):
                raise Refused(coding_marks.CHANGED)
            coding_marks.have_read(shown.id, coder=me.coder.id, version=shown.version)
    except Refused as refused:
        page = page_of(me, shown, refused=str(refused))
        return not_taken(request, "evidence/coding_words.html", page)
    if request.POST.get("then") == "stay":
        return see_other(f"{path_to(me, number)}#others")
    return see_other(path_to(me, next_to_read(me, number)))


@needs(CODE)
@require_POST
def note(request: HttpRequest, slug: str, coding_id: UUID, coded_number: int) -> HttpResponse:
    number = coded_number
    me = coding_to_code(visitor(request), slug, coding_id, number)
    shown = words_page(me, number)
    gone = next((one for one in shown.notes if str(one.id) == request.POST.get("forget")), None)
    if gone is not None and gone.mine:
        coding_marks.forget_note(gone.id, coding=coding_id, coder=me.coder.id)
        return see_other(f"{path_to(me, number)}#notes")
    form = NoteForm(request.POST)
    if not form.is_valid():
        page = page_of(me, shown, note=form)
        return not_taken(request, "evidence/coding_words.html", page)
    coding_marks.note(
        form.cleaned_data["text"],
        coding=coding_id,
        coder=me.coder.id,
        once=form.cleaned_data["once"],
        words=shown.id,
    )
    return see_other(f"{path_to(me, number)}#notes")
