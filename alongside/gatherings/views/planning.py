"""Pages of hosts who plan: a new gathering, the plan of one, its parts."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_current_timezone, localtime, now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.already import planned_already
from alongside.gatherings.access.gathering import GatheringView, gathering, left_out
from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.domain.recurrence import until
from alongside.gatherings.domain.seen import Seen
from alongside.gatherings.forms.planning import PartForm, PlanForm, WhenForm
from alongside.gatherings.operations import hosts, parts, planning, series
from alongside.gatherings.views.pieces import tell_moved
from alongside.groups.access import enter, members, run_by
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING


def evening(at: datetime) -> dict[str, Any]:
    """Seven this evening; where that is over, the next full hour, or seven tomorrow."""
    if at.hour < 19:
        return {"day": at.date(), "time": "19:00"}
    if at.hour < 23:
        return {"day": at.date(), "time": f"{at.hour + 1}:00"}
    return {"day": at.date() + timedelta(days=1), "time": "19:00"}


def person_or_none(value: str) -> UUID | None:
    return UUID(value) if value else None


@needs(RUN)
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """A new gathering, or a series."""
    standing = enter(visitor(request), slug, RUN)
    people = members(standing)
    if request.method == "GET":
        first = {"once": uuid4(), "minutes": 90} | evening(localtime())
        if "day" in request.GET:  # from the page of fair times
            first |= {name: request.GET.get(name, "") for name in ("day", "time")}
            first["repeats"] = "1"
        first |= {"kind": "session", "repeats": first.get("repeats", "once")}
        first |= {role: str(person) for role, person in run_by(standing).items()}
        form = PlanForm(initial=first, people=people)
        return render(request, "gatherings/new.html", {"standing": standing, "form": form})
    form = PlanForm(request.POST, people=people)
    if not form.is_valid():
        return not_taken(request, "gatherings/new.html", {"standing": standing, "form": form})
    asked = form.cleaned_data
    starts = datetime.combine(asked["day"], asked["time"], get_current_timezone())
    already = planned_already(standing, asked["title"], starts, but=asked["once"])
    if already and request.POST.get("do") != "second":
        page = {"standing": standing, "form": form, "already": already}
        return not_taken(request, "gatherings/new.html", page)
    details = planning.Details(
        asked["title"],
        asked["kind"] or "session",
        asked["place"],
        asked["video"],
        person_or_none(asked["host"]),
        person_or_none(asked["support"]),
    )
    by, at, rule = standing.person, now(), form.rule()
    if rule is not None:
        series.begin(
            standing.group,
            details,
            rule,
            clock=starts,
            minutes=asked["minutes"],
            by=by,
            now=at,
            id=asked["once"] or uuid4(),
        )
        return see_other(f"/g/{slug}/gatherings/?planned=1")
    ends = until(starts, asked["minutes"])
    made = planning.plan(
        standing.group, details, starts_at=starts, ends_at=ends, by=by, now=at, id=asked["once"]
    )
    return see_other(f"/g/{slug}/gatherings/{made}?planned=1")


def part_form(found: GatheringView, *args: Any, **kwargs: Any) -> PartForm:
    titles = {part.id: part.title for part in found.parts}
    return PartForm(*args, parts=titles, prefix="part", **kwargs)


def plan_page(request: HttpRequest, slug: str, gathering_id: UUID) -> dict[str, Any]:
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    starts = localtime(found.starts_at)
    first = {"title": found.title, "day": starts.date(), "time": starts.time()}
    first |= {"minutes": found.minutes, "place": found.place, "video": found.video}
    shown = Seen(found.title, found.starts_at, found.ends_at, found.place, found.video)
    return {
        "standing": standing,
        "gathering": found,
        "people": members(standing),
        "when": WhenForm(initial=first, prefix="when"),
        "seen": shown.as_text(),
        "new_part": part_form(found, initial={"minutes": 10}),
        "left_out": left_out(found),
        "refused": "",
    }


@needs(RUN)
@require_http_methods(["GET", "POST"])
def the_plan(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Its parts, its time, its hosts: everything that can be changed."""
    page = plan_page(request, slug, gathering_id)
    if request.method == "GET":
        return render(request, "gatherings/plan.html", page)
    form = WhenForm(request.POST, initial=page["when"].initial, prefix="when")
    if not form.is_valid():
        return not_taken(request, "gatherings/plan.html", page | {"when": form})
    asked, found = form.cleaned_data, page["gathering"]
    starts = datetime.combine(asked["day"], asked["time"], get_current_timezone())
    details = planning.Details(asked["title"], found.kind, asked["place"], asked["video"])
    ends = until(starts, asked["minutes"])
    try:
        planning.rename(
            found.id,
            details,
            starts_at=starts,
            ends_at=ends,
            mail=emails.moved,
            site=site(request),
            now=now(),
            seen=request.POST.get("seen", ""),
        )
    except planning.NotNow as refused:
        before = found if isinstance(refused, planning.ChangedMeanwhile) else None
        more = {"refused": refused, "when": form, "is_now": before}
        return not_taken(request, "gatherings/plan.html", page | more)
    return see_other(f"{found.path}/plan?saved=1")


@needs(RUN)
@require_POST
def put_part(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """A new part, or one instead of another."""
    page = plan_page(request, slug, gathering_id)
    found = page["gathering"]
    form = part_form(found, request.POST)
    instead = next(
        (part.id for part in found.parts if str(part.id) == request.POST.get("instead_of")), None
    )
    page |= {"new_part": form, "instead_of": instead}
    if not form.is_valid():
        return not_taken(request, "gatherings/plan.html", page)
    asked = form.cleaned_data
    told = Kind(asked["kind"]), asked["title"], asked["read_out"], asked["minutes"]
    before = UUID(asked["before"]) if asked["before"] else None
    try:
        parts.put_part(found.id, *told, instead_of=instead, before=before)
    except planning.NotNow as refused:
        return not_taken(request, "gatherings/plan.html", page | {"refused": refused})
    tell_moved(found.id)
    return see_other(f"{found.path}/plan?saved=1#parts")


@needs(RUN)
@require_POST
def put_back(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """A part that was left out is there again."""
    page = plan_page(request, slug, gathering_id)
    found, asked = page["gathering"], request.POST.get("part")
    named = next((each for each, _ in page["left_out"] if str(each) == asked), None)
    try:
        if named is not None:
            parts.put_back(found.id, named)
    except planning.NotNow as refused:
        return not_taken(request, "gatherings/plan.html", page | {"refused": refused})
    return see_other(f"{found.path}/plan#parts")


@needs(RUN)
@require_http_methods(["GET", "POST"])
def one_part(request: HttpRequest, slug: str, gathering_id: UUID, part_id: UUID) -> HttpResponse:
    """Change one part: the page to write it anew. Move it, or leave it out: one press."""
    page = plan_page(request, slug, gathering_id)
    found = page["gathering"]
    part = next((each for each in found.parts if each.id == part_id), None)
    if part is None:
        return see_other(f"{found.path}/plan")
    if request.method == "GET":
        first = {"kind": part.kind, "title": part.title}
        first |= {"read_out": part.read_out, "minutes": part.minutes}
        form = part_form(found, initial=first)
        page |= {"part": part, "new_part": form, "instead_of": part.id}
        return render(request, "gatherings/part.html", page)
    try:
        match request.POST.get("do"):
            case "up" | "down" as way:
                parts.move_part(found.id, part.id, up=way == "up")
            case "leave-out":
                parts.leave_out(found.id, part.id)
    except planning.NotNow as refused:
        return not_taken(request, "gatherings/plan.html", page | {"refused": refused})
    tell_moved(found.id)
    return see_other(f"{found.path}/plan#parts")


@needs(RUN)
@require_POST
def call_off(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Call it off, plan it again, or name a host."""
    page = plan_page(request, slug, gathering_id)
    found, by = page["gathering"], page["standing"].person
    try:
        match request.POST.get("do"):
            case "call-off":
                mail = emails.called_off
                planning.call_off(found.id, by=by, mail=mail, site=site(request), now=now())
            case "plan-again":
                mail = emails.planned_again
                planning.plan_again(found.id, by=by, mail=mail, site=site(request), now=now())
            case "host" | "support" as role:
                named = request.POST.get("person", "")
                person = next((one for one in page["people"] if str(one) == named), None)
                seen = request.POST.get("seen")
                hosts.set_host(found.id, role, person, by=by, now=now(), seen=seen)
                return see_other(f"{found.path}/plan?saved=1#hosts")
    except planning.NotNow as refused:
        return not_taken(request, "gatherings/plan.html", page | {"refused": refused})
    return see_other(f"{found.path}/plan")
