"""A survey on paper: printed with a code for each copy, and typed in by a host."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core import symbols
from alongside.core.http import download, not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.pdf import pdf
from alongside.core.permissions import Permission
from alongside.evidence.access.asking import AskingView, hosted_survey
from alongside.evidence.domain.surveys.on_paper import printed
from alongside.evidence.forms.paper import PaperForm, PrintForm
from alongside.evidence.operations import Refused
from alongside.evidence.operations.paper import Copy, paper_of, print_copies
from alongside.evidence.views.in_hand import hold
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE
TEMPLATE = Path(__file__).parents[1] / "print" / "survey.typ"
NOT_THIS = "No paper with this number waits. Look at each digit again."


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, slug: str, survey_id: UUID) -> HttpResponse:
    """A POST answers with the file: its codes are kept nowhere, so it is made once."""
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    page: dict[str, Any] = {"standing": standing, "survey": found, "refused": ""}
    if request.method == "GET":
        page["form"] = PrintForm(languages=found.languages)
        return render(request, "evidence/survey_paper.html", page)
    page["form"] = form = PrintForm(request.POST, languages=found.languages)
    if not form.is_valid():
        return not_taken(request, "evidence/survey_paper.html", page)
    languages = form.chosen()
    try:
        copies = print_copies(found.id, form.cleaned_data["copies"], languages[0], now=now())
    except Refused as refused:
        return not_taken(request, "evidence/survey_paper.html", page | {"refused": str(refused)})
    return download(file(found, languages, copies, f"{site(request)}/surveys/mine"), "survey.pdf")


def file(survey: AskingView, languages: Any, copies: list[Copy], link: str) -> bytes:
    questions = printed(survey.questions, languages)
    for question in questions:
        for choice in question["choices"]:
            choice["picture"] = symbols.as_file(choice["picture"]) if choice["picture"] else ""
    told = {"title": survey.title, "about": survey.about, "promised": survey.promised}
    told |= {"link": link.partition("://")[2]}
    numbered = [{"number": copy.number, "code": copy.code} for copy in copies]
    return pdf(TEMPLATE, told=json.dumps(told | {"questions": questions, "copies": numbered}))


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def typing(request: HttpRequest, slug: str, survey_id: UUID) -> HttpResponse:
    """The number of a paper opens its empty sheet, to type in what stands on it."""
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    page: dict[str, Any] = {"standing": standing, "survey": found, "form": PaperForm()}
    if request.method == "GET":
        return render(request, "evidence/survey_typing.html", page)
    page["form"] = form = PaperForm(request.POST)
    if form.is_valid():
        sheet = paper_of(found.id, form.cleaned_data["number"])
        if sheet is not None:
            back = f"{found.inside}/type"
            return hold(see_other("/surveys/mine/answers"), sheet, typing=back)
        form.add_error("number", NOT_THIS)
    return not_taken(request, "evidence/survey_typing.html", page)
