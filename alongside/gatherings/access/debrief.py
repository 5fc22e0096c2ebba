"""The door to a debrief. Only the two hosts of that gathering; no role opens it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from alongside.core import sealing
from alongside.core.permissions import Permission
from alongside.gatherings.access.gathering import GatheringView, gathering
from alongside.gatherings.domain.debrief import QUESTIONS
from alongside.gatherings.models import Debrief
from alongside.groups.access import Standing
from alongside.people.access import Person


@dataclass(frozen=True, slots=True)
class DebriefView:
    name: str
    mine: bool
    said: dict[str, str]  # by question, as domain.debrief names them

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Each question that was answered, as it is asked, and the answer."""
        return [(title, self.said[key]) for key, title in QUESTIONS.items() if self.said.get(key)]


def unsealed(rows: Iterable[Debrief]) -> dict[UUID, dict[str, str]]:
    """What was written, by row."""
    found = list(rows)
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in found})
    return {row.id: json.loads(texts[row.key]) for row in found if row.key in texts}


def debrief(
    person: Person | None, slug: str, gathering_id: UUID
) -> tuple[Standing, GatheringView, list[DebriefView]]:
    """What the two wrote, one's own first. Raises Http404."""
    standing, found = gathering(person, slug, gathering_id, Permission.DEBRIEF)
    rows = Debrief.objects.filter(gathering=found.id).select_related("person").order_by("pk")
    written = list(rows)
    said = unsealed(written)
    views = [
        DebriefView(row.person.name, row.person_id == standing.person, said[row.id])
        for row in written
        if row.id in said
    ]
    return standing, found, sorted(views, key=lambda one: not one.mine)
