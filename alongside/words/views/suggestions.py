"""Editing is a conversation: suggest, look at before and after, say yes or no."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words.access.mine import my_own
from alongside.words.access.suggestions import my_suggestions, suggestion_to, to_help
from alongside.words.domain.suggesting import TOLD, State
from alongside.words.forms.suggestions import SuggestionForm
from alongside.words.operations import suggestions

PAGE = "words/suggest.html"


@needs(Permission.SUGGEST_CHANGES)
@require_http_methods(["GET", "POST"])
def suggest(request: HttpRequest, slug: str, words_id: UUID) -> HttpResponse:
    """Other words beside the teller's own. For a teller: how they change their own words."""
    standing = enter(visitor(request), slug, Permission.SUGGEST_CHANGES)
    story = to_help(standing, words_id, localdate())
    page = {"standing": standing, "story": story}
    if request.method == "GET":
        initial = {"words": story.waiting or story.text, "version": story.version, "once": uuid4()}
        return render(request, PAGE, page | {"form": SuggestionForm(initial=initial)})
    form = SuggestionForm(request.POST, whole=story.text)
    if not form.is_valid():
        return not_taken(request, PAGE, page | {"form": form})
    said = form.cleaned_data
    state = suggestions.suggest(
        story.id,
        said["words"],
        version=said["version"],
        id=said["once"],
        by=standing.person,
        now=now(),
    )
    if state is not State.WAITS:
        # What they typed stays; pressing again suggests it for the words as they are now.
        again = request.POST.copy()
        again["version"] = str(story.version)
        changed = {"form": SuggestionForm(again), "changed": True}
        return not_taken(request, PAGE, page | changed)
    if story.own:
        return see_other(f"/words/{story.id}/suggestions/{said['once']}")
    return see_other(f"/g/{slug}/suggestions")


@needs(Permission.SUGGEST_CHANGES)
@require_http_methods(["GET", "POST"])
def suggested(request: HttpRequest, slug: str) -> HttpResponse:
    """What became of what I suggested. A POST takes one back."""
    standing = enter(visitor(request), slug, Permission.SUGGEST_CHANGES)
    if request.method == "POST":
        mine = {str(one.id): one.id for one in my_suggestions(standing) if one.waits}
        if (found := mine.get(str(request.POST.get("suggestion")))) is not None:
            suggestions.take_suggestion_back(found, by=standing.person)
        return see_other(f"/g/{slug}/suggestions")
    page = {"standing": standing, "suggested": my_suggestions(standing)}
    return render(request, "words/suggested.html", page)


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, words_id: UUID, suggestion_id: UUID) -> HttpResponse:
    """Before and after. What was answered already, in another window too, says so."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is None or mine.taken_back_on:
        return render(request, "words/gone.html", {"mine": mine}, status=422)
    found = suggestion_to(mine, person.id, suggestion_id)
    if isinstance(found, str):
        return render(request, "words/answered.html", {"mine": mine, "said": found}, status=422)
    page = {"mine": mine, "suggestions": found}
    if request.method == "GET":
        return render(request, "words/compare.html", page)
    yes, shown = request.POST.get("say") == "yes", request.POST.get("seen", "").split()
    seen = {one.id for one in found if str(one.id) in shown}
    try:
        state = suggestions.answer(suggestion_id, yes=yes, seen=seen, person=person.id, now=now())
    except suggestions.Unseen:
        page |= {"suggestions": suggestion_to(mine, person.id, suggestion_id), "unseen": True}
        return not_taken(request, "words/compare.html", page)
    if state in (State.WAITS, State.YES if yes else State.NO):
        return see_other(f"/words/{mine.id}/")
    late = {"mine": mine, "said": TOLD[state]}
    return render(request, "words/answered.html", late, status=422)


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def wants_help(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """May whoever reads it suggest changes? The button says which."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is not None and not mine.taken_back_on:
        wanted = request.POST.get("help") == "yes"
        suggestions.ask_for_help(mine.id, wanted=wanted, person=person.id, now=now())
    return see_other(f"/words/{mine.id}/people#help")
