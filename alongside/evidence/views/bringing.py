"""Bring in a survey that was answered elsewhere: a file, a look, decisions, then it is here."""

from collections.abc import Set
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.evidence.domain.answers import BadFile
from alongside.evidence.domain.bringing.brought import Brought, bring
from alongside.evidence.domain.bringing.deciding import offered, ticked_alone, ticked_as_one
from alongside.evidence.domain.bringing.look import look
from alongside.evidence.domain.bringing.spellings import decided
from alongside.evidence.domain.xlsform.reading import read as read_form
from alongside.evidence.domain.xlsform.sheets import is_form
from alongside.evidence.forms.bringing import MOST_CARRIED, BringForm, FileForm, to_carry
from alongside.evidence.operations import Refused
from alongside.evidence.operations.forms import bring_form
from alongside.evidence.operations.surveys import import_survey
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

MAKE = Permission.MAKE_EVIDENCE
FILE, LOOK = "evidence/bring_survey.html", "evidence/look_at_survey.html"
TOO_LONG = "This file is too long for a page. Ask the keeper of this site to bring it in."
ALONE = "Tick two or more that are one. Or tick none."
DAYS = "Say that you keep the days as written. Or mend the file."


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def bring_survey(request: HttpRequest, slug: str) -> HttpResponse:
    """A file of answers is read and shown; nothing is kept of it until the next page. A form
    without answers becomes a draft, which only hosts see."""
    standing = enter(visitor(request), slug, MAKE)
    page: dict[str, Any] = {"standing": standing, "form": FileForm()}
    if request.method == "GET":
        return render(request, FILE, page)
    page["form"] = form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return not_taken(request, FILE, page)
    data = form.cleaned_data["file"]
    called = PurePath(request.FILES["file"].name or "").stem.replace("_", " ")[:200]  # type: ignore[union-attr]
    try:
        if is_form(data):
            draft = bring_form(
                data,
                read_form(data),
                title=called,
                asked_by=standing.group_name,
                promised="",
                group=standing.group,
                by=standing.person,
                now=now(),
            )
            return see_other(f"/g/{slug}/surveys/{draft}")
        brought = bring(data)
    except BadFile as wrong:
        form.add_error(
            "file", f"We cannot bring this in. {str(wrong)[:1].upper()}{str(wrong)[1:]}."
        )
        return not_taken(request, FILE, page)
    carry = to_carry(brought)
    if len(carry) > MOST_CARRIED:
        form.add_error("file", TOO_LONG)
        return not_taken(request, FILE, page)
    deciding = BringForm(initial={"once": uuid4(), "offered": carry, "title": called})
    return render(request, LOOK, looked_at(standing, brought) | {"form": deciding})


def looked_at(
    standing: Standing, brought: Brought, ticked: Set[str] = frozenset()
) -> dict[str, Any]:
    columns = look(brought)
    groups = list(offered(columns, ticked))
    more = sum(len(column.look_alike) for column in columns) - len(groups)
    page: dict[str, Any] = {"standing": standing, "brought": brought, "columns": columns}
    page["personal"] = [column.personal for column in columns if column.personal]
    return page | {"groups": groups, "more": more, "wrong": [], "keep_days": False}


@needs(MAKE)
@require_http_methods(["GET", "POST"])
def brought_survey(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, MAKE)
    if request.method == "GET":  # the address alone: there is no file any more
        return see_other(f"/g/{slug}/surveys/bring")
    form = BringForm(request.POST)
    form.full_clean()
    brought = form.cleaned_data.get("offered")
    if brought is None or "once" not in form.cleaned_data:
        lost = {"standing": standing, "form": FileForm(), "lost": True}
        return not_taken(request, FILE, lost)
    ticks = frozenset(request.POST.getlist("one"))
    page: dict[str, Any] = looked_at(standing, brought, ticks)
    page |= {"form": form, "keep_days": "keep_days" in request.POST}
    wrong = [ALONE] if ticked_alone(page["groups"]) else []
    wrong += [DAYS] if brought.faults and not page["keep_days"] else []
    if wrong or not form.is_valid():
        return not_taken(request, LOOK, page | {"wrong": wrong})
    try:
        import_survey(
            decided(brought.answers, ticked_as_one(page["groups"])),
            group=standing.group,
            title=form.cleaned_data["title"],
            asked_by=form.cleaned_data["asked_by"],
            promised=form.cleaned_data["promised"],
            by=standing.person,
            now=now(),
            id=form.cleaned_data["once"],
        )
    except Refused as refused:
        return not_taken(request, LOOK, page | {"wrong": [f"{str(refused).capitalize()}."]})
    return see_other(f"/g/{slug}/evidence#surveys")
