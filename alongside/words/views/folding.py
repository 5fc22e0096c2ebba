from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.people.access import me
from alongside.words.access.folding import folded_by
from alongside.words.forms.story import FoldingForm
from alongside.words.operations.folding import fold_away


@needs(Permission.OPEN_MY_THINGS)
@require_http_methods(["GET", "POST"])
def folding(request: HttpRequest) -> HttpResponse:
    """My own list of what to fold away in other people's stories."""
    person = me(request)
    if request.method == "GET":
        form = FoldingForm(initial={"things": "\n".join(folded_by(person.id))})
        return render(request, "words/folding.html", {"form": form})
    form = FoldingForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "words/folding.html", {"form": form})
    fold_away(form.cleaned_data["things"], person=person.id)
    return see_other("/me/settings")
