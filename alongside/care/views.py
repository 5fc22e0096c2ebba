"""Raise a worry; read what one was told; name who hears worries."""

from functools import partial
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.care import emails, operations
from alongside.care.access import hears, named_people, reader, worries
from alongside.care.forms import NamedForm, WorryForm
from alongside.core.http import not_taken, see_other, site
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.room import my_room
from alongside.groups.access import enter, members
from alongside.groups.queries import hosts_of
from alongside.people.access import visitor

READ = Permission.READ_WORRIES


@needs(Permission.RAISE_WORRY)
@require_http_methods(["GET", "POST"])
def worry(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.RAISE_WORRY)
    people = named_people(standing)
    page = {"standing": standing, "told": "told" in request.GET, "refused": ""}
    page |= {"room": my_room(standing)}
    hosts = hosts_of(standing.group)
    asked = partial(WorryForm, people=people, hosts=hosts, me=standing.person)
    if request.method == "GET":
        form = asked(initial={"once": uuid4()})
        return render(request, "care/worry.html", page | {"form": form})
    form = asked(request.POST)
    if not form.is_valid():
        return not_taken(request, "care/worry.html", page | {"form": form})
    said = form.cleaned_data
    try:
        operations.raise_worry(
            standing.group,
            said["words"],
            form.readers(),
            id=said.get("once") or uuid4(),
            person=standing.person if said["name"] == "yes" else None,
            mail=emails.somebody_worries(f"{site(request)}/g/{slug}/notes"),
            now=now(),
        )
    except operations.NotNow as refused:
        return not_taken(request, "care/worry.html", page | {"form": form, "refused": str(refused)})
    return see_other(f"/g/{slug}/worry?told=yes")


@needs(READ)
@require_GET
def told(request: HttpRequest, slug: str) -> HttpResponse:
    standing = reader(visitor(request), slug)
    page = {"standing": standing, "worries": worries(standing)}
    return render(request, "care/worries.html", page)


@needs(READ)
@require_POST
def look_after(request: HttpRequest, slug: str, worry_id: UUID) -> HttpResponse:
    """I have read it; or it is looked after, and is wiped."""
    standing = reader(visitor(request), slug)
    if request.POST.get("do") == "wipe":
        operations.wipe(worry_id, standing.person, group=standing.group, now=now())
    else:
        operations.seen(worry_id, standing.person, now=now())
    still = hears(standing.person, slug)  # who is named no more may have wiped their last one
    return see_other(f"/g/{slug}/notes" if still else f"/g/{slug}/")


@needs(Permission.NAME_PEOPLE)
@require_http_methods(["GET", "POST"])
def name_people(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.NAME_PEOPLE)
    people = members(standing)
    if request.method == "GET":
        now_named = [str(person) for person in named_people(standing)]
        initial = dict(zip(("first", "second"), now_named, strict=False))
        page = {"standing": standing, "form": NamedForm(initial=initial, people=people)}
        return render(request, "care/name_people.html", page)
    form = NamedForm(request.POST, people=people)
    if not form.is_valid():
        return not_taken(request, "care/name_people.html", {"standing": standing, "form": form})
    chosen = [UUID(form.cleaned_data[each]) for each in ("first", "second")]
    operations.name_people(standing.group, chosen, by=standing.person, now=now())
    return see_other(f"/g/{slug}/worry")
