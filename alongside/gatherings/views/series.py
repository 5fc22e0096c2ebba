"""A series: change it from a day on, or end it."""

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.clock import day
from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.gathering import days_to_come, series_of
from alongside.gatherings.forms.series import SeriesForm
from alongside.gatherings.operations import series
from alongside.groups.access import enter, members
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING


@needs(RUN)
@require_http_methods(["GET", "POST"])
def change_series(request: HttpRequest, slug: str, series_id: UUID) -> HttpResponse:
    """Its time, place and hosts. Days that were changed by hand stay, and are named."""
    standing = enter(visitor(request), slug, RUN)
    found = next((one for one in series_of(standing) if one.id == series_id), None)
    if found is None:
        return see_other(f"/g/{slug}/gatherings/")
    people, coming = members(standing), days_to_come(found.id, now())
    page: dict[str, Any] = {"standing": standing, "series": found, "stay": None}
    if request.method == "GET":
        first = asdict(found) | {"time": found.clock}
        page["form"] = SeriesForm(initial=first, days=coming, people=people)
        return render(request, "gatherings/change_series.html", page)
    page["form"] = form = SeriesForm(request.POST, days=coming, people=people)
    if not form.is_valid():
        return not_taken(request, "gatherings/change_series.html", page)
    asked = form.cleaned_data
    host, support = (UUID(asked[role]) if asked[role] else None for role in ("host", "support"))
    new = series.Again(
        asked["time"], asked["minutes"], asked["place"], asked["video"], host, support
    )
    stay = series.change_from(
        standing.group,
        found.id,
        date.fromisoformat(asked["since"]),
        new,
        mail=emails.moved_from_now_on,
        site=site(request),
        by=standing.person,
        now=now(),
    )
    page |= {"stay": [day(starts) for starts in stay], "changed": True}
    return render(request, "gatherings/change_series.html", page)


@needs(RUN)
@require_http_methods(["GET", "POST"])
def end_series(request: HttpRequest, slug: str, series_id: UUID) -> HttpResponse:
    standing = enter(visitor(request), slug, RUN)
    found = next((one for one in series_of(standing) if one.id == series_id), None)
    if found is None:
        return see_other(f"/g/{slug}/gatherings/")
    if request.method == "POST":
        series.end(standing.group, found.id, by=standing.person, now=now())
        return see_other(f"/g/{slug}/gatherings/")
    return render(request, "gatherings/end_series.html", {"standing": standing, "series": found})
