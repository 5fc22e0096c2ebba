"""Looking through one's own words. What was looked for is not kept, and no index is built."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

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
    """Their stories and drafts with all these words in them, newest first, and how many there are.

    Each is opened, and looked at: 20,000 short ones take about a third of a second.
    """
    looked_for = words_of(asked)
    if not looked_for:
        return [], 0
    told_with = Consent.objects.filter(person=person).exclude(words__person=person)
    mine = Q(person=person) | Q(pk__in=told_with.values("words"))
    own = Words.objects.filter(mine, taken_back_at=None, kind__in=(Kind.STORY, Kind.DRAFT))
    rows = list(
        own.order_by("-told_on", "-pk").values_list("pk", "kind", "person", "key", "sealed")
    )
    beside = list(
        Beside.objects.filter(words__in=own).values_list("words", "words__person", "key", "sealed")
    )
    every = [(owner, key, sealed) for _, _, owner, key, sealed in rows]
    every += [(owner, key, sealed) for _, owner, key, sealed in beside]
    texts = sealing.unseal_of(
        person.id, {key: bytes(sealed) for owner, key, sealed in every if owner == person.id}
    )
    texts |= sealing.unseal_many(
        {key: bytes(sealed) for owner, key, sealed in every if owner != person.id}
    )
    notes = {words: texts.get(key, "") for words, _, key, _ in beside}
    found = [
        (words, kind, text)
        for words, kind, _, key, _ in rows
        if finds(looked_for, text := f"{texts.get(key, '')}\n{notes.get(words, '')}")
    ]
    slugs = dict(
        own.filter(pk__in=[words for words, _, _ in found[:MOST]]).values_list("pk", "group__slug")
    )
    return [
        Found(path_of(words, kind, slugs[words]), title_of(text), piece(looked_for, text))
        for words, kind, text in found[:MOST]
    ], len(found)


def path_of(words: UUID, kind: str, slug: str) -> str:
    return f"/g/{slug}/share/{words}" if kind == Kind.DRAFT else f"/words/{words}/"
