from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core import limits
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.groups import operations
from alongside.groups.access import Card, card, cards, closed_cards, enter
from alongside.groups.forms import CardForm, JoinForm
from alongside.people import emails
from alongside.people.access import visitor
from alongside.people.operations import CodeRefused, ask_to_join, tidy, use_secret
from alongside.people.views import MAILS, SLOW, let_on

NO_CARD = "We do not know this code. Look at the card again. Or ask at the next session."
CLOSED = "This card does not work any more. Ask the group for a new one."


@open_to_all(because="Somebody with a card has no account yet.")
@require_http_methods(["GET", "POST"])
def have_card(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return render(request, "groups/card.html", {"form": CardForm()})
    form = CardForm(request.POST)
    if form.is_valid():
        found = card(tidy(form.cleaned_data["code"]))
        if found and found.open:
            return see_other(f"/join/{found.code}")
        form.add_error("code", CLOSED if found else NO_CARD)
    return not_taken(request, "groups/card.html", {"form": form})


def no_such_card(request: HttpRequest, found: Card | None) -> HttpResponse:
    form = CardForm({"code": found.printed if found else ""})
    form.full_clean()
    form.errors["code"] = form.error_class([CLOSED if found else NO_CARD])
    return not_taken(request, "groups/card.html", {"form": form})


@open_to_all(because="The card is the door: whoever holds it may see what group it is for.")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    found = card(tidy(code))
    if found is None or not found.open:
        return no_such_card(request, found)
    person = visitor(request)
    page = {"card": found, "form": JoinForm(), "person": person}
    if request.method == "GET":
        return render(request, "groups/join.html", page)
    if person is not None:
        operations.join(found.group, person.id, now=now())
        return see_other(f"/g/{found.slug}/")
    form = JoinForm(request.POST)
    page["form"] = form
    if not form.is_valid():
        return not_taken(request, "groups/join.html", page)
    email, name = form.cleaned_data["email"], form.cleaned_data["name"]
    if not limits.take("mail", email, MAILS, now=now()):
        form.add_error("email", SLOW)
        return not_taken(request, "groups/join.html", page)
    link = request.build_absolute_uri(f"/join/{found.code}/")
    mail = ask_to_join(
        email, name=name, link=link, next=f"/join/{found.code}", mail=emails.join, now=now()
    )
    request.session["mail"] = str(mail)
    request.session["shared"] = "shared" in request.POST
    return see_other("/sign-in/code")


@open_to_all(because="The link in the mail leads here; opening it does nothing yet.")
@require_http_methods(["GET", "POST"])
def join_by_link(request: HttpRequest, code: str, secret: str) -> HttpResponse:
    """One press signs in and joins. A GET only shows the button."""
    found = card(tidy(code))
    if found is None or not found.open:
        return no_such_card(request, found)
    if request.method == "GET":
        return render(request, "groups/join_link.html", {"card": found, "refused": ""})
    try:
        person, _ = use_secret(secret, now=now())
    except CodeRefused as refused:
        if visitor(request):  # the same button, pressed twice
            return see_other("/me")
        page = {"card": found, "refused": str(refused)}
        return not_taken(request, "groups/join_link.html", page)
    let_on(request, person, shared="shared" in request.POST)
    operations.join(found.group, person.id, now=now())
    return see_other(f"/g/{found.slug}/")


@needs(Permission.INVITE)
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.INVITE)
    if request.method == "POST":
        operations.make_card(standing.group, by=standing.person, now=now())
        return see_other(f"/g/{slug}/cards")
    page = {"standing": standing, "cards": cards(standing), "closed": closed_cards(standing)}
    page["site"] = request.build_absolute_uri("/")
    return render(request, "groups/cards.html", page)


@needs(Permission.INVITE)
@require_POST
def close_card(request: HttpRequest, slug: str, card_id: UUID) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.INVITE)
    operations.close_card(standing.group, card_id, by=standing.person, now=now())
    return see_other(f"/g/{slug}/cards")


@needs(Permission.INVITE)
@require_POST
def open_card(request: HttpRequest, slug: str, card_id: UUID) -> HttpResponse:
    """Undo closing it."""
    standing = enter(visitor(request), slug, Permission.INVITE)
    operations.open_card(standing.group, card_id, by=standing.person, now=now())
    return see_other(f"/g/{slug}/cards")


@needs(Permission.LEAVE_GROUP)
@require_GET
def leaving(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.LEAVE_GROUP)
    return render(request, "groups/leaving.html", {"standing": standing})


@needs(Permission.LEAVE_GROUP)
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.LEAVE_GROUP)
    operations.leave(standing.group, standing.person, now=now())
    return see_other("/me")
