from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.campaigns import emails
from alongside.campaigns.access import (
    LetterView,
    letter_with_names,
    my_signature,
    names,
    names_page,
    public_letter,
)
from alongside.campaigns.domain import Shown
from alongside.campaigns.forms import SignForm
from alongside.campaigns.operations.letters import NotNow
from alongside.campaigns.operations.signatures import confirm, take_off
from alongside.campaigns.operations.signing import AskedOften, sign
from alongside.core.http import not_taken, see_other
from alongside.core.marks import open_to_all

OFTEN = "We sent emails to this address already. Look there. Or try again in an hour."


def page(found: LetterView, form: SignForm, **more: Any) -> dict[str, Any]:
    return {"letter": found, "form": form, "names": names_page(found, 1)} | more


@open_to_all(
    because="An open letter is for everyone. Consent is asked again for each quote.", kept=True
)
@require_GET
def letter_page(request: HttpRequest, letter_slug: str) -> HttpResponse:
    found = public_letter(letter_slug, localdate())
    return render(
        request, "campaigns/letter.html", page(found, SignForm(recipient=found.recipient))
    )


@open_to_all(because="How many signed, and who shows it, is public by nature.", kept=True)
@require_GET
def letter_json(request: HttpRequest, letter_slug: str) -> HttpResponse:
    found = public_letter(letter_slug, localdate())
    shown = names(found.id, ways={Shown.NAME})
    return JsonResponse({"counted": found.counted, "named": shown, "closed": found.closed})


@open_to_all(because="Names of people who chose that everybody sees them.", kept=True)
@require_GET
def names_of_letter(request: HttpRequest, letter_slug: str) -> HttpResponse:
    """The names, a hundred a page."""
    found, asked = public_letter(letter_slug, localdate()), request.GET.get("page", "1")
    page = names_page(found, int(asked) if asked.isdecimal() and len(asked) < 6 else 0)
    return render(request, "campaigns/all_names.html", {"letter": found, "page": page})


@open_to_all(because="Anybody can sign. The mailed link makes sure that it was them.")
@require_http_methods(["GET", "POST"])
def signing(request: HttpRequest, letter_slug: str) -> HttpResponse:
    """Sign. Somebody who only looks here, by a reload or by Back, is shown the letter."""
    found = public_letter(letter_slug, localdate())
    if request.method == "GET":
        return see_other(f"{found.path}#sign")
    form = SignForm(request.POST, recipient=found.recipient)
    if form.is_valid():
        try:
            sign(
                found.id,
                name=form.cleaned_data["name"],
                email=form.cleaned_data["email"],
                shown=Shown(form.cleaned_data["shown"]),
                site=request.build_absolute_uri("/"),
                mail=emails.confirm,
                now=now(),
            )
        except NotNow as refused:
            found = public_letter(letter_slug, localdate())  # it was closed meanwhile
            return not_taken(
                request, "campaigns/letter.html", page(found, form, refused=str(refused))
            )
        except AskedOften:
            form.add_error("email", OFTEN)
        else:
            return see_other(f"{found.path}/thanks")
    return not_taken(request, "campaigns/letter.html", page(found, form))


@open_to_all(because="It says only: look in your email.")
@require_GET
def thanks(request: HttpRequest, letter_slug: str) -> HttpResponse:
    found = public_letter(letter_slug, localdate())
    return render(request, "campaigns/thanks.html", {"letter": found})


@open_to_all(because="The link in the mail leads here; opening it does nothing.")
@require_http_methods(["GET", "POST"])
def signature(request: HttpRequest, letter_slug: str, secret: str) -> HttpResponse:
    """Confirm a signature, or take it off: each by one press, never by opening the page."""
    found = public_letter(letter_slug, localdate())
    mine = my_signature(letter_slug, secret)
    late = mine.confirm_until < now()
    context = {"letter": found, "mine": mine, "late": late, "refused": ""}
    if request.method == "GET":
        return render(request, "campaigns/signature.html", context)
    if "off" in request.POST:
        take_off(mine.id, now=now())
    elif late and mine.state == "pending":
        return not_taken(request, "campaigns/signature.html", context)
    else:
        try:
            confirm(mine.id, now=now())
        except NotNow as refused:
            return not_taken(
                request, "campaigns/signature.html", context | {"refused": str(refused)}
            )
    return see_other(request.path)


@open_to_all(because="The code in the link was mailed to the recipient alone.")
@require_GET
def names_for_recipient(request: HttpRequest, letter_slug: str, secret: str) -> HttpResponse:
    found = letter_with_names(letter_slug, secret, localdate())
    context = {
        "letter": found,
        "public": names(found.id, ways={Shown.NAME}),
        "for_you": names(found.id, ways={Shown.RECIPIENT}),
    }
    return render(request, "campaigns/names.html", context)
