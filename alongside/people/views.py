"""Signing in: an emailed code, a button behind an emailed link, or a passkey."""

from datetime import timedelta
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core import limits
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.people import emails
from alongside.people.access import Person, me, my_passkeys, visitor
from alongside.people.forms import CodeForm, SettingsForm, SignInForm
from alongside.people.operations import (
    CodeRefused,
    ask_to_sign_in,
    come_back,
    pause_account,
    save_look,
    use_code,
    use_secret,
)

SLOW = "Many emails were asked for. Wait 15 minutes, then try again. What you typed is still here."
MAILS = limits.Often(most=5, within=timedelta(minutes=15))
NEUTRAL = "https://www.bbc.co.uk/weather"


def let_on(request: HttpRequest, person: Person, *, shared: bool) -> None:
    """Open a session, as allauth does it. On a shared device it ends with the browser."""
    get_adapter(request).login(request, person)
    record_authentication(request, person, method="code")
    if shared:
        request.session.set_expiry(0)


def safe_next(request: HttpRequest, path: str) -> str:
    """A path of this site that can be kept, else home."""
    here = url_has_allowed_host_and_scheme(path, {request.get_host()}) and path.startswith("/")
    return path if here and path.isprintable() and len(path) <= 500 else "/me"


@open_to_all(because="This is the way in.")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        page = {"form": SignInForm(), "next": request.GET.get("next", ""), "shared": False}
        return render(request, "people/sign_in.html", page)
    form = SignInForm(request.POST)
    shared = "shared" in request.POST
    wanted = request.POST.get("next", "")
    page = {"form": form, "next": wanted, "shared": shared}
    if not form.is_valid():
        return not_taken(request, "people/sign_in.html", page)
    email = form.cleaned_data["email"]
    if not limits.take("mail", email, MAILS, now=now()):
        form.add_error("email", SLOW)
        return not_taken(request, "people/sign_in.html", page)
    link = request.build_absolute_uri("/sign-in/")
    wanted = safe_next(request, wanted)
    mail = ask_to_sign_in(
        email,
        link=link,
        next=wanted,
        known=emails.sign_in,
        unknown=emails.not_known(),
        now=now(),
    )
    request.session["mail"] = str(mail)
    request.session["shared"] = shared
    return see_other("/sign-in/code")


@open_to_all(because="Whoever asked for a code types it here.")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    mail = request.session.get("mail")
    if request.method == "GET" or mail is None:
        status = 200 if mail else 422
        page = {"form": CodeForm(), "asked": mail is not None}
        return render(request, "people/code.html", page, status=status)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            person, wanted = use_code(UUID(mail), form.cleaned_data["code"], now=now())
        except CodeRefused as refused:
            form.add_error("code", str(refused))
        else:
            let_on(request, person, shared=request.session.get("shared", False))
            return see_other(wanted or "/me")
    return not_taken(request, "people/code.html", {"form": form, "asked": True})


@open_to_all(because="The link in a mail leads here; opening it does nothing yet.")
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """A GET only shows the button: mail programs open links to look at them."""
    if request.method == "GET":
        return render(request, "people/link.html", {"refused": ""})
    try:
        person, wanted = use_secret(secret, now=now())
    except CodeRefused as refused:
        if visitor(request):  # the same button, pressed twice
            return see_other("/me")
        return not_taken(request, "people/link.html", {"refused": str(refused)})
    let_on(request, person, shared="shared" in request.POST)
    return see_other(wanted or "/me")


@open_to_all(because="Everybody can leave, from every page, whoever they are.")
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the session. 200 with Refresh: `form-action` in our policy judges redirects too."""
    logout(request)
    response = HttpResponse(
        "<!doctype html><html lang=en-GB><title>New page</title>",
        headers={"Refresh": f"0; url={NEUTRAL}"},
    )
    # Not "storage": a tab remembers there that its person left, so that Back shows nothing.
    response["Clear-Site-Data"] = '"cache"'
    return response


@open_to_all(because="Everybody can sign out.")
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return see_other("/")


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    person = me(request)
    names = ["name", "size", "easy", "no_pictures", "still", "plain_titles"]
    if request.method == "GET":
        form = SettingsForm(initial={name: getattr(person, name) for name in names})
        return render(request, "people/settings.html", {"form": form, "person": person})
    form = SettingsForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "people/settings.html", {"form": form, "person": person})
    save_look(person.id, form.cleaned_data)
    return see_other("/me/settings?saved=1")


@needs(Permission.OPEN_MY_THINGS)
@require_POST
def rest(request: HttpRequest) -> HttpResponse:
    person = me(request)
    if "back" in request.POST:
        come_back(person.id)
    else:
        pause_account(person.id, now=now())
    return see_other("/me")


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def passkeys(request: HttpRequest) -> HttpResponse:
    return render(request, "people/passkeys.html", {"passkeys": my_passkeys(me(request))})
