"""When a host cannot come: one press, and the page looks for somebody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.gathering import (
    gathering,
    my_offers,
    over_lately,
    series_of,
    upcoming,
)
from alongside.gatherings.operations import hosts, planning
from alongside.gatherings.views.room import about_page
from alongside.groups.access import enter
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING


@needs(ENTER)
@require_POST
def cannot_come(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """A host cannot come. Whoever is not a host of it changes nothing."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    ask, tell = emails.can_you_stand_in, emails.host_cannot_come
    hosts.cannot_host(found.id, standing.person, ask=ask, tell=tell, site=site(request), now=now())
    return see_other(f"{found.path}#hosting")


@needs(ENTER)
@require_POST
def stand_in(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Yes, I can stand in; or I can host after all."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    try:
        role, tell = request.POST.get("role", ""), emails.somebody_stands_in
        hosts.stand_in(found.id, standing.person, role, tell=tell, site=site(request), now=now())
    except planning.NotNow as refused:
        page = about_page(standing, found, refused=refused)
        return not_taken(request, "gatherings/about.html", page)
    return see_other(f"{found.path}?thanks=1#hosting")


@needs(ENTER)
@require_http_methods(["GET", "POST"])
def all_gatherings(request: HttpRequest, slug: str) -> HttpResponse:
    """What is planned, what comes again, and "I can stand in"."""
    standing = enter(visitor(request), slug, ENTER)
    if request.method == "POST":
        roles = set(request.POST.getlist("role")) & set(planning.ROLES)
        hosts.offer(standing.group, standing.person, roles)
        return see_other(f"/g/{slug}/gatherings/?offered=1#stand-in")
    page = {
        "standing": standing,
        "upcoming": upcoming(standing, now(), most=40),
        "over": over_lately(standing, now()),
        "series": series_of(standing),
        "offers": my_offers(standing),
    }
    return render(request, "gatherings/all.html", page)
