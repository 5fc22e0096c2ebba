"""When can you come? The question, its answer, and why a time was chosen."""

from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, localtime, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.times import Times, times
from alongside.gatherings.domain.recurrence import WEEKDAYS
from alongside.gatherings.domain.slots import parts
from alongside.gatherings.forms.times import AskForm
from alongside.gatherings.operations import times as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.groups.access import Standing, enter
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING
ENTER = Permission.ENTER_GATHERING


@dataclass(frozen=True, slots=True)
class SlotView:
    name: str
    day: str
    at: time
    most: bool  # more than half can come
    mine: bool
    next: str  # the next such day, for the page that plans


def see(slot: str, found: Times) -> SlotView:
    day, at = parts(slot)
    today = localdate()
    coming = today + timedelta(days=(day - today.weekday()) % 7)
    if coming == today and at <= localtime().time():
        coming += timedelta(weeks=1)
    mine = slot in found.i_can | found.i_must
    return SlotView(slot, WEEKDAYS[day], at, slot in found.why.most, mine, coming.isoformat())


def page_of(standing: Standing, found: Times | None, **more: Any) -> dict[str, Any]:
    page: dict[str, Any] = {"standing": standing, "times": found, "refused": ""}
    if found:
        offered = [see(slot, found) for slot in found.slots]
        page["days"] = [(day, list(each)) for day, each in groupby(offered, lambda one: one.day)]
        page["offered"] = offered
        page["chosen"] = [one for one in offered if one.name in found.chosen]
        page["fuller"] = next((one for one in offered if one.name == found.why.fuller), None)
    return page | more


@needs(ENTER)
@require_http_methods(["GET", "POST"])
def my_times(request: HttpRequest, slug: str) -> HttpResponse:
    """Say when I can come; or see what was chosen, and why."""
    standing = enter(visitor(request), slug, ENTER)
    found = times(standing)
    if request.method == "GET":
        page = page_of(standing, found, saved="saved" in request.GET)
        return render(request, "gatherings/times.html", page)
    can, must = request.POST.getlist("can"), request.POST.getlist("must")
    try:
        if found is None:
            raise NotNow(operations.STOPPED)
        operations.answer(found.id, standing.person, can, must)
    except NotNow as refused:
        page = page_of(standing, found, refused=str(refused))
        return not_taken(request, "gatherings/times.html", page)
    return see_other(f"/g/{slug}/times?saved=yes")


@needs(RUN)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """The hosts ask the group for its times."""
    standing = enter(visitor(request), slug, RUN)
    if request.method == "GET":
        first = {"days": [str(day) for day in range(7)], "clocks": "10:00, 14:00, 19:00"}
        form = AskForm(initial=first | {"choose": "1"})
        return render(request, "gatherings/ask_times.html", {"standing": standing, "form": form})
    form, refused = AskForm(request.POST), ""
    if form.is_valid():
        cleaned = form.cleaned_data
        try:
            operations.ask(
                standing.group,
                cleaned["slots"],
                int(cleaned["choose"]),
                by=standing.person,
                now=now(),
            )
            return see_other(f"/g/{slug}/times")
        except NotNow as not_now:
            refused = str(not_now)
    page = {"standing": standing, "form": form, "refused": refused}
    return not_taken(request, "gatherings/ask_times.html", page)


@needs(RUN)
@require_POST
def settle(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose now, or stop asking."""
    standing = enter(visitor(request), slug, RUN)
    found = times(standing)
    if found is None:
        return see_other(f"/g/{slug}/times")
    try:
        if request.POST.get("do") == "stop":
            operations.stop_asking(found.id, group=standing.group, by=standing.person, now=now())
        else:
            operations.choose_times(found.id, by=standing.person, now=now())
    except NotNow as refused:
        page = page_of(standing, found, refused=str(refused))
        return not_taken(request, "gatherings/times.html", page)
    return see_other(f"/g/{slug}/times")
