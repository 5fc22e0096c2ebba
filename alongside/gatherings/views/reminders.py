"""Reminders: what I chose, and what a link in one can do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import back, see_other, site
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.gatherings import emails
from alongside.gatherings.access.reminders import chosen_everywhere, reminded
from alongside.gatherings.domain.reminding import HOURS
from alongside.gatherings.operations import hosts, panels, reminders, seats
from alongside.groups.access import my_groups
from alongside.people.access import me


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def my_reminders(request: HttpRequest) -> HttpResponse:
    person = me(request)
    groups = [group for group in my_groups(person) if not group.left]
    if request.method == "POST":
        for group in groups:
            asked = request.POST.getlist(f"group-{group.id}")
            reminders.choose(group.id, person.id, {hours for hours in HOURS if str(hours) in asked})
        kept = f"&back={back(request)}" if back(request) else ""
        return see_other(f"/me/reminders?saved=1{kept}")
    wants = chosen_everywhere(person)
    rows = [(group, wants.get(group.id, set())) for group in groups]
    page = {"rows": rows, "choices": HOURS, "back": back(request)}
    return render(request, "gatherings/reminders.html", page)


@open_to_all(because="The signed ticket in a reminder is one person's own, for one gathering.")
@require_http_methods(["GET", "POST"])
def today(request: HttpRequest, ticket: str) -> HttpResponse:
    """Opening it changes nothing. One press says "not today", or looks for a stand-in."""
    at = now()
    found = reminded(ticket, at)
    if request.method == "GET":
        return render(request, "gatherings/today.html", {"found": found})
    gathering, person = found.gathering.id, found.person
    match request.POST.get("do"):
        case "stop":
            reminders.choose(found.group, person, set())
        case "not-today" if not found.over:
            seats.not_today(gathering, person, found.name, now=at)
        case "after-all" if not found.over:
            seats.perhaps(gathering, person)
        case "cannot-host" if not found.over:
            ask, tell = emails.can_you_stand_in, emails.host_cannot_come
            hosts.cannot_host(gathering, person, ask=ask, tell=tell, site=site(request), now=at)
        case "host-after-all" if found.gave_back and not found.over:
            tell = emails.somebody_stands_in
            role = found.gave_back
            hosts.stand_in(gathering, person, role, tell=tell, site=site(request), now=at)
        case "cannot-speak" if not found.over:
            told = emails.speaker_cannot_come
            panels.cannot_speak(gathering, person, mail=told, site=site(request), now=at)
    return see_other(f"/today/{ticket}")
