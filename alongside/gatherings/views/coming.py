"""I can come after all."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.core.http import see_other
from alongside.core.marks import needs
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import gathering
from alongside.gatherings.operations import seats
from alongside.people.access import visitor

ENTER = Permission.ENTER_GATHERING


@needs(ENTER)
@require_POST
def after_all(request: HttpRequest, slug: str, gathering_id: UUID) -> HttpResponse:
    """Undo "not today". Where the room is open, its page has the way in."""
    standing, found = gathering(visitor(request), slug, gathering_id, ENTER)
    seats.perhaps(found.id, standing.person)
    return see_other(found.path)
