from datetime import datetime

from alongside.words.operations.taking_back import mark_taken_back
from alongside.words.queries import without_keys


def finish_taking_back(*, now: datetime) -> None:
    """A taking back that stopped after its key was destroyed is finished here."""
    mark_taken_back(without_keys(), now=now, by=None)
