"""Pictures beside my words, and what the words are."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.people.access import visitor
from alongside.words.access import one_picture
from alongside.words.access.mine import Mine, my_own
from alongside.words.access.pictures import pictures_of
from alongside.words.forms.pictures import GenreForm, PictureForm
from alongside.words.operations import pictures as operations

PAGE = "words/pictures.html"


@needs(Permission.SEE_PICTURES)
@require_GET
def picture(request: HttpRequest, words_id: UUID, picture_id: UUID) -> HttpResponse:
    """The bytes. No page and no memory keeps them: each time consent is asked anew."""
    found = one_picture.picture(visitor(request), words_id, picture_id, localdate())
    return HttpResponse(found.content, content_type=found.kind)


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def pictures(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """The pictures beside my words, and a form for one more."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is None or mine.taken_back_on:
        return render(request, "words/gone.html", {"mine": mine}, status=422)
    page = {"mine": mine, "pictures": pictures_of([mine.id]).get(mine.id, [])}
    if request.method == "GET":
        return render(request, PAGE, page | {"form": PictureForm(initial={"once": uuid4()})})
    form = PictureForm(request.POST, request.FILES)
    if not form.is_valid():
        return not_taken(request, PAGE, page | {"form": form})
    said = form.cleaned_data
    try:
        operations.add_picture(
            mine.id,
            said["file"],
            said["described"],
            id=said["once"],
            person=person.id,
            now=now(),
        )
    except operations.NotNow as why:
        form.add_error("file", str(why))
        return not_taken(request, PAGE, page | {"form": form})
    return see_other(f"/words/{mine.id}/pictures")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_POST
def take_out(request: HttpRequest, words_id: UUID, picture_id: UUID) -> HttpResponse:
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is not None and not mine.taken_back_on:
        operations.take_out_picture(mine.id, picture_id, person=person.id, now=now())
    return see_other(f"/words/{mine.id}/pictures")


@needs(Permission.DECIDE_ABOUT_MY_WORDS)
@require_http_methods(["GET", "POST"])
def what_it_is(request: HttpRequest, words_id: UUID) -> HttpResponse:
    """A story, poem, satire or cartoon; and what others may do with it."""
    person = visitor(request)
    mine = my_own(person, words_id, localdate())
    if person is None or mine.taken_back_on:
        return render(request, "words/gone.html", {"mine": mine}, status=422)
    form = GenreForm(request.POST or None, initial=as_chosen(mine))
    page = {"mine": mine, "form": form}
    if request.method == "GET":
        return render(request, "words/what_it_is.html", page)
    if not form.is_valid():
        return not_taken(request, "words/what_it_is.html", page)
    try:
        operations.say_what_it_is(mine.id, *form.said(), person=person.id, now=now())
    except operations.NotNow as why:
        form.add_error("licence", str(why))
        return not_taken(request, "words/what_it_is.html", page)
    return see_other(f"/words/{mine.id}/#what")


def as_chosen(mine: Mine) -> dict[str, str]:
    return {"what": mine.genre, "licence": mine.licence}
