from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.campaigns.access import LetterView, letter
from alongside.campaigns.domain import State
from alongside.campaigns.forms import LetterWords
from alongside.campaigns.operations import letters
from alongside.campaigns.views.making import page as letter_page
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

WRITE = Permission.WRITE_LETTERS


def page(standing: Standing, found: LetterView, **more: Any) -> dict[str, Any]:
    return {"standing": standing, "letter": found, "empty": letters.EMPTY, "refused": ""} | more


def inside(slug: str, letter_id: UUID) -> HttpResponse:
    return see_other(f"/g/{slug}/letters/{letter_id}")


@needs(WRITE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    standing, found = letter(visitor(request), slug, letter_id, WRITE, localdate())
    if request.method == "GET":
        if found.state is not State.DRAFT:
            return inside(slug, letter_id)
        names = ("title", "recipient", "text")
        words = {name: getattr(found, name) for name in names}
        form = LetterWords(initial=words | {"demand": "".join(found.demands[:1])})
        return render(request, "campaigns/change.html", page(standing, found, form=form))
    form = LetterWords(request.POST)
    if not form.is_valid():
        return not_taken(request, "campaigns/change.html", page(standing, found, form=form))
    try:
        letters.change(found.id, **form.cleaned_data, by=standing.person, now=now())
    except letters.NotNow as refused:
        wrong = page(standing, found, form=form, refused=str(refused))
        return not_taken(request, "campaigns/change.html", wrong)
    return inside(slug, letter_id)


@needs(WRITE)
@require_POST
def remove_quote(request: HttpRequest, slug: str, letter_id: UUID, use_id: UUID) -> HttpResponse:
    standing, found = letter(visitor(request), slug, letter_id, WRITE, localdate())
    try:
        letters.take_quote_out(found.id, use_id, by=standing.person, now=now())
    except letters.NotNow as refused:
        wrong = letter_page(standing, found, refused=str(refused))
        return not_taken(request, "campaigns/group_letter.html", wrong)
    return inside(slug, letter_id)


@needs(WRITE)
@require_GET
def opening(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    """What everyone will see, and the button that opens it to them."""
    standing, found = letter(visitor(request), slug, letter_id, WRITE, localdate())
    if found.state is not State.DRAFT:
        return inside(slug, letter_id)
    return render(request, "campaigns/opening.html", page(standing, found))


@needs(WRITE)
@require_http_methods(["GET", "POST"])
def throw_away(request: HttpRequest, slug: str, letter_id: UUID) -> HttpResponse:
    """A GET asks once more. A second press finds nothing, and that is fine."""
    if request.method == "POST":
        standing = enter(visitor(request), slug, WRITE)
        try:
            letters.throw_away(letter_id, group=standing.group, by=standing.person, now=now())
        except letters.NotNow as refused:
            standing, found = letter(visitor(request), slug, letter_id, WRITE, localdate())
            wrong = page(standing, found, refused=str(refused))
            return not_taken(request, "campaigns/throw_away.html", wrong)
        return see_other(f"/g/{slug}/")
    standing, found = letter(visitor(request), slug, letter_id, WRITE, localdate())
    if found.state is not State.DRAFT:
        return inside(slug, letter_id)
    return render(request, "campaigns/throw_away.html", page(standing, found))
