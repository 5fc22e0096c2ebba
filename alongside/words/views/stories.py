from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words.access.showings import shown_to_me
from alongside.words.access.stories import group_stories


@needs(Permission.READ_GROUP_STORIES)
@require_GET
def stories(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.READ_GROUP_STORIES)
    today = localdate()
    page = {"standing": standing, "stories": group_stories(standing, today)}
    page["shown_to_me"] = shown_to_me(standing, today)
    return render(request, "words/stories.html", page)
