"""Doors to words. Words are unsealed here and nowhere above, each time anew, and only on a yes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.groups.access import Standing
from alongside.people.access import Person
from alongside.words.domain.consent import Consent, No, Quoting, Readers, Use, allows
from alongside.words.domain.kinds import Kind, Place
from alongside.words.models import Answering, Words, newest_consents
from alongside.words.models import Consent as ConsentRow
from alongside.words.models import Use as UseRow


@dataclass(frozen=True, slots=True)
class Where:
    """One use, as "my words" shows it."""

    kind: str
    title: str
    path: str
    at: date
    ended: date | None
    ended_why: str

    @property
    def called(self) -> str:
        return {Place.LETTER: "Letter", Place.PANEL: "Panel"}.get(Place(self.kind), "Report")

    @property
    def picture(self) -> str:
        return {Place.LETTER: "letter", Place.PANEL: "speech"}.get(Place(self.kind), "chart")


@dataclass(frozen=True, slots=True)
class Mine:
    """One person's own words, with what they allowed and each place of use."""

    id: UUID
    slug: str
    group_name: str
    text: str | None  # None once taken back
    told_on: date
    consent: Consent | None
    allowed_now: bool
    taken_back_on: date | None
    uses: list[Where]

    @property
    def title(self) -> str:
        first = (self.text or "").strip().partition("\n")[0]
        return first if len(first) <= 48 else first[:45].rsplit(" ", 1)[0] + " …"

    @property
    def group_reads(self) -> bool:
        readers = (Readers.GROUP, Readers.EVERYONE)
        return self.allowed_now and self.consent is not None and self.consent.readers in readers

    @property
    def standing(self) -> list[Where]:
        return [use for use in self.uses if use.ended is None]


def my_words(person: Person, today: date) -> list[Mine]:
    """Every story of a person who was let in to their own things, newest first."""
    rows = Words.objects.filter(person=person, kind=Kind.STORY).select_related("group")
    return describe(list(rows.order_by("-told_on", "-pk")), today)


def my_own(person: Person | None, words_id: UUID, today: date) -> Mine:
    """One thing that this person said. Raises Http404, also for everybody else."""
    if person is None:
        raise Http404
    rows = list(Words.objects.filter(pk=words_id, person=person).select_related("group"))
    let_in(Permission.DECIDE_ABOUT_MY_WORDS, {Relationship.OWN} if rows else set())
    return describe(rows, today)[0]


def describe(rows: list[Words], today: date) -> list[Mine]:
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in rows})
    consents = newest_consents(rows)
    uses: dict[UUID, list[Where]] = {row.id: [] for row in rows}
    for use in UseRow.objects.filter(words__in=uses).order_by("at"):
        ended = use.ended_at.date() if use.ended_at else None
        uses[use.words_id].append(
            Where(use.place_kind, use.title, use.path, use.at.date(), ended, use.ended_why)
        )
    return [
        Mine(
            row.id,
            row.group.slug,
            row.group.name,
            texts.get(row.key),
            row.told_on,
            consents[row.id],
            (held := consents[row.id]) is not None and (held.until is None or today <= held.until),
            row.taken_back_at.date() if row.taken_back_at else None,
            uses[row.id],
        )
        for row in rows
    ]


def answers_so_far(mine: Mine) -> dict[str, str]:
    """Consent questions answered on the way, by name. None answered: empty."""
    row = Answering.objects.filter(words=mine.id).first()
    names = ("readers", "quoting", "counting")
    return {name: value for name in names if row and (value := getattr(row, name)) is not None}


@dataclass(frozen=True, slots=True)
class Story:
    """A story that its teller shared with the group."""

    id: UUID
    text: str
    may_quote: bool
    name: str


def group_stories(standing: Standing, today: date) -> list[Story]:
    """What consent lets this group read. The door to the group was opened before."""
    rows = list(
        Words.objects.filter(
            group=standing.group, kind=Kind.STORY, taken_back_at=None
        ).select_related("person")
    )
    consents = newest_consents(rows)
    open_to_us = [row for row in rows if is_allowed(consents[row.id], Use.READ_IN_GROUP, today)]
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in open_to_us})
    return sorted(
        (
            Story(
                row.id,
                texts[row.key],
                is_allowed(consents[row.id], Use.QUOTE, today),
                credit(consents[row.id], row, standing.group_name),
            )
            for row in open_to_us
            if row.key in texts
        ),
        key=lambda story: str(story.id),  # random, so that the order tells nothing
    )


def is_allowed(consent: Consent | None, use: Use, today: date) -> bool:
    return not isinstance(allows(consent, use, today), No)


def credit(consent: Consent | None, row: Words, group_name: str) -> str:
    """The name that goes with a quote."""
    match consent.quoting if consent else Quoting.NO:
        case Quoting.MEMBER:
            return f"A member of {group_name}"
        case Quoting.MY_NAME:
            return row.person.name
    return "No name"


TAKEN_BACK = "These words were taken back."
NOT_NOW = "These words are not shown now."  # why is between their person and us


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in a place. `text` is None where they may not be shown now; `why` says so."""

    id: UUID
    text: str | None
    credit: str
    until: date | None
    why: str


def quotes(place: UUID, today: date) -> list[Quote]:
    """The quotes of one place, as their consents stand today. Asks the database three times."""
    uses = list(
        UseRow.objects.filter(place=place)
        .exclude(ended_why="taken out")
        .select_related("words__person", "words__group")
        .order_by("at", "pk")
    )
    consents = newest_consents([use.words for use in uses])
    answers = {use.id: allows(consents[use.words_id], Use.QUOTE, today) for use in uses}
    yes = [use for use in uses if not isinstance(answers[use.id], No)]
    texts = sealing.unseal_many({use.words.key: bytes(use.words.sealed) for use in yes})
    return [quote(use, consents[use.words_id], answers[use.id], texts) for use in uses]


def quote(use: UseRow, consent: Consent | None, answer: object, texts: dict[UUID, str]) -> Quote:
    whole = texts.get(use.words.key)
    if whole is None:
        back = use.words.taken_back_at is not None or not isinstance(answer, No)
        return Quote(use.id, None, "", None, TAKEN_BACK if back else NOT_NOW)
    until = consent.until if consent else None
    name = credit(consent, use.words, use.words.group.name)
    cut = whole[use.start : use.end]
    before = "[…] " if use.start else ""
    after = " […]" if use.end < len(whole.rstrip()) else ""
    return Quote(use.id, before + cut.strip() + after, name, until, "")


def told_to_table(place: UUID, today: date) -> list[str]:
    """What people told those at the table of a panel, in no order that tells who. No names."""
    uses = UseRow.objects.filter(place=place, place_kind=Place.PANEL, ended_at=None)
    rows = list(Words.objects.filter(pk__in=uses.values("words")).order_by("pk"))
    consents = newest_consents(rows)
    yes = [row for row in rows if is_allowed(consents[row.id], Use.READ_AT_TABLE, today)]
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in yes})
    return [texts[row.key] for row in yes if row.key in texts]


def said_in_room(words: Iterable[UUID], today: date) -> dict[UUID, str]:
    """Texts of what was said in a room that somebody was let in to, by words."""
    rows = ConsentRow.objects.filter(words__in=list(words), words__taken_back_at=None)
    heard = [
        row.words
        for row in rows.select_related("words").order_by("pk")
        if is_allowed(row.as_domain(taken_back=False), Use.READ_IN_ROOM, today)
    ]
    texts = sealing.unseal_many({row.key: bytes(row.sealed) for row in heard})
    return {row.id: texts[row.key] for row in heard if row.key in texts}
