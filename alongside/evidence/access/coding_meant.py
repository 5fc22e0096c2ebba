"""How somebody's own words were read in a coding, as they see it, and what they answered."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q
from django.http import Http404

from alongside.core import sealing
from alongside.evidence.models import CodedWords, Excerpt
from alongside.people.access import Person
from alongside.words.access.coded import my_coded


@dataclass(frozen=True, slots=True)
class ReadAs:
    """A stretch of the words and the codes that people gave it. Who gave which is not told."""

    text: str
    codes: list[str]


@dataclass(frozen=True, slots=True)
class HowRead:
    id: UUID  # of the words
    text: str
    coded: UUID  # the same words, as they stand in the coding
    coding: UUID
    title: str
    asked_by: str
    people: int  # who have read them
    read_as: list[ReadAs]
    said: str


def how_read(person: Person | None, words: UUID, coding: UUID) -> HowRead:
    """Only for who told them. Raises Http404."""
    mine = my_coded(person, words)
    answered = Q(meant__person=person.id if person else None)
    row = (
        CodedWords.objects.filter(told=words, coding=coding)
        .select_related("coding")
        .annotate(people=Count("reads"), mine=FilteredRelation("meant", condition=answered))
        .annotate(said_key=F("mine__key"), said=F("mine__sealed"))
        .first()
    )
    if row is None:
        raise Http404
    key, said = getattr(row, "said_key", None), getattr(row, "said", None)
    texts = sealing.unseal_many(
        {mine.key: mine.sealed} | ({key: bytes(said)} if key and said else {})
    )
    if mine.key not in texts:
        raise Http404
    text = texts[mine.key]
    return HowRead(
        mine.id,
        text,
        row.pk,
        coding,
        row.coding.title,
        row.coding.asked_by,
        getattr(row, "people", 0),
        read_as(row, text) if mine.key == row.version else [],
        texts.get(key, "") if key else "",
    )


def read_as(row: CodedWords, text: str) -> list[ReadAs]:
    """Only what is finished: an excerpt of somebody who said that they have read the words."""
    found: dict[tuple[int, int], set[str]] = defaultdict(set)
    rows = Excerpt.objects.filter(words=row, taken_off=False, coder__in=row.reads.values("coder"))
    for start, end, code in rows.values_list("start", "end", "code__name"):
        if end <= len(text):
            found[start, end].add(code)
    return [ReadAs(text[start:end], sorted(codes)) for (start, end), codes in sorted(found.items())]
