"""Words that left a coding take with them what was chosen in them and said about them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, sealing
from alongside.evidence.models import CodedWords, Coder, Coding, Meant, Memo
from alongside.words.queries import standing_in


def leave_out_ended(about: UUID | None, *, now: datetime) -> None:
    """The job `coding-ended`. Doing it twice is doing it once."""
    if about is not None:
        forget_ended(about, now=now)


def forget_all_ended(*, now: datetime) -> None:
    """Every night, and before a restored site opens: also where it stopped half way."""
    for coding in Coding.objects.values_list("pk", flat=True).order_by("pk"):
        forget_ended(coding, now=now)
    forget_without_keys()


@transaction.atomic
def forget_without_keys() -> None:
    """Sealed here, and their key is gone."""
    here = CodedWords.objects.exclude(key=None).values_list("key", flat=True)
    for keys in sealing.gone(key for key in here if key):
        CodedWords.objects.filter(key__in=keys).delete()
    for keys in sealing.gone(Memo.objects.values_list("key", flat=True)):
        Memo.objects.filter(key__in=keys).delete()
    for keys in sealing.gone(Meant.objects.values_list("key", flat=True)):
        Meant.objects.filter(key__in=keys).delete()


def forget_ended(coding: UUID, *, now: datetime) -> None:
    """The keys of memos and answers first; then the rows, and their excerpts with them."""
    here = standing_in(coding)
    rows = CodedWords.objects.filter(coding=coding, told__isnull=False).exclude(told__in=here)
    gone = list(rows.values_list("pk", flat=True))
    if not gone:
        return
    memos = Memo.objects.filter(words__in=gone) | Memo.objects.filter(excerpts__words__in=gone)
    about = list(memos.distinct().values_list("pk", "key"))
    keys = [key for _, key in about]
    keys += Meant.objects.filter(words__in=gone).values_list("key", flat=True)
    sealing.destroy(keys)
    with transaction.atomic():
        Memo.objects.filter(pk__in=[memo for memo, _ in about]).delete()
        CodedWords.objects.filter(pk__in=gone).delete()
        jobs.leave("wipe", about=None, due=now)


def forget_coder(person: UUID) -> None:
    """Memos of somebody who erases their account are their words: they go, the keys first. What
    they chose stays, under nobody's name. What they answered was under their own key."""
    memos = Memo.objects.filter(coder__person=person)
    sealing.destroy(memos.values_list("key", flat=True))
    memos.delete()
    Meant.objects.filter(person=person).delete()
    Coder.objects.filter(person=person).update(person=None)
