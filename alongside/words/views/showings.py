"""Words shown to one person: the teller's side, and the one person's."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import company, fellows
from alongside.people.access import visitor
from alongside.words.access.mine import my_own
from alongside.words.access.showings import cover, shown_by_me, words_shown
from alongside.words.operations import showings


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_GET
def people(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Others and my words: who tells them too, who may suggest, to whom they are shown alone."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is None or mine.taken_back_on:
        return render(request, "words/gone.html", {"mine": mine}, status=422)
    fellows = company(person, mine.slug)
    takes_part = fellows is not None and person.paused_at is None
    shown = shown_by_me(person, mine.id)
    page = {"mine": mine, "fellows": fellows, "takes_part": takes_part, "shown": shown}
    return render(request, "words/people.html", page)


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def show(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Show my words to one person of my group."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is not None and not mine.taken_back_on:
        known = {str(key): key for key in fellows(person, mine.slug)}
        to = str(request.POST.get("to", ""))
        if to in known:
            showings.show_to(mine.id, known[to], person=person.id, now=now())
    return see_other(f"/words/{mine.id}/people#alone")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def stop(request: HttpRequest, words_id: UUID, showing_id: UUID) -> HttpResponse:
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is not None:
        showings.stop_showing(showing_id, person=person.id, now=now())
    return see_other(f"/words/{mine.id}/people#alone")


@needs(Permission.READ_SHOWN_TO_ME)
@require_http_methods(["GET", "POST"])
def shown(request: HttpRequest, showing_id: UUID) -> HttpResponse:
    """A GET says whose words they are and what opening them does. A POST opens them, each time."""
    person, today = visitor(request), localdate()
    found = cover(person, showing_id, today)
    if request.method == "GET" or person is None:
        return render(request, "words/shown.html", {"cover": found})
    showings.note_opening(found.id, by=person.id, now=now())
    return render(request, "words/shown.html", {"cover": found, "opened": words_shown(found)})
