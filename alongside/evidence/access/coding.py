"""Doors to codings: what members see of them, what hosts look after, what coders open."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404

from alongside.core.permissions import Permission
from alongside.evidence.models import CodedWords, Coder, Coding, Release, WordsRead
from alongside.groups.access import Standing, enter
from alongside.people.access import Person

NOBODY = "Somebody"  # who coded in another program without a name, or erased their account


@dataclass(frozen=True, slots=True)
class CoderView:
    id: UUID
    person: UUID | None
    name: str
    stopped: bool
    read: bool  # the words that are asked for, where some are


@dataclass(frozen=True, slots=True)
class CodingView:
    id: UUID
    slug: str
    title: str
    asked_by: str
    promised: str
    counting: str  # of words that came in a file
    left_out: dict[str, int]  # of the rows of that file, how many by why
    coders: list[CoderView]

    @property
    def path(self) -> str:
        return f"/g/{self.slug}/coding/{self.id}"

    @property
    def asked(self) -> list[CoderView]:
        """Members who code here now."""
        return [one for one in self.coders if one.person and not one.stopped]

    def coder(self, person: UUID) -> CoderView | None:
        return next((one for one in self.asked if one.person == person), None)

    def name(self, coder: UUID) -> str:
        return next((one.name for one in self.coders if one.id == coder), NOBODY)


def describe(slug: str, row: Coding, coders: Iterable[Coder]) -> CodingView:
    found = [
        CoderView(
            one.id,
            one.person_id,
            (one.person.name if one.person else one.name) or NOBODY,
            one.ended_at is not None,
            getattr(one, "read", False),
        )
        for one in coders
    ]
    return CodingView(
        row.id, slug, row.title, row.asked_by, row.promised, row.counting, row.left_out, found
    )


def coders_of(codings: Iterable[UUID], number: int | None = None) -> list[Coder]:
    """With the words of that number, whether each has read them. Asks the database once."""
    rows = Coder.objects.filter(coding__in=list(codings)).select_related("coding", "person")
    if number is not None:
        read = WordsRead.objects.filter(coder=OuterRef("pk"), words__number=number)
        rows = rows.annotate(read=Exists(read.filter(words__coding=OuterRef("coding"))))
    return list(rows.order_by("person__name", "name", "pk"))


@dataclass(frozen=True, slots=True)
class Me:
    """Who was let in to code, and what to."""

    standing: Standing
    coding: CodingView
    coder: CoderView


def coding_to_code(
    person: Person | None, slug: str, coding_id: UUID, number: int | None = None
) -> Me:
    """For whoever was asked, while they are in the group. Raises Http404."""
    rows = coders_of([coding_id], number)
    view = describe(slug, rows[0].coding, rows) if rows else None
    mine = view.coder(person.id) if view and person else None
    standing = enter(person, slug, Permission.CODE_WORDS, also={"coder"} if mine else set())
    if view is None or mine is None or rows[0].coding.group_id != standing.group:
        raise Http404
    return Me(standing, view, mine)


@dataclass(frozen=True, slots=True)
class HowMany:
    """Words in a coding, and whether they came in a file: members' own do not come to those."""

    words: int
    from_file: bool


def hosted_coding(
    person: Person | None, slug: str, coding_id: UUID
) -> tuple[Standing, CodingView, HowMany]:
    """For hosts, who see no words by it, with how many words are in it. Raises Http404."""
    standing = enter(person, slug, Permission.MAKE_EVIDENCE)
    rows = Coding.objects.filter(pk=coding_id, group=standing.group)
    own = Count("words", filter=Q(words__told__isnull=False))
    row = rows.annotate(how_many=Count("words"), own=own).first()
    if row is None:
        raise Http404
    words = HowMany(row.how_many, row.how_many > row.own)
    return standing, describe(slug, row, coders_of([row.id])), words


@dataclass(frozen=True, slots=True)
class CodingLine:
    coding: CodingView
    words: int
    told: bool
    mine: bool


def codings(person: Person | None, slug: str) -> tuple[Standing, list[CodingLine]]:
    """What the group codes, the newest first. Raises Http404."""
    standing = enter(person, slug, Permission.SEE_CODINGS)
    rows = list(
        Coding.objects.filter(group=standing.group)
        .annotate(how_many=Count("words"))
        .annotate(told=Exists(Release.objects.filter(coding=OuterRef("pk"))))
        .order_by("-at", "pk")[:50]
    )
    coders = coders_of([row.id for row in rows]) if rows else []
    found = []
    for row in rows:
        view = describe(slug, row, [one for one in coders if one.coding_id == row.id])
        mine = view.coder(standing.person) is not None
        found.append(CodingLine(view, row.how_many, row.told, mine))
    return standing, found


def next_to_read(me: Me, after: int = -1) -> int | None:
    """The number of the next words that this coder has not read; then from the beginning."""
    rows = CodedWords.objects.filter(coding=me.coding.id).exclude(reads__coder=me.coder.id)
    left = rows.order_by("number").values_list("number", flat=True)
    following = left.filter(number__gt=after).first()
    return left.first() if following is None else following
