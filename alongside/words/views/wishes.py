"""If I die: a wish, who says that somebody died, and “I am here”."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.groups.access import all_fellows, enter
from alongside.people.access import me, visitor
from alongside.words.access import wishes as access
from alongside.words.domain.wishes import Wish
from alongside.words.forms.wishes import DecideForm, WishForm
from alongside.words.operations import wishes


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """My own wish, and the people who named me."""
    person = me(request)
    mine, fellows = access.my_wish(person), all_fellows(person)
    initial = {"what": mine.what, "named": mine.named} if mine else {}
    form = WishForm(request.POST or None, initial=initial, fellows=fellows)
    page = {"form": form, "mine": mine, "named_me": access.named_me(person)}
    if request.method == "GET":
        return render(request, "words/wish.html", page)
    if not form.is_valid():
        return not_taken(request, "words/wish.html", page)
    what, named = form.said()
    wishes.wish(what, named=named, person=person.id, now=now())
    return see_other("/me/wish")


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def here(request: HttpRequest) -> HttpResponse:
    """Somebody said that I died. One press says that I am here."""
    person = me(request)
    if request.method == "GET":
        return render(request, "words/here.html", {"said": access.said_of_me(person)})
    wishes.i_am_here(person.id, now=now())
    return see_other("/me/here")


@needs(Permission.LOOK_AFTER_A_WISH)
@require_http_methods(["GET", "POST"])
def looked_after(request: HttpRequest, wish_of: UUID) -> HttpResponse:
    """Somebody named me: I can say that they died, and decide where they left it to me."""
    person = visitor(request)
    one = access.named_me_one(person, wish_of)
    page = {"one": one, "form": DecideForm()}
    if request.method == "GET" or person is None:
        return render(request, "words/looked_after.html", page)
    match request.POST.get("say"):
        case "died":
            wishes.say_died(one.of, by=person.id, now=now())
        case "mistake":
            wishes.unsay_died(one.of, by=person.id, now=now())
        case "decide" if one.decides:
            form = DecideForm(request.POST)
            if not form.is_valid():
                return not_taken(request, "words/looked_after.html", page | {"form": form})
            wishes.decide(one.of, Wish(form.cleaned_data["what"]), by=person.id, now=now())
    return see_other(f"/me/wish/{wish_of}")


@needs(Permission.SAY_SOMEBODY_DIED)
@require_http_methods(["GET", "POST"])
def died(request: HttpRequest, slug: str) -> HttpResponse:
    """Hosts and stewards say that a member died, or that it was a mistake."""
    standing = enter(visitor(request), slug, Permission.SAY_SOMEBODY_DIED)
    said, members = access.said_in_group(standing)
    page = {"standing": standing, "said": said, "members": members}
    if request.method == "GET":
        return render(request, "words/died.html", page)
    known = {str(key): key for key in members}
    person = known.get(str(request.POST.get("person", "")))
    if person is None:
        return not_taken(request, "words/died.html", page | {"choose": True})
    if request.POST.get("say") == "mistake":
        wishes.unsay_died(person, by=standing.person, now=now())
    else:
        wishes.say_died(person, by=standing.person, now=now())
    return see_other(f"/g/{slug}/died")
