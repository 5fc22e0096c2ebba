"""All that a private code opens: its sheet, a question a page. Also after the survey is closed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.access.sheets import SheetView, my_codes
from alongside.evidence.domain.surveys.questions import Kind, in_language
from alongside.evidence.domain.surveys.walking import Step, after, before, first_open
from alongside.evidence.forms.sheets import AnswerForm
from alongside.evidence.operations import Refused, sheets
from alongside.evidence.views.in_hand import in_hand, let_go, opened
from alongside.people.access import me, visitor

HOLD = Permission.DECIDE_BY_CODE
ALL = "/surveys/mine/answers"


def path(number: int | None) -> str:
    return f"/surveys/mine/{number}" if number else ALL


@needs(HOLD)
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The code, until its person says that they wrote it down. They may keep it in their things."""
    sheet = opened(request)
    if request.method == "GET":
        page = {"sheet": sheet, "person": visitor(request)}
        return render(request, "evidence/survey_code.html", page)
    if request.POST.get("do") == "keep" and sheet.code:
        person = me(request)
        sheets.keep_code(sheet.filled.code, sheet.survey.id, person=person.id)
    if sheet.code:
        sheets.wrote_code_down(sheet.id, now=now())
    return see_other(path(first_open(sheet.filled.said, sheet.walk)))


def asked(sheet: SheetView, step: Step, **more: Any) -> dict[str, Any]:
    question, languages, language = step.question, sheet.survey.languages, sheet.filled.language
    earlier = None if sheet.sent else before(step.number, sheet.walk)
    page: dict[str, Any] = {"sheet": sheet, "step": step, "earlier": earlier}
    page["text"] = in_language(question.text, language, languages)
    page["hint"] = in_language(question.hint, language, languages)
    page["says"] = question.kind is Kind.SAYS
    return page | {"refused": ""} | more


@needs(HOLD)
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question. Not choosing, or “I would rather not say”, is an answer."""
    sheet = opened(request)
    step = next((one for one in sheet.walk if one.number == number), None)
    if step is None:  # not asked, given what was answered before
        return see_other(path(after(number, sheet.walk)))
    languages, language = sheet.survey.languages, sheet.filled.language
    told: dict[str, Any] = {"question": step.question, "language": language, "languages": languages}
    if request.method == "GET":
        kept = sheet.filled.said.get(step.question.name, ())
        page = asked(sheet, step, form=AnswerForm(before=kept, **told))
        return render(request, "evidence/survey_answer.html", page)
    form = AnswerForm(request.POST, **told)
    page = asked(sheet, step, form=form)
    do = request.POST.get("do", "")
    if do != "not-say" and not form.is_valid():
        return not_taken(request, "evidence/survey_answer.html", page)
    answer = [] if do == "not-say" else form.answer()
    try:
        sheets.say(sheet.id, step.question.name, answer, now=now())
    except Refused as refused:
        page["refused"] = str(refused)
        return not_taken(request, "evidence/survey_answer.html", page)
    if do == "all" or sheet.sent:
        return see_other(ALL)
    return see_other(path(after(number, opened(request).walk)))


@needs(HOLD)
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """Everything on one page, to look over. A POST sends it."""
    sheet = opened(request)
    page: dict[str, Any] = {"sheet": sheet, "refused": "", "said": map_said(sheet)}
    page["open"] = first_open(sheet.filled.said, sheet.walk)
    page["typing"] = in_hand(request)[1]
    if request.method == "GET":
        return render(request, "evidence/survey_answers.html", page)
    try:
        sheets.send(sheet.id, paper=bool(page["typing"]))
    except Refused as refused:
        return not_taken(request, "evidence/survey_answers.html", page | {"refused": str(refused)})
    if page["typing"]:
        return let_go(see_other(f"{page['typing']}?done=1"))
    return see_other(ALL)


def map_said(sheet: SheetView) -> list[dict[str, Any]]:
    languages, language = sheet.survey.languages, sheet.filled.language
    found = []
    for step in sheet.walk:
        question = step.question
        if question.kind is Kind.SAYS:
            continue
        labels = {one.name: one.label for one in question.choices}
        kept = sheet.filled.said.get(question.name)
        shown = [
            in_language(labels[one], language, languages) if one in labels else one
            for one in kept or ()
        ]
        found.append(
            {
                "number": step.number,
                "text": in_language(question.text, language, languages),
                "reached": kept is not None,
                "answers": shown,
                "ranked": question.kind is Kind.RANKING,
            }
        )
    return found


@needs(HOLD)
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest) -> HttpResponse:
    sheet = opened(request)
    if request.method == "GET":
        return render(request, "evidence/survey_take_back.html", {"sheet": sheet})
    sheets.take_sheet_back(sheet.id, now=now())
    return let_go(see_other(f"{sheet.survey.path}?gone=1"))


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def codes(request: HttpRequest) -> HttpResponse:
    """Codes that this person chose to keep."""
    page = {"codes": my_codes(me(request))}
    return render(request, "evidence/survey_codes.html", page)


@needs(Permission.OPEN_MY_THINGS)
@require_POST
def forget_code(request: HttpRequest, code_id: UUID) -> HttpResponse:
    sheets.forget_code(code_id, person=me(request).id, now=now())
    return see_other("/me/surveys")
