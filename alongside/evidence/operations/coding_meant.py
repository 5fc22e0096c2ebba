"""What somebody answers to how their words were read."""

from uuid import UUID

from django.db import transaction

from alongside.core import sealing
from alongside.evidence.models import CodedWords, Meant


def answer(text: str, *, words: UUID, person: UUID) -> None:
    """Sealed under their own key; it takes the place of what they said before. No text is none.

    Nobody writes in a ledger that they answered.
    """
    sealed = sealing.seal(text, person) if text else None
    with transaction.atomic():
        CodedWords.objects.select_for_update().get(pk=words)
        before = Meant.objects.filter(words=words, person=person)
        old = list(before.values_list("key", flat=True))
        before.delete()
        if sealed is not None:
            Meant.objects.create(
                words_id=words, person_id=person, key=sealed.key, sealed=sealed.bytes
            )
        transaction.on_commit(lambda: sealing.destroy(old))
