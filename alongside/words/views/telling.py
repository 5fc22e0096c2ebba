"""Telling a story: a draft that is kept while somebody writes, and words brought from elsewhere."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor
from alongside.words.access.drafts import Draft, my_draft, own_draft
from alongside.words.access.mine import my_own
from alongside.words.forms.story import StoryForm
from alongside.words.operations.telling import (
    OtherWindow,
    ToldAlready,
    finish,
    save_draft,
    throw_draft_away,
)

TELL = Permission.TELL_A_STORY
AFTER_KEEPING = {"draft": "/words/", "open": "/g/{slug}/share/{words}"}  # by the button


@needs(TELL)
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    """A story on an empty page. `save` says which button: a draft is kept, else it is told."""
    standing = enter(visitor(request), slug, TELL)
    if request.method == "GET":
        form = StoryForm(initial={"once": uuid4(), "window": uuid4()})
        return render(request, "words/share.html", {"standing": standing, "form": form})
    return kept(request, standing, None)


@needs(TELL)
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, slug: str, draft_id: UUID) -> HttpResponse:
    """The same page with a draft in it."""
    standing = enter(visitor(request), slug, TELL)
    if request.method == "POST":
        return kept(request, standing, draft_id)
    return render(request, "words/share.html", page_of(standing, my_draft(standing, draft_id)))


def page_of(standing: Standing, draft: Draft) -> dict[str, Any]:
    initial = {"words": draft.text, "note": draft.note, "hidden": draft.hidden}
    initial |= {"once": draft.id, "window": uuid4(), "saw": draft.window}
    return {"standing": standing, "form": StoryForm(initial=initial), "draft": draft}


def kept(request: HttpRequest, standing: Standing, words_id: UUID | None) -> HttpResponse:
    """Keep what the form has: a draft, or a story whose questions come next."""
    form = StoryForm(request.POST)
    if request.POST.get("save") == "quiet":
        return quietly(form, standing, words_id)
    if not form.is_valid():
        return not_taken(request, "words/share.html", {"standing": standing, "form": form})
    where = place(form, standing, words_id)
    try:
        if (how := request.POST.get("save")) in AFTER_KEEPING:
            words = save_draft(form.told(), **where)
            return see_other(AFTER_KEEPING[how].format(slug=standing.slug, words=words))
        words = finish(form.told(), **where)
        return see_other(f"/words/{words}/consent/1")
    except OtherWindow as other:
        again = request.POST.copy()
        again["saw"] = str(other.window)
        page = {"standing": standing, "form": StoryForm(again)}
        return not_taken(
            request, "words/share.html", page | {"there": my_draft(standing, where["id"])}
        )
    except ToldAlready:
        again = request.POST.copy()
        again["once"], again["saw"] = str(uuid4()), ""  # pressed again, it is another story
        page = {"standing": standing, "form": StoryForm(again)}
        told = my_own(visitor(request), where["id"], localdate())
        return not_taken(request, "words/share.html", page | {"told": told})


def quietly(form: StoryForm, standing: Standing, words_id: UUID | None) -> HttpResponse:
    """The page's script keeps a draft while somebody writes. Nothing is shown; it hears in JSON."""
    if not form.is_valid():
        return JsonResponse({"kept": False}, status=422)
    try:
        words = save_draft(form.told(), **place(form, standing, words_id))
    except (OtherWindow, ToldAlready):
        return JsonResponse({"kept": False, "other": True}, status=422)
    return JsonResponse({"kept": True, "once": str(words)})


def place(form: StoryForm, standing: Standing, words_id: UUID | None) -> dict[str, Any]:
    words = words_id or form.cleaned_data["once"]
    return {"id": words, "now": now(), "person": standing.person, "group": standing.group}


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def throw_away(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A GET asks once more."""
    person = visitor(request)
    if request.method == "POST" and person is not None:
        found = own_draft(person, draft_id)
        throw_draft_away(found.id, person=person.id, now=now())
        return see_other("/words/")
    return render(request, "words/throw_away.html", {"draft": own_draft(person, draft_id)})
