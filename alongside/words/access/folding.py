from collections.abc import Mapping
from uuid import UUID

from alongside.core import sealing
from alongside.words.models import Folding


def folded_by(person: UUID) -> list[str]:
    """What this reader wants folded away. Asks the database once, and the keys for a list."""
    row = row_of(person)
    return things(row, sealing.unseal_many(sealed(row)))


def row_of(person: UUID) -> Folding | None:
    return Folding.objects.filter(person=person).first()


def sealed(row: Folding | None) -> dict[UUID, bytes]:
    return {row.key: bytes(row.sealed)} if row else {}


def things(row: Folding | None, texts: Mapping[UUID, str]) -> list[str]:
    """A thing a line. Nothing where there is no list, or its key has gone."""
    return texts.get(row.key, "").splitlines() if row else []
