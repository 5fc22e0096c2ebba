"""Pictures beside words, for somebody who was let in to the words."""

from collections.abc import Iterable, Iterator, Mapping
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
    kind: str  # image/jpeg or image/png

    @property
    def ending(self) -> str:
        return {"image/jpeg": "jpg"}.get(self.kind, "png")


def pictures_of(words: Iterable[UUID]) -> dict[UUID, list[Picture]]:
    """Pictures by words. Who asks was let in to the words before. Asks once, and the keys once."""
    rows = rows_of(words)
    return as_pictures(rows, sealing.unseal_many(descriptions(rows)))


def rows_of(words: Iterable[UUID]) -> list[Row]:
    return list(Row.objects.filter(words__in=list(words)).defer("sealed").order_by("number"))


def descriptions(rows: Iterable[Row]) -> dict[UUID, bytes]:
    """What is in each picture, sealed, by its key."""
    return {row.described_key: bytes(row.described_sealed) for row in rows}


def as_pictures(rows: Iterable[Row], said: Mapping[UUID, str]) -> dict[UUID, list[Picture]]:
    found: dict[UUID, list[Picture]] = {}
    for row in rows:
        if row.described_key in said:
            one = Picture(
                row.id, path_of(row), said[row.described_key], row.width, row.height, row.kind
            )
            found.setdefault(row.words_id, []).append(one)
    return found


def path_of(row: Row) -> str:
    return f"/words/{row.words_id}/pictures/{row.id}"


def contents(pictures: Iterable[UUID]) -> Iterator[tuple[UUID, bytes]]:
    """Of pictures in a copy that somebody was given: one after the other, for they are large."""
    for row in Row.objects.filter(pk__in=list(pictures)).order_by("pk").iterator(chunk_size=1):
        opened = sealing.unseal_bytes({row.key: bytes(row.sealed)})
        if row.key in opened:
            yield row.id, opened[row.key]


def copies_of(words: Iterable[UUID]) -> dict[UUID, list[tuple[str, str, bytes, str]]]:
    """For a copy of somebody's own things: what is in it, its kind, its bytes, its address."""
    rows = list(Row.objects.filter(words__in=list(words)).order_by("number"))
    keys = {row.key: bytes(row.sealed) for row in rows}
    keys |= {row.described_key: bytes(row.described_sealed) for row in rows}
    opened = sealing.unseal_bytes(keys)
    found: dict[UUID, list[tuple[str, str, bytes, str]]] = {}
    for row in rows:
        if row.key in opened and row.described_key in opened:
            one = (opened[row.described_key].decode(), row.kind, opened[row.key], path_of(row))
            found.setdefault(row.words_id, []).append(one)
    return found
