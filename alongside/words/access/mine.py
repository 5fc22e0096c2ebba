"""A person's own words: what they allowed, and each place of use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.utils.timezone import localdate

from alongside.core import sealing
from alongside.core.doors import let_in
from alongside.core.permissions import Permission, Relationship
from alongside.people.access import Person
from alongside.people.queries import names_of
from alongside.words.access.beside import sealed_beside
from alongside.words.access.where import Where, where
from alongside.words.domain.consent import Consent, Quoting, Readers, stopped
from alongside.words.domain.genre import line_of
from alongside.words.domain.kinds import Kind, Place, What
from alongside.words.domain.title import title_of
from alongside.words.models import Consent as ConsentRow
from alongside.words.models import Showing, Tellers, Use, Words, as_consents, every_row, newest_of

TOLD = (Kind.STORY, Kind.ANSWER)  # a draft is not told yet, and a room's words go with the room


@dataclass(frozen=True, slots=True)
class Mine:
    """One person's own words. `consent` has this person's answers as far as they go.

    `together` is what counts: the same, unless somebody else tells these words too.
    """

    id: UUID
    kind: str
    slug: str
    group_name: str
    text: str | None  # None once taken back
    told_on: date
    consent: Consent | None
    answered: int  # how many of the four questions
    chosen_name: str
    together: Consent | None
    allowed_now: bool
    over: bool  # its time has ended
    taken_back_on: date | None
    uses: list[Where]
    hidden: bool
    note: str
    first_teller: bool  # told by this person; somebody told with it cannot name others
    with_others: list[str]  # names of who tells these words too
    waits_for: list[str]  # those of them who have not answered
    genre: str
    licence: str
    wants_help: bool
    shown_alone: bool  # to one person, by this person

    @property
    def title(self) -> str:
        return title_of(self.text or "")

    @property
    def about(self) -> str:
        named = not self.hidden and self.quoting not in (Quoting.NO, Quoting.NO_NAME)
        return line_of(self.genre, self.licence, named=named)

    @property
    def quoting(self) -> Quoting:
        return self.consent.quoting if self.consent else Quoting.NO

    @property
    def given_to(self) -> frozenset[UUID]:
        return self.consent.given_to if self.consent else frozenset()

    @property
    def answers_call(self) -> bool:
        return self.kind == Kind.ANSWER

    @property
    def complete(self) -> bool:
        return self.answered == 4

    @property
    def thinks_until(self) -> date | None:
        """The first day of use, while it is still to come."""
        begins = self.together.begins if self.together else None
        return begins if begins and not self.allowed_now and not self.over else None

    @property
    def group_reads(self) -> bool:
        readers = (Readers.GROUP, Readers.GROUPS, Readers.EVERYONE)
        return self.allowed_now and self.together is not None and self.together.readers in readers

    @property
    def told_to_table(self) -> bool:
        return self.consent is not None and self.consent.readers is Readers.TABLE

    @property
    def standing(self) -> list[Where]:
        return [use for use in self.uses if use.ended is None]

    @property
    def narrowed(self) -> bool:
        """Somebody who told it too allows less, and has answered."""
        return self.complete and not self.waits_for and self.together != self.consent

    @property
    def sent(self) -> list[Where]:
        """Uses of which somebody outside has a copy."""
        return [use for use in self.uses if use.sent_on]

    @property
    def to_look_at(self) -> list[Where]:
        return [use for use in self.standing if use.waits_for_me]


def my_words(person: Person, today: date) -> list[Mine]:
    """Every story or answer to a call that a person told, alone or with another, newest first."""
    told = Q(person=person) | Q(pk__in=ConsentRow.objects.filter(person=person).values("words"))
    rows = Words.objects.filter(told, kind__in=TOLD).select_related("group")
    rows = rows.annotate(shown_alone=is_shown(person))
    return describe(list(rows.order_by("-told_on", "-pk")), person.id, today)


def my_own(person: Person | None, words_id: UUID, today: date) -> Mine:
    """One thing that this person said. Raises Http404, also for everybody else."""
    if person is None:
        raise Http404
    told = Q(person=person) | Q(
        pk__in=ConsentRow.objects.filter(words=words_id, person=person).values("words")
    )
    found = Words.objects.filter(told, pk=words_id, kind__in=TOLD).select_related("group")
    rows = list(found.annotate(shown_alone=is_shown(person)))
    let_in(Permission.DECIDE_ABOUT_MY_WORDS, {Relationship.OWN} if rows else set())
    return describe(rows, person.id, today)[0]


def is_shown(person: Person) -> Exists:
    return Exists(Showing.objects.filter(words=OuterRef("pk"), person=person, ended_at=None))


def describe(rows: Sequence[Words], person: UUID | None, today: date) -> list[Mine]:
    """As that person sees them. No person is whoever holds the return code of each."""
    given = every_row(rows)
    tellers = newest_of(rows, given)
    together = as_consents(rows, tellers)
    answers = {row.words_id: row for row in given if row.person_id == person}
    used = list(Use.objects.filter(words__in=[row.id for row in rows]).order_by("at", "pk"))
    people = names_beside(tellers, used, person)
    beside = sealed_beside([row.id for row in rows], What.NOTE)
    # All that is sealed is opened at once, so that the keys are asked once.
    sealed = {row.key: bytes(row.sealed) for row in rows}
    sealed |= {row.key: bytes(row.sealed) for row in beside}
    sealed |= {row.name_key: bytes(row.name_sealed) for row in answers.values() if row.name_key}
    texts = sealing.unseal_many(sealed)
    wholes = {row.id: texts.get(row.key) for row in rows}
    notes = {row.words_id: texts[row.key] for row in beside if row.key in texts}
    uses: dict[UUID, list[Where]] = {row.id: [] for row in rows}
    for use in used:
        uses[use.words_id].append(where(use, wholes[use.words_id], person, people))
    return [
        Mine(
            row.id,
            row.kind,
            row.group.slug,
            row.group.name,
            wholes[row.id],
            row.told_on,
            mine.as_domain(taken_back=row.taken_back_at is not None) if mine else None,
            mine.answered if mine else 0,
            texts.get(mine.name_key, "") if mine and mine.name_key else "",
            together[row.id],
            counts(together[row.id], today),
            (until := mine.until if mine else None) is not None and until < today,
            localdate(row.taken_back_at) if row.taken_back_at else None,
            uses[row.id],
            row.hidden,
            notes.get(row.id, ""),
            row.person_id == person,
            *others(tellers[row.id], people),
            row.genre,
            row.licence,
            row.wants_help,
            getattr(row, "shown_alone", False),
        )
        for row in rows
        for mine in (answers.get(row.id),)
    ]


def names_beside(tellers: Tellers, uses: list[Use], person: UUID | None) -> dict[UUID, str]:
    """Names of who tells any of these words too, and of who used them where that is told. Most
    have none of either: then no question."""
    ids = {other for each in tellers.values() for other in each}
    ids |= {use.by for use in uses if use.place_kind != Place.CALL}
    return names_of(ids - {person}) if ids - {person} else {}


def others(tellers: Mapping[UUID, object], names: dict[UUID, str]) -> tuple[list[str], list[str]]:
    """Who tells these words too, and who of them has not answered."""
    found = [names[other] for other in tellers if other in names]
    return found, [names[other] for other in tellers if other in names and not tellers[other]]


def counts(consent: Consent | None, today: date) -> bool:
    """Do these answers count today, whatever they are?"""
    return consent is not None and not stopped(consent, today)
