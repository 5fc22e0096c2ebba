"""Captions of a panel, unsealed for its hosts."""

from alongside.core import sealing
from alongside.gatherings.access.gathering import GatheringView
from alongside.gatherings.access.panels import table
from alongside.gatherings.domain.panel import may_record
from alongside.gatherings.models import Captions
from alongside.words.domain.captions import Cue, read


def captions_of(found: GatheringView) -> list[Cue]:
    """Empty where there are none, or where somebody at the table does not allow them any more.

    The door to the gathering was opened before, for a host.
    """
    if not may_record(table(found.id)):
        return []
    row = Captions.objects.filter(gathering=found.id).first()
    text = sealing.unseal(row.key, bytes(row.sealed)) if row else None
    return read(text.encode(), "captions.vtt") if text else []
