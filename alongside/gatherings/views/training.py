"""A training: hosts write its aims; each says of themselves that they can give it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods, require_POST

from alongside.core.http import not_taken, see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, gathering
from alongside.gatherings.access.training import training
from alongside.gatherings.domain.plan import State
from alongside.gatherings.forms.keeping import AimsForm
from alongside.gatherings.operations import training as operations
from alongside.groups.access import Standing
from alongside.people.access import visitor

RUN = Permission.RUN_GATHERING
ENTER = Permission.ENTER_GATHERING
KIND = "training"


def about_training(standing: Standing, found: GatheringView) -> dict[str, Any]:
    """For the page of the gathering."""
    if found.kind != KIND or found.state is State.CALLED_OFF:
        return {"training": None}
    return {"training": training(standing, found)}


@needs(RUN)
@require_http_methods(["GET", "POST"])
def aims(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    standing, found = gathering(visitor(request), slug, gathering_id, RUN)
    if found.kind != KIND:
        return see_other(found.path)
    page: dict[str, Any] = {"standing": standing, "gathering": found}
    if request.method == "GET":
        lines = "\n".join(training(standing, found).aims)
        return render(
            request, "gatherings/aims.html", page | {"form": AimsForm(initial={"aims": lines})}
        )
    form = AimsForm(request.POST)
    if not form.is_valid():
        return not_taken(request, "gatherings/aims.html", page | {"form": form})
    operations.set_aims(found.id, form.cleaned_data["aims"], by=standing.person, now=now())
    return see_other(f"{found.path}#training")


@needs(ENTER)
@require_POST
def i_can_give_it(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Show my name, or take it off."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    if found.kind == KIND and request.POST.get("do") in ("yes", "no"):
        yes = request.POST["do"] == "yes"
        operations.i_can_give_it(found.id, standing.person, yes=yes)
    return see_other(f"{found.path}#training")
