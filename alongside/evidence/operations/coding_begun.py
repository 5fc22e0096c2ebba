"""A coding is begun, words come into it, and people are asked to code."""

import json
import secrets
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Max

from alongside.core import ledger, sealing
from alongside.evidence.domain.themes.comments import Sorted
from alongside.evidence.models import CodedWords, Coder, Coding
from alongside.evidence.operations import Refused
from alongside.groups.queries import members_of
from alongside.words.domain.consent import Counting
from alongside.words.operations.coded import put_in_coding

OWN = "Each person’s own consent stands. Who takes words back is heard at once."
AT_ONCE = 200


@transaction.atomic
def begin(title: str, *, once: UUID, group: UUID, asked_by: str, by: UUID, now: datetime) -> UUID:
    """A new coding of a group's own words, with none in it yet. The same form twice is one."""
    made, new = Coding.objects.get_or_create(
        group_id=group,
        fingerprint=str(once),
        defaults={
            "title": title,
            "asked_by": asked_by,
            "promised": OWN,
            "counting": Counting.COUNT,
            "at": now,
        },
    )
    if new:
        ledger.write("began a coding", by=by, about=made.id, now=now, chain=group)
    return made.id


@transaction.atomic
def put_own_words(coding: UUID, *, by: UUID, now: datetime) -> int:
    """Every words of the group whose person allows it. Returns how many were new.

    Words of one person share a number that is drawn here and names nobody.
    """
    row = Coding.objects.select_for_update().get(pk=coding)
    put = put_in_coding(
        row.id,
        row.title,
        lambda words: f"/words/{words}/coded/{row.id}",
        group=row.group_id,
        by=by,
        now=now,
    )
    known = CodedWords.objects.filter(coding=row, told__isnull=False)
    tellers = dict(known.values_list("told__person", "teller"))
    last = row.words.aggregate(last=Max("number"))["last"]
    CodedWords.objects.bulk_create(
        (
            CodedWords(
                coding=row,
                guid=uuid4(),
                number=number,
                told_id=one.words,
                version=one.version,
                teller=tellers.setdefault(one.person, uuid4()),
            )
            for number, one in enumerate(put, 0 if last is None else last + 1)
        ),
        batch_size=AT_ONCE,
    )
    return len(put)


def bring_comments(
    found: Sorted,
    *,
    fingerprint: str,
    group: UUID,
    title: str,
    asked_by: str,
    promised: str,
    by: UUID | None,
    now: datetime,
) -> UUID:
    """Comments of a file, sealed under the coding's own key, with one consent for all.

    The keys come first; if the rest fails, no row is written and the keys are swept. Raises
    Refused.
    """
    if Coding.objects.filter(group=group, fingerprint=fingerprint).exists():
        raise Refused("these comments were brought in before; nothing was changed")
    if not found.words:
        raise Refused("no words to code are in this column; choose another")
    coding = uuid4()
    mixed = list(found.words)
    secrets.SystemRandom().shuffle(mixed)  # the order of the file could tell who came when
    tellers = {one.person: uuid4() for one in mixed if one.person}
    texts = (
        {"name": f"Words {number}", "text": one.text, "description": ""}
        for number, one in enumerate(mixed, 1)
    )
    sealed = sealing.seal_many((json.dumps(each, ensure_ascii=False) for each in texts), coding)
    with transaction.atomic():
        Coding.objects.create(
            pk=coding,
            group_id=group,
            title=title,
            asked_by=asked_by,
            promised=promised,
            counting=Counting.COUNT,
            fingerprint=fingerprint,
            left_out=found.left_out,
            at=now,
        )
        CodedWords.objects.bulk_create(
            (
                CodedWords(
                    coding_id=coding,
                    guid=uuid4(),
                    number=number,
                    key=locked.key,
                    sealed=locked.bytes,
                    teller=tellers.get(one.person),
                )
                for number, (one, locked) in enumerate(zip(mixed, sealed, strict=True))
            ),
            batch_size=AT_ONCE,
        )
        ledger.write("brought in comments to code", by=by, about=coding, now=now, chain=group)
    return coding


@transaction.atomic
def ask(coding: UUID, person: UUID, *, by: UUID, now: datetime) -> None:
    """Ask a member to code; ask again whoever stopped. Raises Refused."""
    row = Coding.objects.select_for_update().get(pk=coding)
    if person not in members_of(row.group_id):
        raise Refused("Choose somebody of your group.")
    known, new = Coder.objects.get_or_create(
        coding=row, person_id=person, defaults={"guid": uuid4(), "name": ""}
    )
    if new or known.ended_at is not None:
        Coder.objects.filter(pk=known.pk).update(ended_at=None)
        ledger.write("asked somebody to code", by=by, about=person, now=now, chain=row.group_id)


@transaction.atomic
def stop(coding: UUID, person: UUID, *, by: UUID, now: datetime) -> None:
    """They code no more, by their own wish or by the hosts'. What they coded stays."""
    standing = Coder.objects.filter(coding=coding, person=person, ended_at=None)
    if standing.update(ended_at=now):
        group = Coding.objects.values_list("group", flat=True).get(pk=coding)
        ledger.write("somebody stopped coding", by=by, about=person, now=now, chain=group)
