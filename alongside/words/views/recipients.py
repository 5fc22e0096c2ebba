"""Whom words may be given to: the group's own list."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words.access import recipients as access
from alongside.words.access.giving import hand_overs
from alongside.words.domain.kinds import Recipient
from alongside.words.forms.recipients import RecipientForm
from alongside.words.operations.recipients import add_recipient, remove_recipient

NAME = Permission.NAME_RECIPIENTS


@needs(NAME)
@require_http_methods(["GET", "POST"])
def recipients(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, NAME)
    page = {"standing": standing, "recipients": access.recipients(standing)}
    page |= {"given": hand_overs(standing, localdate()), "mailed": request.GET.get("given", "")}
    if request.method == "GET":
        form = RecipientForm(initial={"once": uuid4()})
        return render(request, "words/recipients.html", page | {"form": form})
    form = RecipientForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/recipients.html", page | {"form": form})
    said = form.cleaned_data
    add_recipient(
        Recipient(said["kind"]),
        said["name"],
        said["what_for"],
        id=said["once"],
        group=standing.group,
        by=standing.person,
        now=now(),
    )
    return see_other(f"/g/{slug}/recipients")


@needs(NAME)
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, slug: str, recipient_id: UUID) -> HttpResponse:
    """A GET asks once more. A second press finds nothing, and that is fine."""
    standing = enter(visitor(request), slug, NAME)
    if request.method == "GET":
        page = {"standing": standing, "recipient": access.recipient(standing, recipient_id)}
        return render(request, "words/remove_recipient.html", page)
    remove_recipient(recipient_id, group=standing.group, by=standing.person, now=now())
    return see_other(f"/g/{slug}/recipients")
