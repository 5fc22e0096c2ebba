"""Notes of questions and conversations: headings and what was said, without names."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.gatherings.models import PanelNote
from alongside.gatherings.operations.panels import held
from alongside.gatherings.operations.planning import NotNow

MOST = 40


@transaction.atomic
def write_note(
    gathering: UUID,
    heading: str,
    text: str,
    *,
    id: UUID,  # noqa: A002
    now: datetime,
) -> None:
    """The same form (`id`) twice is one note. Raises NotNow."""
    held(gathering)
    rows = PanelNote.objects.filter(gathering=gathering)
    if rows.filter(pk=id).exists():
        return
    if rows.count() >= MOST:
        raise NotNow(f"There are {MOST} notes. Take one off first.")
    PanelNote.objects.create(
        pk=id, gathering_id=gathering, heading=heading, text=text, written_at=now
    )


def take_off_note(gathering: UUID, note: UUID) -> None:
    PanelNote.objects.filter(gathering=gathering, pk=note).delete()
