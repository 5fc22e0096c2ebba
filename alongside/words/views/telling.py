from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import enter
from alongside.people.access import visitor
from alongside.words.forms.story import StoryForm
from alongside.words.operations.telling import tell


@needs(Permission.TELL_A_STORY)
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, slug: str) -> HttpResponse:
    standing = enter(visitor(request), slug, Permission.TELL_A_STORY)
    if request.method == "GET":
        form = StoryForm(initial={"once": uuid4()})
        return render(request, "words/share.html", {"standing": standing, "form": form})
    form = StoryForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/share.html", {"standing": standing, "form": form})
    words = tell(
        form.cleaned_data["words"],
        id=form.cleaned_data["once"],
        person=standing.person,
        group=standing.group,
        now=now(),
    )
    return see_other(f"/words/{words}/consent/1")
