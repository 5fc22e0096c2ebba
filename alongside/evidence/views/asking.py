"""Hosts write a survey, open it and close it. None of this shows a sheet."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.asking import AskingView, group_surveys, hosted_survey, how_many
from alongside.evidence.domain.surveys.questions import CHOOSES, Kind, Question, Questions
from alongside.evidence.domain.surveys.wording import in_words
from alongside.evidence.forms.asking import KINDS, AboutForm
from alongside.evidence.operations import Refused
from alongside.evidence.operations import asking as operations
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE


@needs(Permission.SEE_SURVEYS)
@require_GET
def all_surveys(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.SEE_SURVEYS)
    page = {"standing": standing, "surveys": group_surveys(standing)}
    return render(request, "evidence/surveys.html", page)


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, MAKE)
    page: dict[str, Any] = {"standing": standing, "survey": None, "refused": ""}
    if request.method == "GET":
        first = {"once": uuid4(), "languages": "English", "asked_by": standing.group_name}
        page["form"] = AboutForm(initial=first)
        return render(request, "evidence/survey_about.html", page)
    page["form"] = form = AboutForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/survey_about.html", page)
    made = operations.write_survey(
        form.told(),
        id=form.cleaned_data["once"],
        group=standing.group,
        by=standing.person,
        now=now(),
    )
    return see_other(f"/g/{slug}/surveys/{made}")


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def about(request: HttpRequest, slug: str, survey_id: UUID) -> HttpResponse:
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    page: dict[str, Any] = {"standing": standing, "survey": found, "refused": ""}
    if request.method == "GET":
        words = {name: getattr(found, name) for name in ("title", "about", "asked_by", "promised")}
        languages = "\n".join(found.languages)
        page["form"] = AboutForm(initial=words | {"languages": languages, "once": uuid4()})
        return render(request, "evidence/survey_about.html", page)
    page["form"] = form = AboutForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "evidence/survey_about.html", page)
    try:
        operations.change_about(found.id, form.told())
    except Refused as refused:
        return not_taken(request, "evidence/survey_about.html", page | {"refused": str(refused)})
    return see_other(found.inside)


def built(standing: Standing, survey: AskingView, refused: str = "") -> dict[str, Any]:
    answered = None if survey.is_draft else how_many(survey.id)
    page = {"standing": standing, "survey": survey, "answered": answered, "refused": refused}
    return page | {
        "asked": [in_all(question, survey.questions) for question in survey.questions.asked]
    }


def in_all(question: Question, survey: Questions) -> dict[str, Any]:
    """A question in all its languages, side by side."""
    choices = [
        {"picture": one.picture, "labels": [one.label.get(each, "") for each in survey.languages]}
        for one in question.choices
    ]
    return {
        "kind": KINDS[question.kind][1],
        "texts": [(each, question.text.get(each, "")) for each in survey.languages],
        "choices": choices,
        "only_if": [in_words(condition, survey) for condition in question.only_if],
        "pictured": question.kind in CHOOSES and question.kind is not Kind.RANKING,
    }


@needs(MAKE)
@require_GET
def one(request: HttpRequest, slug: str, survey_id: UUID) -> HttpResponse:
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    return render(request, "evidence/survey_host.html", built(standing, found))


@needs(MAKE)
@require_POST
def step(request: HttpRequest, slug: str, survey_id: UUID) -> HttpResponse:
    """Open it, close it, or throw a draft away: the button says which."""
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    deeds = {
        "open": operations.open_survey,
        "close": operations.close_survey,
        "throw-away": operations.throw_survey_away,
    }
    do = request.POST.get("do", "")
    try:
        if do in deeds:
            deeds[do](found.id, by=standing.person, now=now())
    except Refused as refused:
        page = built(standing, found, str(refused))
        return not_taken(request, "evidence/survey_host.html", page)
    return see_other(f"/g/{slug}/surveys/" if do == "throw-away" else found.inside)
