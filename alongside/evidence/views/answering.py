"""A survey as everybody sees it, and beginning to answer. No account is asked for, or noted."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.core import limits
from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.evidence.access.asking import public_survey
from alongside.evidence.access.sheets import sheet_of_code
from alongside.evidence.forms.sheets import BeginForm
from alongside.evidence.operations import Refused
from alongside.evidence.operations.sheets import begin_sheet
from alongside.evidence.views.in_hand import hold, let_go
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words.forms.call_answers import ReturnCodeForm

BEGUN = limits.Often(60, timedelta(hours=1))  # from one address
WRONG = limits.Often(60, timedelta(minutes=10))  # thirty people can share one address
MANY = "Many people began from here. Try again in an hour."
NOT_THIS = "This code opens nothing. Look at each digit again."
SLOW = "Too many codes were wrong. Wait ten minutes. Then try again."


@open_to_all(because="People answer a survey without an account; so nobody knows who did.")
@require_http_methods(["GET", "POST"])
def survey(request: HttpRequest, survey_slug: str) -> HttpResponse:
    """Its first words. A POST begins a sheet, and leads to its private code."""
    found = public_survey(survey_slug)
    page: dict[str, Any] = {"survey": found, "refused": ""}
    if request.method == "GET":
        page["form"] = BeginForm(initial={"once": uuid4()}, languages=found.languages)
        return render(request, "evidence/survey.html", page)
    page["form"] = form = BeginForm(request.POST, languages=found.languages)
    if not form.is_valid():
        return not_taken(request, "evidence/survey.html", page)
    here, at = str(request.META.get("REMOTE_ADDR")), now()
    try:
        if not limits.take("begin sheet", here, BEGUN, now=at):
            raise Refused(MANY)
        sheet = begin_sheet(
            found.id,
            how=form.chosen_how(),
            language=form.chosen_language(),
            once=form.cleaned_data["once"],
            now=at,
        )
    except Refused as refused:
        return not_taken(request, "evidence/survey.html", page | {"refused": str(refused)})
    return hold(see_other("/surveys/mine/code"), sheet)


@needs(Permission.SEE_SURVEYS)
@require_GET
def from_inside(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    """The same page for a member of the group that asks. It notes nothing either."""
    standing = enter(visitor(request), slug, Permission.SEE_SURVEYS)
    found = public_survey(survey_slug)
    if found.group_slug != standing.slug:
        raise Http404
    form = BeginForm(initial={"once": uuid4()}, languages=found.languages)
    page = {"standing": standing, "survey": found, "refused": "", "form": form}
    return render(request, "evidence/survey.html", page)


@open_to_all(because="Whoever comes back has no account. The code is the door.")
@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """A wrong code, an old one and one that never was get the same answer."""
    page = {"form": ReturnCodeForm()}
    if request.method == "GET":
        return render(request, "evidence/survey_come_back.html", page)
    page["form"] = form = ReturnCodeForm(request.POST)
    if form.is_valid():
        here = str(request.META.get("REMOTE_ADDR"))
        if not limits.take("survey code", here, WRONG, now=now()):
            form.add_error("code", SLOW)
        elif (sheet := sheet_of_code(form.cleaned_data["code"])) is None:
            form.add_error("code", NOT_THIS)
        else:
            limits.give_back("survey code", here)
            return hold(see_other("/surveys/mine/answers"), sheet)
    return not_taken(request, "evidence/survey_come_back.html", page)


@open_to_all(because="Everybody can have their code forgotten by a browser.")
@require_http_methods(["POST"])
def done(request: HttpRequest) -> HttpResponse:
    return let_go(see_other("/surveys/mine"))
