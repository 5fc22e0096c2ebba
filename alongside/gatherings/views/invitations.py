"""A body outside invites the group to speak. The group says yes, no, or on these terms."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.invitations import invitation, invitations, my_invitation
from alongside.gatherings.domain.invitation import Answer
from alongside.gatherings.forms.invitations import AskForm, BackForm, TermsForm
from alongside.gatherings.operations import invitations as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.groups.access import enter, public_group
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING
RUN = Permission.RUN_GATHERING


@open_to_all(because="A body outside has no account. It names only groups that are public.")
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    group = public_group(slug)
    page = {"group": group, "form": AskForm(), "sent": "sent" in request.GET, "refused": ""}
    if request.method == "GET":
        return render(request, "gatherings/ask_to_speak.html", page)
    page["form"] = form = AskForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/ask_to_speak.html", page)
    mail = emails.confirm_invitation
    try:
        operations.ask(group.id, group.name, form.asked(), mail=mail, site=site(request), now=now())
    except NotNow as refused:
        page["refused"] = str(refused)
        return not_taken(request, "gatherings/ask_to_speak.html", page)
    return see_other(f"/speak/{slug}?sent=1")


@open_to_all(because="The secret was mailed to the one who asks. Opening it does nothing.")
@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest, secret: str) -> HttpResponse:
    """Send it to the group; later, read the answer and write back; or take it back."""
    found, template = my_invitation(secret), "gatherings/my_invitation.html"
    if request.method == "GET":
        return render(request, template, {"found": found, "form": BackForm()})
    if request.POST.get("do") == "write":
        page = {"found": found, "form": (form := BackForm(request.POST))}
        if not form.is_valid():
            return not_taken(request, template, page)
        reply, words = form.cleaned_data["reply"], form.cleaned_data["words"]
        told = emails.invitation_written
        try:
            operations.write_back(found.id, reply, words, mail=told, site=site(request), now=now())
        except NotNow as refused:
            return not_taken(request, template, page | {"refused": refused})
        return see_other(f"{request.path}?written=1")
    if request.POST.get("do") == "take-back":
        operations.wipe(found.id, now=now())
        return see_other("/")
    mail = emails.somebody_invites
    operations.confirm(found.id, mail=mail, site=site(request), now=now())
    return see_other(request.path)


@needs(ENTER)
@require_GET
def all_invitations(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, ENTER)
    link = f"{site(request)}/speak/{slug}"
    page = {"standing": standing, "invitations": invitations(standing), "link": link}
    return render(request, "gatherings/invitations.html", page)


@needs(ENTER)
@require_GET
def one(request: HttpRequest, slug: str, invitation_id: UUID) -> HttpResponse:
    standing, found = invitation(visitor(request), slug, invitation_id, ENTER)
    page = {"standing": standing, "found": found, "form": TermsForm(initial={"terms": found.terms})}
    return render(request, "gatherings/invitation.html", page)


@needs(RUN)
@require_POST
def answer(request: HttpRequest, slug: str, invitation_id: UUID) -> HttpResponse:
    """Yes and no are one press. Terms are written first."""
    standing, found = invitation(visitor(request), slug, invitation_id, RUN)
    said, terms = Answer.NONE, ""
    match request.POST.get("do"):
        case "yes":
            said = Answer.YES
        case "no":
            said = Answer.NO
        case "terms":
            form = TermsForm(request.POST)
            if not form.is_valid():
                page = {"standing": standing, "found": found, "form": form}
                return not_taken(request, "gatherings/invitation.html", page)
            said, terms = Answer.TERMS, form.cleaned_data["terms"]
    if said:
        mail = emails.invitation_answered
        try:
            operations.answer(
                found.id,
                said,
                terms,
                mail=mail,
                site=site(request),
                by=standing.person,
                now=now(),
                seen=request.POST.get("seen", ""),
            )
        except NotNow as refused:
            page = {"standing": standing, "found": found, "form": TermsForm(request.POST)}
            return not_taken(request, "gatherings/invitation.html", page | {"refused": refused})
    return see_other(f"/g/{slug}/invitations/{found.id}")
