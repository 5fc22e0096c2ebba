"""Codes with what they mean and examples, and the memos of a coding, as a coder sees them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery
from django.http import Http404
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.evidence.access.coding import Me
from alongside.evidence.access.coding_words import Note
from alongside.evidence.models import Code, CodedWords, Excerpt, Memo, WordsRead
from alongside.words.access.coded import in_coding
from alongside.words.domain.consent import Consent, Counting, Use, Yes, allows

EXAMPLES = 5
LONGEST = 300  # letters of an example


@dataclass(frozen=True, slots=True)
class CodeRow:
    id: UUID
    name: str
    description: str
    inside: str
    codable: bool
    mine: int  # excerpts of this coder under it


def codes(me: Me) -> list[CodeRow]:
    own = Q(excerpts__coder=me.coder.id, excerpts__taken_off=False)
    rows = Code.objects.filter(coding=me.coding.id).select_related("parent")
    rows = rows.annotate(mine=Count("excerpts", filter=own)).order_by("number", "pk")
    return [
        CodeRow(
            row.pk,
            row.name,
            row.description,
            row.parent.name if row.parent else "",
            row.codable,
            row.mine,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Example:
    """An excerpt, and the number of the words that it stands in."""

    text: str
    number: int


@dataclass(frozen=True, slots=True)
class CodePage:
    row: CodeRow
    examples: list[Example]
    notes: list[Note]
    others: list[CodeRow]  # codes that it can be joined with


def code_page(me: Me, code: UUID) -> CodePage:
    """Examples are this coder's own, and others' in words that this coder has read too. Raises
    Http404."""
    every = codes(me)
    row = next((one for one in every if one.id == code), None)
    if row is None:
        raise Http404
    found = excerpts(me, code)
    words = sealed_of(me, list({one.words_id: one.words for one in found}.values()))
    memos = list(Memo.objects.filter(codes=code).order_by("number", "pk"))
    sealed = dict(words.values()) | {memo.key: bytes(memo.sealed) for memo in memos}
    texts = sealing.unseal_many(sealed)  # all that is sealed at once, so that keys are asked once
    opened = {pk: texts[key] for pk, (key, _) in words.items() if key in texts}
    return CodePage(
        row,
        examples(found, opened),
        notes(me, memos, texts),
        [one for one in every if one.id != code and one.codable],
    )


def excerpts(me: Me, code: UUID) -> list[Excerpt]:
    read = WordsRead.objects.filter(coder=me.coder.id, words__coding=me.coding.id).values("words")
    rows = Excerpt.objects.filter(code=code, taken_off=False, words__coding=me.coding.id)
    rows = rows.filter(Q(coder=me.coder.id) | Q(words__in=read))
    return list(rows.select_related("words").order_by("words__number", "start", "pk")[:40])


def examples(found: list[Excerpt], opened: Mapping[UUID, str]) -> list[Example]:
    shown: dict[tuple[UUID, int, int], Example] = {}
    for one in found:
        whole = opened.get(one.words_id)
        if whole is not None:
            text = whole if one.words.told_id else json.loads(whole)["text"]
            cut = text[one.start : one.end][:LONGEST]
            shown.setdefault((one.words_id, one.start, one.end), Example(cut, one.words.number))
    return list(shown.values())[:EXAMPLES]


def sealed_of(me: Me, rows: list[CodedWords]) -> dict[UUID, tuple[UUID, bytes]]:
    """Key and sealed bytes of these words, as far as consent allows today and they are the version
    that was coded."""
    told = {row.told_id: row for row in rows if row.told_id is not None}
    standing = in_coding(me.coding.id, localdate(), list(told)) if told else {}
    found = {
        told[one.id].pk: (one.key, one.sealed)
        for one in standing.values()
        if one.key == told[one.id].version
    }
    said = allows(Consent(counting=Counting(me.coding.counting)), Use.COUNT, localdate())
    if isinstance(said, Yes):
        found |= {row.pk: (row.key, bytes(row.sealed)) for row in rows if row.key is not None}
    return found


@dataclass(frozen=True, slots=True)
class Memos:
    """On the whole, on codes by their name, and on words by their number."""

    whole: list[Note]
    on_codes: list[tuple[UUID, str, Note]]
    on_words: list[tuple[int, Note]]


def notes(me: Me, rows: Iterable[Memo], texts: Mapping[UUID, str]) -> list[Note]:
    """As far as they open."""
    return [
        Note(
            row.pk,
            json.loads(texts[row.key])["text"],
            me.coding.name(row.coder_id) if row.coder_id else "",
            row.coder_id == me.coder.id,
        )
        for row in rows
        if row.key in texts
    ]


def memos(me: Me) -> Memos:
    """Memos on words that this coder has not read are not here, unless they are their own."""
    read = WordsRead.objects.filter(coder=me.coder.id, words__coding=me.coding.id).values("words")
    mine = Q(coder=me.coder.id)
    every = Memo.objects.filter(coding=me.coding.id)
    number = CodedWords.objects.filter(memos=OuterRef("pk")).order_by("number")
    code = Code.objects.filter(memos=OuterRef("pk")).order_by("number")
    rows = list(
        every.filter(
            Q(whole=True) | Q(codes__isnull=False) | mine | Q(words__in=read), excerpts=None
        )
        .annotate(at=Subquery(number.values("number")[:1]))
        .annotate(code=Subquery(code.values("pk")[:1]), called=Subquery(code.values("name")[:1]))
        .distinct()
        .order_by("number", "pk")
    )
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    by_id = {one.id: one for one in notes(me, rows, texts)}
    shown = [(row, by_id[row.pk]) for row in rows if row.pk in by_id]
    return Memos(
        [note for row, note in shown if row.at is None and row.code is None],
        [(row.code, row.called, note) for row, note in shown if row.code is not None],
        [(row.at, note) for row, note in shown if row.at is not None],
    )
