"""Give words to a recipient: look first, then one press. And end what was given."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words import emails
from alongside.words.access.giving import hand_over, sorted_out, taker
from alongside.words.forms.giving import GiveForm
from alongside.words.operations import giving

GIVE = Permission.GIVE_WORDS


@needs(GIVE)
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, slug: str, recipient_id: UUID) -> HttpResponse:
    """A GET shows what would go. Nobody who looks here sees the words."""
    standing = enter(visitor(request), slug, GIVE)
    recipient, listed = taker(standing, recipient_id)
    page: dict[str, Any] = {"standing": standing, "recipient": recipient, "refused": ""}
    page["sorted"] = sorted_out(standing.group, recipient.id, localdate())
    if not listed:
        page["refused"] = giving.GONE
    elif request.method == "GET":
        page["form"] = GiveForm(initial={"once": uuid4()}, today=localdate())
        return render(request, "words/give.html", page)
    else:
        page["form"] = form = GiveForm(request.POST, today=localdate())
        if not form.is_valid():
            return not_taken(request, "words/give.html", page)
        try:
            giving.give(
                recipient.id,
                to=form.cleaned_data["to"],
                until=form.until(),
                site=site(request),
                mail=emails.given,
                id=form.cleaned_data["once"],
                group=standing.group,
                by=standing.person,
                now=now(),
            )
        except giving.NotGiven as refused:
            page["refused"] = str(refused)
        else:
            given = form.cleaned_data["once"]
            return see_other(f"/g/{slug}/recipients?given={given}#given")
    return not_taken(request, "words/not_given.html", page)


@needs(GIVE)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, slug: str, hand_over_id: UUID) -> HttpResponse:
    """A GET asks once more. A second press finds nothing, and that is fine."""
    standing = enter(visitor(request), slug, GIVE)
    found = hand_over(standing, hand_over_id, localdate())
    if request.method == "GET":
        page = {"standing": standing, "hand_over": found}
        return render(request, "words/end_hand_over.html", page)
    giving.end_hand_over(found.id, group=standing.group, by=standing.person, now=now())
    return see_other(f"/g/{slug}/recipients#given")
