"""What stands on a gathering's page when it is over."""

from typing import Any

from django.utils.timezone import now

from alongside.gatherings.access.after import feedback
from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.domain.plan import State
from alongside.gatherings.forms.after import FeedbackForm
from alongside.groups.access import Standing


def after(standing: Standing, found: GatheringView) -> dict[str, Any]:
    if found.state is not State.CLOSED:
        return {"after": False}
    mine = feedback(found.id, standing.person, now())
    return {"after": True, "feedback": mine, "form": FeedbackForm()}
