"""The front door, a person's home, and a group's."""

from django.contrib.auth import logout
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.campaigns.access import group_letters, public_letters, wins
from alongside.core.http import see_other
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.evidence.access.reports import group_reports
from alongside.gatherings.access.on_home import on_home
from alongside.gatherings.access.panels import panels_to_come
from alongside.groups.access import about_us, enter, hosts, my_groups, public_groups
from alongside.people.access import me, visitor
from alongside.web.copies import everything_of, in_lines
from alongside.web.erasing import erase
from alongside.words.access.on_home import notices, waits_for
from alongside.words.access.wishes import said_of_me


@open_to_all(because="This is the front door.", kept=True)
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    page = {"groups": public_groups(), "letters": public_letters()}
    page["panels"] = panels_to_come(now())
    return render(request, "web/front.html", page)


@open_to_all(because="Programs that look after the machine ask here.")
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """200 while the site can write."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_limit SET count = count WHERE id = 'health'")
    return JsonResponse({"ok": True})


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    person = me(request)
    if said_of_me(person):  # whoever signs in comes here first
        return see_other("/me/here")
    groups = my_groups(person)
    if len(groups) == 1 and not groups[0].left and "stay" not in request.GET:
        return see_other(f"/g/{groups[0].slug}/")
    return render(request, "web/home.html", {"person": person, "groups": groups})


@needs(Permission.SEE_GROUP_HOME)
@require_GET
def group_home(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.SEE_GROUP_HOME)
    page = {"standing": standing, "resting": not standing.takes_part, "wins": wins(standing)}
    if standing.takes_part:
        page["coming"] = on_home(standing, now())
        page["letters"] = group_letters(standing)
        page["reports"] = group_reports(standing)
        about = about_us(standing, waits_for(standing, localdate()))
        page |= {"hosts": about.hosts, "how_many": about.how_many}
        page["notices"] = notices(standing, about.also)
    return render(request, "web/group_home.html", page)


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def copy(request: HttpRequest) -> HttpResponse:
    """Everything of mine, as one file that programs and people can open."""
    answer = JsonResponse(
        everything_of(me(request), localdate()),
        json_dumps_params={"indent": 1, "ensure_ascii": False},
    )
    answer["Content-Disposition"] = 'attachment; filename="my-things.json"'
    return answer


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def readable_copy(request: HttpRequest) -> HttpResponse:
    """The same as a page: to read, to print."""
    person = me(request)
    things = everything_of(person, localdate())
    page = {"things": things, "day": localdate(), "more": in_lines(things)}
    return render(request, "web/everything.html", page)


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def erase_me(request: HttpRequest) -> HttpResponse:
    """A GET says first what goes and what stays."""
    person = me(request)
    if request.method == "GET":
        groups = [group for group in my_groups(person) if not group.left]
        alone = [group.name for group in groups if hosts(group.id) == [person.name]]
        return render(request, "web/erase.html", {"groups": groups, "alone": alone})
    erase(person, now=now())
    logout(request)
    return render(request, "web/erased.html")
