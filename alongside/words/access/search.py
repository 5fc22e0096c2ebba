"""Looking through one's own words. What was looked for is not kept, and no index is built."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from alongside.core import sealing
from alongside.people.access import Person
from alongside.words.domain.kinds import Kind
from alongside.words.domain.search import finds, piece, words_of
from alongside.words.domain.title import title_of
from alongside.words.models import Beside, Consent, Words

MOST = 50  # that are shown


@dataclass(frozen=True, slots=True)
class Found:
    path: str
    title: str
    piece: str


def search(person: Person, asked: str) -> tuple[list[Found], int]:
    """Their stories, drafts and answers to calls with all these words in them, and how many there
    are: their own, newest first, then those that they told with another.

    Each is opened and looked at, so only what is looked at is read of every row.
    """
    looked_for = words_of(asked)
    if not looked_for:
        return [], 0
    told_with = Consent.objects.filter(person=person).exclude(words__person=person)
    rows = Words.objects.filter(taken_back_at=None, kind__in=(Kind.STORY, Kind.DRAFT, Kind.ANSWER))
    own = rows.filter(person=person).order_by("-told_on").values_list("key", "sealed")
    others = rows.filter(pk__in=told_with.values("words")).values_list("key", "sealed")
    texts = sealing.unseal_of(person.id, sealed := as_bytes(own))
    texts |= sealing.unseal_many(shared := as_bytes(others))
    notes = notes_beside(person)
    have = {key for key, text in texts.items() if finds(looked_for, text)}
    have |= {key for key, note in notes.items() if finds(looked_for, texts.get(key, "") + note)}
    found = [key for key in (*sealed, *shared) if key in have and key in texts]
    shown = Words.objects.filter(key__in=found[:MOST]).values_list(
        "key", "pk", "kind", "group__slug"
    )
    where = {key: path_of(words, kind, slug) for key, words, kind, slug in shown}
    return [
        Found(where[key], title_of(texts[key]), piece(looked_for, texts[key] + notes.get(key, "")))
        for key in found[:MOST]
        if key in where
    ], len(found)


def as_bytes(rows: Iterable[tuple[UUID, bytes | memoryview]]) -> dict[UUID, bytes]:
    return {key: bytes(sealed) for key, sealed in rows}


def notes_beside(person: Person) -> dict[UUID, str]:
    """Content notes of this person, by the key of their words, on a line of their own."""
    rows = list(
        Beside.objects.filter(words__person=person).values_list("words__key", "key", "sealed")
    )
    opened = sealing.unseal_many({key: bytes(sealed) for _, key, sealed in rows})
    return {words: f"\n{opened[key]}" for words, key, _ in rows if key in opened}


def path_of(words: UUID, kind: str, slug: str) -> str:
    return f"/g/{slug}/share/{words}" if kind == Kind.DRAFT else f"/words/{words}/"
