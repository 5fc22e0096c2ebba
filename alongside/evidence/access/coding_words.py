"""One person's words as somebody who codes them sees them.

What others chose shows when this coder has read the words too, and not before.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, FilteredRelation, Max, Min, OuterRef, Q, Subquery
from django.http import Http404
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.evidence.access.coding import Me
from alongside.evidence.domain.themes.sentences import Line, lines
from alongside.evidence.domain.themes.stretches import Alike, compare
from alongside.evidence.models import Code, CodedWords, Meant, Memo
from alongside.words.access.coded import in_coding
from alongside.words.domain.consent import Consent, Counting, Use, Yes, allows


@dataclass(frozen=True, slots=True)
class CodeLine:
    id: UUID
    name: str
    description: str
    inside: str  # the name of the code that holds it


@dataclass(frozen=True, slots=True)
class Chosen:
    """A piece of the words, and what this coder put it under: each excerpt with its code."""

    text: str
    codes: list[tuple[UUID, str]]


@dataclass(frozen=True, slots=True)
class Beside:
    """A piece of the words, and what two people chose for it."""

    text: str
    mine: list[str]
    theirs: list[str]
    alike: Alike


@dataclass(frozen=True, slots=True)
class Other:
    name: str
    pieces: list[Beside]

    @property
    def same(self) -> bool:
        return all(one.alike is Alike.SAME for one in self.pieces)


@dataclass(frozen=True, slots=True)
class Note:
    id: UUID
    text: str
    by: str
    mine: bool


@dataclass(frozen=True, slots=True)
class WordsPage:
    """`text` is None where the words may not be read now."""

    id: UUID
    number: int
    before: int | None
    after: int | None
    at: int  # the how-manieth
    total: int
    text: str | None
    version: UUID | None
    changed: bool  # by their teller, since somebody coded them
    lines: list[Line]
    mine: list[Chosen]
    others: list[Other]
    waits: bool  # somebody else has read them, and this coder has not
    notes: list[Note]
    meant: list[str]
    codes: list[CodeLine]


def words_page(me: Me, number: int) -> WordsPage:
    """The door to coding was opened before. Raises Http404."""
    row = found(me, number)
    version, own_words = sealed_words(row)
    changed = version != row.version
    written = beside(row)
    asked = own_words | {key: sealed for _, key, sealed, _ in written}
    texts = sealing.unseal_many(asked)
    text = next((texts[key] for key in own_words if key in texts), None)
    if text is not None and row.told_id is None:
        text = json.loads(text)["text"]
    codes, marks = codes_and_marks(me.coding.id, row.id)
    if changed or text is None:
        marks = []
    own = [one for one in marks if one.coder == me.coder.id]
    shows = me.coder.read and not changed
    return WordsPage(
        row.id,
        number,
        row.before,  # type: ignore[attr-defined]
        row.after,  # type: ignore[attr-defined]
        row.at,  # type: ignore[attr-defined]
        row.total,  # type: ignore[attr-defined]
        text,
        version,
        changed and text is not None,
        lines(text, [(one.start, one.end, one.code) for one in own]) if text else [],
        chosen(text, own) if text else [],
        others(me, text, own, marks) if shows and text else [],
        not me.coder.read and any(one.read for one in me.coding.coders),
        [
            Note(pk, json.loads(texts[at])["text"], me.coding.name(by), by == me.coder.id)
            for pk, at, _, by in written
            if by is not None and at in texts and (shows or by == me.coder.id)
        ],
        [texts[at] for _, at, _, by in written if by is None and at in texts and me.coder.read],
        codes,
    )


def sealed_words(row: CodedWords) -> tuple[UUID | None, dict[UUID, bytes]]:
    """The version of the words today, and their sealed bytes by their key, where consent allows."""
    if row.told_id is not None:
        standing = in_coding(row.coding_id, localdate(), [row.told_id]).get(row.told_id)
        return (standing.key, {standing.key: standing.sealed}) if standing else (row.version, {})
    said = allows(Consent(counting=Counting(row.coding.counting)), Use.COUNT, localdate())
    yes = isinstance(said, Yes) and row.key is not None
    return None, {row.key: bytes(row.sealed)} if yes and row.key else {}


def found(me: Me, number: int) -> CodedWords:
    """With the numbers before and after, and how many there are. Raises Http404."""
    every = CodedWords.objects.filter(coding=OuterRef("coding")).order_by().values("coding")
    row = (
        CodedWords.objects.filter(coding=me.coding.id, number=number)
        .select_related("coding")
        .annotate(
            total=Subquery(every.annotate(n=Count("pk")).values("n")),
            at=Subquery(every.filter(number__lte=number).annotate(n=Count("pk")).values("n")),
            before=Subquery(every.filter(number__lt=number).annotate(n=Max("number")).values("n")),
            after=Subquery(every.filter(number__gt=number).annotate(n=Min("number")).values("n")),
        )
        .first()
    )
    if row is None:
        raise Http404
    return row


def beside(row: CodedWords) -> list[tuple[UUID, UUID, bytes, UUID | None]]:
    """Memos on these words with their coder, and what their teller answered. One question.

    A number, a key, sealed bytes, and the coder; an answer has none.
    """
    memos = Memo.objects.filter(words=row.pk).exclude(coder=None)
    pairs = memos.values_list("pk", "key", "sealed", "coder")
    if row.told_id is None:
        found = list(pairs.order_by("number"))
    else:
        said = Meant.objects.filter(words=row.pk).values_list("pk", "key", "sealed", "words")
        found = sorted(pairs.union(said, all=True))
    return [(pk, key, bytes(it), None if by == row.pk else by) for pk, key, it, by in found]


@dataclass(frozen=True, slots=True)
class Placed:
    id: UUID
    start: int
    end: int
    code: UUID
    name: str
    coder: UUID | None


def codes_and_marks(coding: UUID, words: UUID) -> tuple[list[CodeLine], list[Placed]]:
    """All codes, and what stands now in these words. One question."""
    here = Q(excerpts__words=words, excerpts__taken_off=False)
    rows = (
        Code.objects.filter(coding=coding)
        .annotate(here=FilteredRelation("excerpts", condition=here))
        .order_by("number", "pk", "here__start", "here__end", "here__pk")
        .values_list(
            "pk",
            "name",
            "description",
            "parent__name",
            "codable",
            "here__pk",
            "here__start",
            "here__end",
            "here__coder",
        )
    )
    codes: dict[UUID, CodeLine] = {}
    marks: list[Placed] = []
    for pk, name, description, inside, codable, excerpt, start, end, coder in rows:
        if codable:
            codes[pk] = CodeLine(pk, name, description, inside or "")
        if excerpt is not None:
            marks.append(Placed(excerpt, start, end, pk, name, coder))
    return list(codes.values()), sorted(marks, key=lambda one: (one.start, one.end, one.name))


def chosen(text: str, own: list[Placed]) -> list[Chosen]:
    found: dict[tuple[int, int], list[tuple[UUID, str]]] = defaultdict(list)
    for one in own:
        found[one.start, one.end].append((one.id, one.name))
    return [Chosen(text[start:end], codes) for (start, end), codes in found.items()]


def others(me: Me, text: str, own: list[Placed], marks: list[Placed]) -> list[Other]:
    """Each other person's reading beside this one: of those who read the words, or coded them in
    another program."""
    theirs: dict[UUID, list[Placed]] = defaultdict(list)
    for one in marks:
        if one.coder is not None and one.coder != me.coder.id:
            theirs[one.coder].append(one)
    read = [one for one in me.coding.coders if one.id != me.coder.id]
    return [
        Other(one.name, pieces(text, own, theirs[one.id]))
        for one in read
        if one.read or (one.person is None and theirs[one.id])
    ]


def pieces(text: str, own: list[Placed], theirs: list[Placed]) -> list[Beside]:
    names: Mapping[object, str] = {one.code: one.name for one in (*own, *theirs)}
    return [
        Beside(
            text[piece.start : piece.end].strip(),
            sorted(names[code] for code in piece.first),
            sorted(names[code] for code in piece.second),
            piece.alike,
        )
        for piece in compare(
            len(text),
            [(one.start, one.end, one.code) for one in own],
            [(one.start, one.end, one.code) for one in theirs],
        )
        if text[piece.start : piece.end].strip()
    ]
