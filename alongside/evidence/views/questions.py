"""The questions of a survey, while its hosts write it; and each as people will see it."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.asking import AskingView, hosted_survey
from alongside.evidence.domain.surveys import building
from alongside.evidence.domain.surveys.questions import (
    CHOOSES,
    Kind,
    Question,
    Questions,
    in_language,
)
from alongside.evidence.forms.asking import KINDS, PicturesForm, QuestionForm, as_typed
from alongside.evidence.forms.sheets import AnswerForm
from alongside.evidence.operations import Refused, asking
from alongside.evidence.views.asking import built
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE


def numbered(survey: AskingView, number: int) -> Question:
    """Its question of this number, from 1. Raises Http404."""
    if not 1 <= number <= len(survey.questions.asked):
        raise Http404
    return survey.questions.asked[number - 1]


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str, survey_id: UUID) -> HttpResponse:
    """First its kind, then the question."""
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    page: dict[str, Any] = {"standing": standing, "survey": found, "refused": "", "question": None}
    asked = request.POST.get("kind") or request.GET.get("kind", "")
    if asked not in list(Kind):
        page["kinds"] = [(kind.value, *told) for kind, told in KINDS.items()]
        show = render if request.method == "GET" else not_taken
        return show(request, "evidence/survey_kinds.html", page)
    page["kind"] = kind = Kind(asked)
    page["told"] = KINDS[kind]
    more: dict[str, Any] = {
        "kind": kind,
        "survey": found.questions,
        "at": len(found.questions.asked),
    }
    if request.method == "GET":
        page["form"] = QuestionForm(initial={"once": uuid4()}, **more)
        return render(request, "evidence/survey_question.html", page)
    page["form"] = form = QuestionForm(request.POST, **more)
    if not form.is_valid():
        return not_taken(request, "evidence/survey_question.html", page)
    question = form.question()
    try:
        if question not in found.questions.asked:  # the same form sent twice is one question
            asking.change_questions(found.id, lambda all_: building.put(all_, question))
    except Refused as refused:
        return not_taken(request, "evidence/survey_question.html", page | {"refused": str(refused)})
    last = len(found.questions.asked) + 1
    pictures = kind in CHOOSES and kind is not Kind.RANKING
    return see_other(f"{found.inside}/questions/{last}/pictures" if pictures else found.inside)


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str, survey_id: UUID, number: int) -> HttpResponse:
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    old = numbered(found, number)
    page: dict[str, Any] = {"standing": standing, "survey": found, "refused": "", "question": old}
    page |= {"kind": old.kind, "told": KINDS[old.kind], "number": number}
    more: dict[str, Any] = {"kind": old.kind, "survey": found.questions, "at": number - 1}
    if request.method == "GET":
        typed = as_typed(old, found.questions, number - 1)
        page["form"] = QuestionForm(initial=typed | {"once": uuid4()}, **more)
        return render(request, "evidence/survey_question.html", page)
    page["form"] = form = QuestionForm(request.POST, **more)
    if not form.is_valid():
        return not_taken(request, "evidence/survey_question.html", page)
    question = form.question(old)
    try:
        asking.change_questions(
            found.id, lambda survey: building.put(survey, question, of(survey, old))
        )
    except Refused as refused:
        return not_taken(request, "evidence/survey_question.html", page | {"refused": str(refused)})
    return see_other(f"{found.inside}#q{number}")


def of(survey: Questions, question: Question) -> int:
    """Where it stands now. Raises Refused where somebody else changed it meanwhile."""
    if question not in survey.asked:
        raise Refused(asking.CHANGED)
    return survey.asked.index(question)


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def pictures(request: HttpRequest, slug: str, survey_id: UUID, number: int) -> HttpResponse:
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    old = numbered(found, number)
    page: dict[str, Any] = {"standing": standing, "survey": found, "refused": "", "question": old}
    page["number"] = number
    more: dict[str, Any] = {"choices": old.choices, "languages": found.languages}
    if request.method == "GET":
        page["form"] = PicturesForm(**more)
        return render(request, "evidence/survey_pictures.html", page)
    page["form"] = form = PicturesForm(request.POST, **more)
    if not form.is_valid():
        return not_taken(request, "evidence/survey_pictures.html", page)
    drawn = zip(old.choices, form.pictures(), strict=True)
    question = replace(old, choices=tuple(replace(one, picture=name) for one, name in drawn))
    try:
        asking.change_questions(
            found.id, lambda survey: building.put(survey, question, of(survey, old))
        )
    except Refused as refused:
        return not_taken(request, "evidence/survey_pictures.html", page | {"refused": str(refused)})
    return see_other(f"{found.inside}#q{number}")


@needs(MAKE)
@require_POST
def move(request: HttpRequest, slug: str, survey_id: UUID, number: int) -> HttpResponse:
    """Up, or out: the button says which."""
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    old = numbered(found, number)
    deeds = {"up": building.move_up, "out": building.take_out}
    deed = deeds.get(request.POST.get("do", ""))
    try:
        if deed is not None:
            asking.change_questions(found.id, lambda survey: deed(survey, of(survey, old)))
    except Refused as refused:
        page = built(standing, found, str(refused))
        return not_taken(request, "evidence/survey_host.html", page)
    return see_other(f"{found.inside}#questions")


@needs(MAKE)
@require_GET
def look(request: HttpRequest, slug: str, survey_id: UUID, number: int) -> HttpResponse:
    """A question as people will see it. Nothing that is chosen here is kept."""
    standing, found = hosted_survey(visitor(request), slug, survey_id)
    question, languages = numbered(found, number), found.languages
    wanted = request.GET.get("language", "")
    language = wanted if wanted in languages else languages[0]
    page = {"standing": standing, "survey": found, "question": question, "language": language}
    last = len(found.questions.asked)
    page |= {"number": number, "earlier": number - 1, "later": number + 1 if number < last else 0}
    page["text"] = in_language(question.text, language, languages)
    page["hint"] = in_language(question.hint, language, languages)
    page["form"] = AnswerForm(question=question, language=language, languages=languages)
    return render(request, "evidence/survey_look.html", page)
