from uuid import UUID

from alongside.core import sealing
from alongside.words.models import Folding


def folded_by(person: UUID) -> list[str]:
    """What this reader wants folded away. Asks the database once, and the keys for a list."""
    row = Folding.objects.filter(person=person).first()
    text = sealing.unseal(row.key, bytes(row.sealed)) if row else None
    return text.splitlines() if text else []
