from uuid import UUID

from django.db import transaction

from alongside.core import sealing
from alongside.words.domain.folding import as_list
from alongside.words.models import Folding


@transaction.atomic
def fold_away(text: str, *, person: UUID) -> None:
    """Keep what this person wants folded away, a thing a line. An empty list keeps nothing."""
    before = Folding.objects.select_for_update().filter(person=person).first()
    if before is not None:
        old = before.key
        transaction.on_commit(lambda: sealing.destroy([old]))
        before.delete()
    if things := as_list(text):
        sealed = sealing.seal("\n".join(things), person)
        Folding.objects.create(person_id=person, key=sealed.key, sealed=sealed.bytes)
