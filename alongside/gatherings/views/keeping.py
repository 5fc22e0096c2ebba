"""A page to go back to: links, notes, and plans that were used, to use again."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_current_timezone, localdate, localtime, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import back, not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, gathering
from alongside.gatherings.access.keeping import past_plans, places, shelves
from alongside.gatherings.access.training import trainings
from alongside.gatherings.domain.plan import Kind, Part
from alongside.gatherings.domain.recurrence import until
from alongside.gatherings.forms.keeping import AgainForm, ResourceForm
from alongside.gatherings.operations import keeping, planning
from alongside.groups.access import Standing, enter, run_by
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING
OPEN = Permission.OPEN_RESOURCES


@needs(OPEN)
@require_GET
def resources(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, OPEN)
    page = {"standing": standing, "shelves": shelves(standing), "plans": past_plans(standing)}
    page["trainings"] = trainings(standing)
    return render(request, "gatherings/resources.html", page)


@needs(RUN)
@require_http_methods(["GET", "POST"])
def new_resource(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, RUN)
    page: dict[str, Any] = {"standing": standing, "refused": "", "back": back(request)}
    where = places(standing)
    if request.method == "GET":
        first = {"once": uuid4(), "belongs_to": request.GET.get("for", "")}
        page["form"] = ResourceForm(initial=first, places=where)
        return render(request, "gatherings/new_resource.html", page)
    page["form"] = form = ResourceForm(request.POST, places=where)
    if not form.is_valid():
        return not_taken(request, "gatherings/new_resource.html", page)
    said = form.cleaned_data
    owner = UUID(said["belongs_to"]) if said["belongs_to"] else None
    thing = keeping.Thing(said["title"], said["link"], said["note"], owner)
    try:
        number = said.get("once") or uuid4()
        keeping.add(standing.group, thing, id=number, by=standing.person, now=now())
    except planning.NotNow as refused:
        page["refused"] = str(refused)
        return not_taken(request, "gatherings/new_resource.html", page)
    return see_other(back(request) or f"/g/{slug}/resources")


@needs(RUN)
@require_POST
def take_off(request: HttpRequest, slug: str, resource_id: UUID) -> HttpResponse:
    standing = enter(visitor(request), slug, RUN)
    keeping.take_off(standing.group, resource_id, by=standing.person, now=now())
    return see_other(f"/g/{slug}/resources")


@needs(OPEN)
@require_GET
def kept_plan(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """The plan of one gathering, whole. What was said there is nowhere in it."""
    standing, found = gathering(visitor(request), slug, gathering_id, OPEN)
    page = {"standing": standing, "gathering": found}
    return render(request, "gatherings/kept_plan.html", page)


@needs(RUN)
@require_http_methods(["GET", "POST"])
def use_again(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """A new gathering with the parts of an old one."""
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    page: dict[str, Any] = {"standing": standing, "gathering": found}
    if request.method == "GET":
        page["form"] = AgainForm(initial=first_of(found))
        return render(request, "gatherings/use_again.html", page)
    page["form"] = form = AgainForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/use_again.html", page)
    made = plan_like(standing, found, form.cleaned_data)
    return see_other(f"/g/{slug}/gatherings/{made}/plan")


def first_of(found: GatheringView) -> dict[str, Any]:
    minutes = int((found.ends_at - found.starts_at).total_seconds() // 60)
    first = {"title": found.title, "day": localdate(), "minutes": minutes, "once": uuid4()}
    time = localtime(found.starts_at).time()
    return first | {"time": time, "place": found.place, "video": found.video}


def plan_like(standing: Standing, found: GatheringView, asked: dict[str, Any]) -> UUID:
    usual = run_by(standing)
    details = planning.Details(
        asked["title"],
        found.kind,
        asked["place"],
        asked["video"],
        usual.get("host"),
        usual.get("support"),
        tuple(
            Part(Kind(part.kind), part.title, part.read_out, part.minutes) for part in found.parts
        ),
    )
    starts = datetime.combine(asked["day"], asked["time"], get_current_timezone())
    return planning.plan(
        standing.group,
        details,
        starts_at=starts,
        ends_at=until(starts, asked["minutes"]),
        by=standing.person,
        now=now(),
        id=asked["once"],
    )
