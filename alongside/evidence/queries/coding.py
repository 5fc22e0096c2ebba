"""What the program reads of coded words: a whole project for a file, keys, and what is broken."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from uuid import UUID

from alongside.core import sealing
from alongside.core.cipher import NotOurs
from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.disclosure.program import Unfinished
from alongside.evidence.domain.disclosure.reader import NoWorld
from alongside.evidence.domain.disclosure.worlds import TooLarge
from alongside.evidence.domain.qda import project as qda
from alongside.evidence.models import CodedWords, Coding, Excerpt, Meant, Memo, Report

Hung = dict[UUID, tuple[UUID, ...]]  # numbers of memos, by the row that they hang on


def coding_behind(name: str) -> list[UUID]:
    """The coded words behind a report, by its slug, or a coding, by its own number.

    A report does not say yet which coded words it rests on: they are its group's.
    """
    try:
        rows = Coding.objects.filter(pk=UUID(name))
    except ValueError:
        rows = Coding.objects.filter(group__in=Report.objects.filter(slug=name).values("group"))
    return list(rows.order_by("at", "pk").values_list("pk", flat=True))


def project_of(coding: UUID) -> qda.Project:
    """A project as it came, with what was coded here. Words and memos whose key was destroyed are
    not in it; nor are members' own words, and memos on them: a yes to counting gives no copy.
    """
    row = Coding.objects.get(pk=coding)
    memos = tuple(memos_of(row))
    known = {memo.id for memo in memos}
    codes, words, excerpts = (
        {key: tuple(memo for memo in found if memo in known) for key, found in each.items()}
        for each in hanging(row)
    )
    return qda.Project(
        row.title,
        coders=tuple(qda.Coder(one.guid, one.name) for one in row.coders.order_by("name", "guid")),
        codes=tuple(
            qda.Code(
                one.guid,
                one.name,
                one.description,
                one.colour,
                one.parent.guid if one.parent else None,
                one.codable,
                codes.get(one.pk, ()),
            )
            for one in row.codes.select_related("parent").order_by("number")
        ),
        sources=tuple(sources_of(row, words, excerpts)),
        memos=memos,
        about=tuple(
            guid
            for guid in row.memos.filter(whole=True)
            .order_by("number")
            .values_list("guid", flat=True)
            if guid in known
        ),
    )


def memos_of(row: Coding) -> Iterator[qda.Memo]:
    told = row.memos.filter(words__told__isnull=False)
    told |= row.memos.filter(excerpts__words__told__isnull=False)
    memos = row.memos.exclude(pk__in=told.values("pk"))
    rows = list(memos.select_related("coder").order_by("number"))
    texts = opened(rows)
    for one in rows:
        if one.key in texts:
            said = json.loads(texts[one.key])
            coder = one.coder.guid if one.coder else None
            yield qda.Memo(one.guid, said["name"], said["text"], coder)


def sources_of(row: Coding, words: Hung, excerpts: Hung) -> Iterator[qda.Source]:
    rows = list(row.words.filter(told=None).order_by("number"))
    texts = opened(rows)
    held: dict[UUID, list[qda.Excerpt]] = defaultdict(list)
    found = Excerpt.objects.filter(words__coding=row, words__told=None, taken_off=False)
    found = found.select_related("code", "coder")
    for one in found.order_by("start", "end", "pk"):
        held[one.words_id].append(
            qda.Excerpt(
                one.start,
                one.end,
                one.code.guid if one.code else None,
                one.coder.guid if one.coder else None,
                memos=excerpts.get(one.pk, ()),
            )
        )
    for source in rows:
        if source.key and source.key in texts:
            said = json.loads(texts[source.key])
            yield qda.Source(
                source.guid,
                said["name"],
                said["text"],
                tuple(held[source.pk]),
                said["description"],
                words.get(source.pk, ()),
            )


def hanging(row: Coding) -> tuple[Hung, Hung, Hung]:
    """Which memos hang on which codes, words and excerpts."""
    memos = Memo.objects.filter(coding=row).order_by("number")
    codes, words, excerpts = (
        by_row(memos.exclude(**{on: None}).values_list(on, "guid"))
        for on in ("codes", "words", "excerpts")
    )
    return codes, words, excerpts


def by_row(pairs: Iterable[tuple[UUID, UUID]]) -> Hung:
    found: Hung = {}
    for row, memo in pairs:
        found[row] = (*found.get(row, ()), memo)
    return found


def opened(rows: Iterable[CodedWords] | Iterable[Memo]) -> dict[UUID, str]:
    return sealing.unseal_many({row.key: bytes(row.sealed) for row in rows if row.key})


def keys_in_use() -> Iterator[UUID]:
    here = CodedWords.objects.exclude(key=None).values_list("key", flat=True)
    yield from (key for key in here.iterator() if key)
    yield from Memo.objects.values_list("key", flat=True).iterator()
    yield from Meant.objects.values_list("key", flat=True).iterator()


def troubles() -> Iterator[str]:
    """A sentence for each coding whose words or memos cannot all be opened, or do not fit."""
    for row in Coding.objects.order_by("pk"):
        words = list(row.words.filter(told=None).order_by("pk"))
        memos = list(row.memos.order_by("pk"))
        try:
            texts = opened(words) | opened(memos)
        except NotOurs:
            yield f"coding {row.id}: the sealed bytes of words or of a memo were changed"
            continue
        if missing := len(words) + len(memos) - len(texts):
            yield f"coding {row.id}: {missing} words or memos have no key"
        sizes = {
            one.pk: len(json.loads(texts[one.key])["text"])
            for one in words
            if one.key and one.key in texts
        }
        places = Excerpt.objects.filter(words__coding=row).values_list("words", "start", "end")
        if any(not start < end <= sizes.get(words, end) for words, start, end in places):
            yield f"coding {row.id}: an excerpt goes beyond its words"
        yield from told_too_much(row)
    meant = Meant.objects.order_by("pk").values_list("pk", "key", "sealed")
    yield from sealing.wrong("answer to how words were read", meant.iterator())


def told_too_much(row: Coding) -> Iterator[str]:
    """What a reader could work out from all that was told of a coding together."""
    releases = [one.as_domain() for one in row.releases.order_by("at", "pk")]
    try:
        told = [found.why for found in audit(releases)] if releases else []
    except (NoWorld, TooLarge, Unfinished):
        told = ["what was told does not fit together"]
    yield from (f"coding {row.id}: {why}" for why in told)
