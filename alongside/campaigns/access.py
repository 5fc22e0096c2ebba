"""Doors to letters, to the names under them, and to what came back."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from alongside.campaigns.domain import Shown, SignatureState, State, days_overdue, is_empty
from alongside.campaigns.models import Letter, Reply, Signature, SignatureLink, Win
from alongside.core import sealing
from alongside.core.permissions import Permission
from alongside.groups.access import Standing, enter
from alongside.people.access import Person
from alongside.words.access.quotes import Quote, quotes


@dataclass(frozen=True, slots=True)
class ReplyView:
    sender: str
    text: str
    came_on: date


@dataclass(frozen=True, slots=True)
class LetterView:
    id: UUID
    group: UUID
    group_name: str
    group_slug: str
    slug: str
    title: str
    text: str
    recipient: str
    state: State
    opened_at: datetime | None
    sent_on: date | None
    sent_how: str
    reply_due: date | None
    overdue: int  # days
    report_path: str
    rests_on: int | None  # so many people or more, as its report told it; None is hidden
    counted_on: date | None  # the day that number is of
    demands: list[str]
    quotes: list[Quote]
    counts: dict[str, int]  # confirmed, by the way each chose

    @property
    def path(self) -> str:
        return f"/letters/{self.slug}"

    @property
    def counted(self) -> int:
        return sum(self.counts.values())

    @property
    def closed(self) -> bool:
        return self.state not in (State.DRAFT, State.OPEN)

    @property
    def empty(self) -> bool:
        return is_empty(self.text, self.demands)


def view(row: Letter, today: date) -> LetterView:
    confirmed = Q(state=SignatureState.CONFIRMED)
    found = Signature.objects.filter(confirmed, letter=row).values("shown").order_by("shown")
    counts = {each["shown"]: each["n"] for each in found.annotate(n=Count("pk"))}
    state = State(row.state)
    report = row.report if row.report and row.report.published_at else None
    return LetterView(
        row.id,
        row.group_id,
        row.group.name,
        row.group.slug,
        row.slug,
        row.title,
        row.text,
        row.recipient,
        state,
        row.opened_at,
        row.sent_on,
        row.sent_how,
        row.reply_due,
        days_overdue(row.reply_due, state, today),
        f"/reports/{report.slug}" if report else "",
        report.rests_on if report else None,
        localdate(report.published_at) if report else None,
        list(row.demands.order_by("number").values_list("text", flat=True)),
        quotes(row.id, today),
        {way: counts.get(way, 0) for way in Shown},
    )


def public_letter(slug: str, today: date) -> LetterView:
    """A letter that was opened to everyone. Raises Http404."""
    rows = Letter.objects.filter(slug=slug).exclude(state=State.DRAFT)
    row = rows.select_related("group", "report").first()
    if row is None:
        raise Http404
    return view(row, today)


def open_letters(slugs: Collection[str]) -> dict[str, UUID]:
    """Those of these letters that can be signed."""
    rows = Letter.objects.filter(slug__in=list(slugs), state=State.OPEN)
    return dict(rows.values_list("slug", "pk"))


def letter(
    person: Person | None, slug: str, letter_id: UUID, permission: Permission, today: date
) -> tuple[Standing, LetterView]:
    """A letter of a group, as its members see it. Drafts are the hosts'. Raises Http404."""
    standing = enter(person, slug, permission)
    rows = Letter.objects.filter(pk=letter_id, group=standing.group)
    row = rows.select_related("group", "report").first()
    if row is None or (row.state == State.DRAFT and not standing.runs):
        raise Http404
    return standing, view(row, today)


def replies(found: LetterView) -> list[ReplyView]:
    """What came back. The door to the letter was opened before."""
    rows = Reply.objects.filter(letter=found.id).order_by("came_on", "at")
    return [ReplyView(row.sender, row.text, row.came_on) for row in rows]


def names(letter_id: UUID, *, ways: set[Shown], part: slice = slice(None)) -> list[str]:
    """Names of confirmed signatures that chose one of these ways, in the order they came."""
    rows = Signature.objects.filter(
        letter=letter_id, state=SignatureState.CONFIRMED, shown__in=ways
    ).order_by("confirmed_at", "pk")
    some = rows.values_list("key", "sealed")[part]
    sealed = {key: bytes(words) for key, words in some if key}
    texts = sealing.unseal_many(sealed)
    return [texts[key] for key in sealed if key in texts]


A_PAGE = 100  # names


@dataclass(frozen=True, slots=True)
class NamesPage:
    names: list[str]
    number: int  # from 1
    last: int


def names_page(found: LetterView, number: int) -> NamesPage:
    """Names that everybody may see, in the order they came, a hundred a page. Raises Http404."""
    last = max(1, -(-found.counts[Shown.NAME] // A_PAGE))
    if not 1 <= number <= last:
        raise Http404
    first = (number - 1) * A_PAGE
    shown = names(found.id, ways={Shown.NAME}, part=slice(first, first + A_PAGE))
    return NamesPage(shown, number, last)


def letter_with_names(slug: str, secret: str, today: date) -> LetterView:
    """The recipient's own link. Raises Http404."""
    found = Letter.objects.filter(slug=slug, names_secret=hashed(secret)).exclude(names_secret="")
    row = found.select_related("group", "report").first()
    if row is None:
        raise Http404
    return view(row, today)


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class MySignature:
    """What the holder of a mailed link may do with their signature."""

    id: UUID
    state: SignatureState
    shown: Shown
    name: str
    confirm_until: datetime


def my_signature(slug: str, secret: str) -> MySignature:
    """Raises Http404."""
    link = (
        SignatureLink.objects.filter(secret=hashed(secret), signature__letter__slug=slug)
        .select_related("signature")
        .first()
    )
    if link is None:
        raise Http404
    row = link.signature
    name = (sealing.unseal(row.key, bytes(row.sealed)) if row.key else None) or ""
    return MySignature(
        row.id, SignatureState(row.state), Shown(row.shown), name, link.confirm_until
    )


@dataclass(frozen=True, slots=True)
class LetterLine:
    id: UUID
    title: str
    path: str
    state: State
    reply_due: date | None
    counted: int


def lines(rows: QuerySet[Letter]) -> list[LetterLine]:
    signed = Count("signatures", filter=Q(signatures__state=SignatureState.CONFIRMED))
    return [
        LetterLine(
            row.id, row.title, f"/letters/{row.slug}", State(row.state), row.reply_due, row.signed
        )
        for row in rows.annotate(signed=signed).order_by("-made_at", "pk")[:10]
    ]


def public_letters() -> list[LetterLine]:
    return lines(Letter.objects.exclude(state=State.DRAFT))


@dataclass(frozen=True, slots=True)
class News:
    path: str
    title: str
    group: str
    recipient: str
    at: datetime
    changed_at: datetime


def letters_in_public(most: int) -> list[News]:
    """Letters that were opened, the newest first."""
    rows = Letter.objects.exclude(opened_at=None).select_related("group")
    return [
        News(
            f"/letters/{row.slug}",
            row.title,
            row.group.name,
            row.recipient,
            row.opened_at,
            row.closed_at or row.opened_at,
        )
        for row in rows.order_by("-opened_at", "pk")[:most]
        if row.opened_at
    ]


def group_letters(standing: Standing) -> list[LetterLine]:
    """Letters of a group that somebody was let in to; drafts for its hosts."""
    rows = Letter.objects.filter(group=standing.group)
    return lines(rows if standing.runs else rows.exclude(state=State.DRAFT))


@dataclass(frozen=True, slots=True)
class WinLine:
    text: str
    on: date
    letter_path: str


def wins(standing: Standing) -> list[WinLine]:
    rows = Win.objects.filter(group=standing.group).select_related("letter").order_by("-on", "pk")
    return [
        WinLine(row.text, row.on, f"/letters/{row.letter.slug}" if row.letter else "")
        for row in rows[:5]
    ]
