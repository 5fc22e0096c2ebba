from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import fellows
from alongside.people.access import Person, me, visitor
from alongside.words.access.call_answers import became
from alongside.words.access.drafts import my_drafts
from alongside.words.access.mine import Mine, my_own, my_words
from alongside.words.access.pictures import pictures_of
from alongside.words.access.read_back import allowed, named_in
from alongside.words.access.suggestions import waiting_for, waiting_notes
from alongside.words.forms.call_answers import readers_shown
from alongside.words.operations.call_answers import agree_to_readers
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.together import no_longer_with, not_told_with, told_with
from alongside.words.operations.uses import agree_to_cut, end_use


@needs(Permission.OPEN_MY_THINGS)
@require_GET
def everything(request: HttpRequest) -> HttpResponse:
    person = me(request)
    words = my_words(person, localdate())
    named = named_in(words)
    here = [(mine, allowed(mine, person.name, named)) for mine in words if not mine.taken_back_on]
    gone = [mine for mine in words if mine.taken_back_on]
    page = {
        "gone": "gone" in request.GET,
        "here": here,
        "taken_back": gone,
        "drafts": my_drafts(person),
    }
    page["suggested"] = waiting_for([mine.id for mine, _ in here], person.id)
    return render(request, "words/mine.html", page)


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_GET
def one(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Some words of mine: all that was allowed, read back, and each use of them."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    name = person.name if person else ""
    page = {"mine": mine, "allowed": allowed(mine, name, named_in([mine]))}
    if mine.answers_call:
        page["became"] = became(mine, localdate())
    elif person is not None and not mine.taken_back_on:
        page |= beside_it(person, mine)
    return render(request, "words/one.html", page)


def beside_it(person: Person, mine: Mine) -> dict[str, object]:
    """Pictures, and who suggests something that waits."""
    return {
        "pictures": pictures_of([mine.id]).get(mine.id, []),
        "suggestions": waiting_notes(mine.id, person.id),
    }


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def taking_back(request: HttpRequest, words_id: UUID) -> HttpResponse:
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if request.method == "GET":
        return render(request, "words/take_back.html", {"mine": mine})
    tell = request.POST.get("tell") == "yes"
    if person is None or mine.taken_back_on:
        return see_other("/words/")
    if mine.first_teller:
        take_back(mine.id, by=person.id, now=now(), tell=tell)
    else:
        no_longer_with(mine.id, person=person.id, by=person.id, now=now(), tell=tell)
    return see_other("/words/?gone=yes")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def use(request: HttpRequest, words_id: UUID, use_id: UUID) -> HttpResponse:
    """End one use, or say yes to a cut that waits for me."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    found = next((use for use in mine.standing if use.id == use_id), None)
    if person is not None and found is not None:
        if request.POST.get("say") == "yes":  # pressed twice, it is said once
            agree_to_cut(found.id, person=person.id, now=now())
        else:
            end_use(found.id, person=person.id, now=now())
    return see_other(f"/words/{words_id}/#uses")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def new_reader(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Somebody else reads for the call that I answered, and may read mine."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is not None and mine.answers_call and not mine.taken_back_on:
        agree_to_readers(mine.id, readers_shown(request.POST), person=person.id, now=now())
    return see_other(f"/words/{words_id}/")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def together(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """Name who told these words with me; or say that I did not tell them."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is None or mine.taken_back_on or mine.answers_call:
        return see_other("/words/")
    if not mine.first_teller:
        not_told_with(mine.id, person=person.id, now=now())
        return see_other("/words/")
    other = str(request.POST.get("with", ""))
    known = {str(key): key for key in fellows(person, mine.slug)}
    if other in known:
        told_with(mine.id, known[other], person=person.id, now=now())
    return see_other(f"/words/{words_id}/people#together")
