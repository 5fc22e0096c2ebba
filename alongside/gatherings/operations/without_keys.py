"""What was sealed with keys that are destroyed, where that stopped half way or was restored."""

from django.db import transaction

from alongside.core import sealing
from alongside.gatherings.models import Captions, Debrief, Invitation, TimesAnswer


@transaction.atomic
def forget_without_keys() -> None:
    """By key, not by row: a row that is sealed anew meanwhile is not meant."""
    for model in (Debrief, Captions, Invitation):
        for keys in sealing.gone(model.objects.values_list("key", flat=True)):
            model.objects.filter(key__in=keys).delete()
    answers = TimesAnswer.objects.exclude(sealed=b"")
    for keys in sealing.gone(answers.values_list("key", flat=True)):
        mine = TimesAnswer.objects.filter(key__in=keys)
        mine.filter(ask__chosen_at=None).delete()
        mine.update(sealed=b"")  # chosen already: the misses stay
