from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from alongside.core import live
from alongside.gatherings.domain.channels import channels
from alongside.gatherings.models import Saying
from alongside.words.operations.room import forget_room_words


def forget(sayings: QuerySet[Saying], gathering: UUID, *, now: datetime) -> None:
    """What was said is destroyed, keys first; the pieces of page that hold it go from memory."""
    words = [number for number in sayings.values_list("words", flat=True) if number]
    forget_room_words(words, now=now)
    sayings.delete()
    transaction.on_commit(lambda: live.blank(channels(gathering)))
