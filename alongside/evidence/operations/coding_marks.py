"""What somebody chooses in the words that they code: excerpts, that they have read, memos.

No ledger line: every row says who coded it, and nothing here is of anybody else's.
"""

import json
from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from alongside.core import sealing
from alongside.evidence.models import Code, CodedWords, Coder, Excerpt, Memo, WordsRead
from alongside.evidence.operations import Refused
from alongside.evidence.operations.coding_rows import hang

CHANGED = "Its teller changed these words. What you chose is still ticked. Read them again."


@transaction.atomic
def put_under(
    words: UUID,
    stretches: Iterable[tuple[int, int]],
    codes: Iterable[UUID],
    *,
    coder: UUID,
    version: UUID | None,
) -> None:
    """Each stretch under each code. What is inside an excerpt of that code changes nothing.

    `version` is that of the words that the coder saw. Raises Refused.
    """
    row = held(words, version)
    known = Code.objects.filter(coding=row.coding_id, codable=True, pk__in=list(codes))
    standing = list(row.excerpts.filter(coder=coder, taken_off=False))
    later = has_seen_others(row, coder)
    Excerpt.objects.bulk_create(
        Excerpt(words=row, start=start, end=end, code=code, coder_id=coder, later=later)
        for code in known
        for start, end in stretches
        if not any(
            one.code_id == code.pk and one.start <= start and end <= one.end for one in standing
        )
    )


def held(words: UUID, version: UUID | None) -> CodedWords:
    """The row until this transaction ends, at the version that was seen. Raises Refused."""
    row = CodedWords.objects.select_for_update().get(pk=words)
    if row.version != version:
        start_anew(row, version)
    return row


def start_anew(row: CodedWords, version: UUID | None) -> None:
    """The words are others now: what was chosen in the old ones goes, for everybody."""
    if version is None:
        raise Refused(CHANGED)
    row.excerpts.all().delete()
    row.reads.all().delete()
    row.version = version
    row.save(update_fields=["version"])


def has_seen_others(row: CodedWords, coder: UUID) -> bool:
    """They have read these words, and so has somebody else: what others chose is on their page."""
    read = set(row.reads.values_list("coder", flat=True))
    read |= set(
        row.excerpts.filter(coder__person=None).exclude(coder=None).values_list("coder", flat=True)
    )
    return coder in read and len(read) > 1


@transaction.atomic
def take_off(excerpt: UUID, *, words: UUID, coder: UUID) -> None:
    """One's own excerpt. Of a first reading that others have seen, it stays for that count."""
    row = CodedWords.objects.select_for_update().get(pk=words)
    mine = Excerpt.objects.filter(pk=excerpt, words=row, coder=coder)
    if has_seen_others(row, coder):
        mine.filter(later=False).update(taken_off=True)
        mine.filter(later=True).delete()
    else:
        mine.delete()


@transaction.atomic
def have_read(words: UUID, *, coder: UUID, version: UUID | None) -> None:
    """Twice is once. Raises Refused."""
    row = held(words, version)
    WordsRead.objects.get_or_create(words=row, coder_id=coder)


def note(
    text: str,
    *,
    coding: UUID,
    coder: UUID,
    once: UUID,
    words: UUID | None = None,
    code: UUID | None = None,
) -> None:
    """A memo on some words, on a code, or on the whole. The same form twice is one memo."""
    sealed = sealing.seal(json.dumps({"name": "", "text": text}, ensure_ascii=False), coding)
    with transaction.atomic():
        Coder.objects.select_for_update().get(pk=coder)  # so that two presses come one by one
        if Memo.objects.filter(coding=coding, guid=once).exists():
            return
        last = Memo.objects.filter(coding=coding).aggregate(last=Max("number"))["last"]
        memo = Memo.objects.create(
            coding_id=coding,
            coder_id=coder,
            guid=once,
            number=0 if last is None else last + 1,
            whole=words is None and code is None,
            key=sealed.key,
            sealed=sealed.bytes,
        )
        if words is not None:
            hang(Memo.words.through, "codedwords_id", [(words, memo.pk)])
        if code is not None:
            hang(Memo.codes.through, "code_id", [(code, memo.pk)])


def forget_note(memo: UUID, *, coding: UUID, coder: UUID) -> None:
    """One's own memo, the key first. Twice is once."""
    mine = Memo.objects.filter(pk=memo, coding=coding, coder=coder)
    sealing.destroy(mine.values_list("key", flat=True))
    mine.delete()
