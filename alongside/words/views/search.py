from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.people.access import me
from alongside.words.access.search import search as look_for
from alongside.words.forms.story import SearchForm


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """A POST, so that what somebody looks for is in no address, no log and no history."""
    person = me(request)
    if request.method == "GET":
        return render(request, "words/search.html", {"form": SearchForm()})
    form = SearchForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/search.html", {"form": form})
    found, how_many = look_for(person, form.cleaned_data["what"])
    page = {"form": form, "found": found, "how_many": how_many, "asked": True}
    return render(request, "words/search.html", page)
