"""The rows of an imported project. Its numbers are only found in it; rows have their own."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import models

from alongside.core.sealing import Sealed
from alongside.evidence.domain.qda.project import Project
from alongside.evidence.models import Code, CodedWords, Coder, Excerpt, Memo

AT_ONCE = 200
Ids = dict[UUID | None, UUID | None]  # the row that stands for a number of the file


def keep(coding: UUID, held: Project, words: Sequence[Sealed], memos: Sequence[Sealed]) -> None:
    """`words` and `memos` are the sealed bytes of the project's own, in its order."""
    coders, codes = keep_coders(coding, held), keep_codes(coding, held)
    texts, hung = keep_words(coding, held, words), keep_memos(coding, held, coders, memos)
    excerpts = [
        (
            one,
            Excerpt(
                words_id=texts[source.id],
                start=one.start,
                end=one.end,
                code_id=codes[one.code],
                coder_id=coders[one.coder],
            ),
        )
        for source in held.sources
        for one in source.excerpts
    ]
    Excerpt.objects.bulk_create((row for _, row in excerpts), batch_size=AT_ONCE)
    on_codes = [(codes[one.id], hung[memo]) for one in held.codes for memo in one.memos]
    on_words = [(texts[one.id], hung[memo]) for one in held.sources for memo in one.memos]
    on_excerpts = [(row.pk, hung[memo]) for one, row in excerpts for memo in one.memos]
    hang(Memo.codes.through, "code_id", on_codes)
    hang(Memo.words.through, "codedwords_id", on_words)
    hang(Memo.excerpts.through, "excerpt_id", on_excerpts)


def hang(
    through: type[models.Model], column: str, pairs: Sequence[tuple[UUID | None, UUID | None]]
) -> None:
    """Rows that memos are about, each with its memo."""
    rows = (through(**{column: row, "memo_id": memo}) for row, memo in pairs)
    through._default_manager.bulk_create(rows, batch_size=AT_ONCE)


def keep_coders(coding: UUID, held: Project) -> Ids:
    rows = [Coder(coding_id=coding, guid=one.id, name=one.name) for one in held.coders]
    Coder.objects.bulk_create(rows, batch_size=AT_ONCE)
    return {None: None} | {row.guid: row.pk for row in rows}


def keep_codes(coding: UUID, held: Project) -> Ids:
    ids: Ids = {None: None} | {one.id: uuid4() for one in held.codes}
    Code.objects.bulk_create(
        (
            Code(
                pk=ids[one.id],
                coding_id=coding,
                parent_id=ids[one.parent],
                guid=one.id,
                number=number,
                name=one.name,
                description=one.description,
                colour=one.colour,
                codable=one.codable,
            )
            for number, one in enumerate(held.codes)
        ),
        batch_size=AT_ONCE,
    )
    return ids


def keep_memos(coding: UUID, held: Project, coders: Ids, sealed: Sequence[Sealed]) -> Ids:
    rows = [
        Memo(
            coding_id=coding,
            coder_id=coders[one.coder],
            guid=one.id,
            number=number,
            whole=one.id in held.about,
            key=locked.key,
            sealed=locked.bytes,
        )
        for number, (one, locked) in enumerate(zip(held.memos, sealed, strict=True))
    ]
    Memo.objects.bulk_create(rows, batch_size=AT_ONCE)
    return {row.guid: row.pk for row in rows}


def keep_words(coding: UUID, held: Project, sealed: Sequence[Sealed]) -> dict[UUID, UUID]:
    rows = [
        CodedWords(
            coding_id=coding, guid=one.id, number=number, key=locked.key, sealed=locked.bytes
        )
        for number, (one, locked) in enumerate(zip(held.sources, sealed, strict=True))
    ]
    CodedWords.objects.bulk_create(rows, batch_size=AT_ONCE)
    return {row.guid: row.pk for row in rows}
