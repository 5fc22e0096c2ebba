"""My gatherings in the calendar of my phone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods

from alongside.core.http import back, not_taken, see_other, site
from alongside.core.marks import needs, open_to_all
from alongside.core.permissions import Permission
from alongside.gatherings.access.calendar import feed, my_links
from alongside.gatherings.operations import calendar as operations
from alongside.gatherings.operations.planning import NotNow
from alongside.people.access import me


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def my_calendar(request: HttpRequest) -> HttpResponse:
    """Make a link, which is shown once; or stop one."""
    person = me(request)
    page: dict[str, Any] = {"links": my_links(person), "link": "", "refused": ""}
    page["back"] = back(request)
    if request.method == "GET":
        return render(request, "gatherings/calendar.html", page)
    if stop := request.POST.get("stop"):
        for link in page["links"]:
            if str(link.id) == stop:
                operations.stop_link(link.id, person.id)
        kept = f"?back={back(request)}" if back(request) else ""
        return see_other(f"/me/calendar{kept}")
    real = request.POST.get("real") == "yes"
    try:
        secret = operations.make_link(person.id, real=real, today=localdate())
    except NotNow as refused:
        return not_taken(request, "gatherings/calendar.html", page | {"refused": str(refused)})
    page |= {"link": f"{site(request)}/calendar/{secret}.ics", "links": my_links(person)}
    return render(request, "gatherings/calendar.html", page)


@open_to_all(because="The secret in the address is one person's own, and they can stop it.")
@require_GET
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    found = feed(secret, now())
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="text/calendar; charset=utf-8")
