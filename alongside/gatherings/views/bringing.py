"""Bring gatherings from another calendar: look at what we read, then choose."""

from collections.abc import Sequence, Set
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.already import there_already
from alongside.gatherings.domain.bringing import still_to_come
from alongside.gatherings.domain.calendar_in import BadCalendar, Event, read
from alongside.gatherings.domain.recurrence import at, between, days, in_words
from alongside.gatherings.forms.bringing import (
    MOST,
    ChosenForm,
    FileForm,
    all_signed,
    offered,
    signed,
)
from alongside.gatherings.operations.bringing import bring as bring_in
from alongside.groups.access import Standing, enter, run_by
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING


def next_day(event: Event) -> date:
    today = localdate()
    coming = between(event.rule, today, today + timedelta(days=800))[:1]
    return coming[0] if coming else next(days(event.rule))


def starts(event: Event) -> datetime:
    return at(next_day(event), event.clock, ZoneInfo(event.zone))


def shown(event: Event, known: Set[tuple[str, datetime]]) -> dict[str, Any]:
    return {
        "title": event.title,
        "already": (event.title, starts(event)) in known,
        "how_often": in_words(event.rule),
        "next": next_day(event),
        "clock": event.clock,
        "elsewhere": event.zone if event.zone != settings.TIME_ZONE else "",
        "place": event.place,
        "value": signed(event),
    }


@needs(RUN)
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, slug: str) -> HttpResponse:
    """The file is read and shown. Nothing is kept of it until the next page."""
    standing = enter(visitor(request), slug, RUN)
    page: dict[str, Any] = {"standing": standing, "form": FileForm()}
    if request.method == "GET":
        return render(request, "gatherings/bring.html", page)
    page["form"] = form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return not_taken(request, "gatherings/bring.html", page)
    try:
        events, refused = still_to_come(*read(form.read()), localdate())
    except BadCalendar as wrong:
        form.add_error("file", str(wrong))
        return not_taken(request, "gatherings/bring.html", page)
    page = listed(standing, events) | {"refused": refused, "once": uuid4()}
    return render(request, "gatherings/brought.html", page)


def listed(standing: Standing, events: Sequence[Event]) -> dict[str, Any]:
    """The page of what can be brought; what is here already stands last."""
    known = there_already(standing, ((event.title, starts(event)) for event in events))
    each = sorted((shown(event, known) for event in events), key=lambda one: one["already"])
    return {"standing": standing, "events": each, "most": MOST, "offered": all_signed(events)}


@needs(RUN)
@require_http_methods(["GET", "POST"])
def brought(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, RUN)
    if request.method == "GET":  # the address alone: there is no file any more
        return see_other(f"/g/{slug}/gatherings/bring")
    form = ChosenForm(request.POST)
    if not form.is_valid():
        page = {"standing": standing, "form": FileForm(), "wrong": form.errors.get("take", [])}
        again = offered(request.POST.get("offered", ""))
        if not again:
            return not_taken(request, "gatherings/bring.html", page)
        page |= listed(standing, again) | {"ticked": request.POST.getlist("take")}
        page |= {"once": form.cleaned_data.get("once") or uuid4()}
        return not_taken(request, "gatherings/brought.html", page)
    once, events = form.cleaned_data["once"], form.cleaned_data["take"]
    bring_in(standing.group, events, run_by(standing), by=standing.person, now=now(), id=once)
    return see_other(f"/g/{slug}/gatherings/")
