"""Pictures beside words, for somebody who was let in to the words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from alongside.core import sealing
from alongside.words.models import Picture as Row


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a page shows it: its address, and what is in it for who cannot see it."""

    id: UUID
    path: str
    described: str
    width: int
    height: int


def pictures_of(words: Iterable[UUID]) -> dict[UUID, list[Picture]]:
    """Pictures by words. Who asks was let in to the words before. Asks once, and the keys once."""
    rows = list(Row.objects.filter(words__in=list(words)).defer("sealed").order_by("number"))
    said = sealing.unseal_many({row.described_key: bytes(row.described_sealed) for row in rows})
    found: dict[UUID, list[Picture]] = {}
    for row in rows:
        if row.described_key in said:
            path = f"/words/{row.words_id}/pictures/{row.id}"
            shown = Picture(row.id, path, said[row.described_key], row.width, row.height)
            found.setdefault(row.words_id, []).append(shown)
    return found


def copies_of(words: Iterable[UUID]) -> dict[UUID, list[tuple[str, str, bytes]]]:
    """What is in it, its kind and its bytes, by words: for a copy of a person's own things."""
    rows = list(Row.objects.filter(words__in=list(words)).order_by("number"))
    keys = {row.key: bytes(row.sealed) for row in rows}
    keys |= {row.described_key: bytes(row.described_sealed) for row in rows}
    opened = sealing.unseal_bytes(keys)
    found: dict[UUID, list[tuple[str, str, bytes]]] = {}
    for row in rows:
        if row.key in opened and row.described_key in opened:
            one = (opened[row.described_key].decode(), row.kind, opened[row.key])
            found.setdefault(row.words_id, []).append(one)
    return found
