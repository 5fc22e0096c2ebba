"""What happens to somebody's words when they have died: only what they wished, and never by itself.

Two people must say that they died. Then there is a long wait, in which they can say “I am here”.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from alongside.core import jobs, ledger
from alongside.words.domain.consent import Counting, Readers
from alongside.words.domain.kinds import Ended, Kind
from alongside.words.domain.wishes import Said, in_force_from
from alongside.words.domain.wishes import Wish as What
from alongside.words.models import SaidDied, Showing, Use, Wish, Words
from alongside.words.operations.consents import kept_at, name_of, newest, record
from alongside.words.operations.taking_back import take_back


@transaction.atomic
def wish(what: What | None, *, named: UUID | None, person: UUID, now: datetime) -> None:
    """Keep a wish, or none. `named` is who decides, or helps to say that this person died.

    Who leaves a wish is here: what was said of them before is gone.
    """
    i_am_here(person, now=now)
    Wish.objects.filter(person=person).delete()
    if what is not None:
        Wish.objects.create(person_id=person, what=what, named_id=named)
    ledger.write("left a wish", by=person, about=person, now=now)


@transaction.atomic
def say_died(person: UUID, *, by: UUID, now: datetime) -> datetime | None:
    """Say that somebody died. Returns from when their wish may be done, once two have said it."""
    if person == by or Wish.objects.filter(person=person).exclude(done_at=None).exists():
        return None
    _, made = SaidDied.objects.get_or_create(person_id=person, by_id=by, defaults={"at": now})
    due = due_of(person)
    if made:
        ledger.write("said that somebody died", by=by, about=person, now=now)
        if due is not None:
            jobs.leave("said-died", about=person, due=now)
            jobs.leave("wish", about=person, due=due)
    return due


@transaction.atomic
def unsay_died(person: UUID, *, by: UUID, now: datetime) -> None:
    """It was a mistake. Twice is once."""
    if SaidDied.objects.filter(person=person, by=by).delete()[0]:
        ledger.write("took back that somebody died", by=by, about=person, now=now)


@transaction.atomic
def i_am_here(person: UUID, *, now: datetime) -> None:
    """One press of the person themself, and all that was said is gone."""
    if SaidDied.objects.filter(person=person).delete()[0]:
        Wish.objects.filter(person=person, done_at=None).update(decides_from=None, decided="")
        ledger.write("said: I am here", by=person, about=person, now=now)


def due_of(person: UUID) -> datetime | None:
    rows = SaidDied.objects.filter(person=person).order_by("at", "pk")
    return in_force_from([Said(row.by_id, row.at) for row in rows])


def carry_out(person: UUID, *, unpublished: Set[UUID], now: datetime) -> None:
    """Do the wish, where it is time and nobody said otherwise. Doing it twice is doing it once.

    `unpublished` are the places of use that nobody but their makers has seen. Without a wish
    nothing happens: silence is no.
    """
    due = due_of(person)
    row = Wish.objects.filter(person=person, done_at=None).first()
    if row is None or due is None or due > now:
        return
    what = What(row.decided or row.what)
    if what == What.NAMED:
        let_decide(row, now=now)
        return
    do(what, person, unpublished=unpublished, now=now)
    with transaction.atomic():
        row.done_at = now
        row.save(update_fields=["done_at"])
        ledger.write(f"did a wish: {what}", by=None, about=person, now=now)


@transaction.atomic
def let_decide(row: Wish, *, now: datetime) -> None:
    """From now on the named person may decide. Until they do, all stays as it was allowed."""
    if row.decides_from is None:
        row.decides_from = now
        row.save(update_fields=["decides_from"])
        ledger.write("a named person decides", by=None, about=row.person_id, now=now)
        jobs.leave("decide-wish", about=row.person_id, due=now)


@transaction.atomic
def decide(person: UUID, what: What, *, by: UUID, now: datetime) -> None:
    """The named person decides, after the wait. Once: a second decision changes nothing."""
    mine = Wish.objects.select_for_update().filter(
        person=person, named=by, decided="", done_at=None
    )
    row = mine.exclude(decides_from=None).first()
    # Nobody is said to have died any more, as in a restored site: there is nothing to decide.
    if row is None or due_of(person) is None or what == What.NAMED:
        return
    row.decided = what
    row.save(update_fields=["decided"])
    ledger.write(f"decided for a wish: {what}", by=by, about=person, now=now)
    jobs.leave("wish", about=person, due=now)


def do(what: What, person: UUID, *, unpublished: Set[UUID], now: datetime) -> None:
    """The same taking back as everywhere, one words after the other."""
    if what == What.AS_ALLOWED:
        return
    told = Words.objects.filter(person=person, taken_back_at=None)
    stay = published(person, unpublished) if what == What.PUBLISHED else set()
    for words in list(told.exclude(pk__in=stay).values_list("pk", flat=True)):
        take_back(words, by=None, now=now)
    for words in stay:
        keep_only_published(words, person, unpublished=unpublished, now=now)


def published(person: UUID, unpublished: Set[UUID]) -> set[UUID]:
    """Stories of theirs that stand in a place which others have seen."""
    uses = Use.objects.filter(words__person=person, words__kind=Kind.STORY, ended_at=None)
    rows = uses.filter(words__taken_back_at=None).exclude(place__in=unpublished)
    return {use.words_id for use in rows if not use.waits}


@transaction.atomic
def keep_only_published(
    words: UUID, person: UUID, *, unpublished: Set[UUID], now: datetime
) -> None:
    """The cuts that are out stay. Nobody reads the rest, and every new cut waits for a yes."""
    row = Words.objects.select_for_update().get(pk=words)
    before = newest(words, person)
    if before is None:
        return
    after = replace(
        before.as_domain(taken_back=False),
        readers=Readers.ME,
        groups=frozenset(),
        counting=Counting.NO,
        given_to=frozenset(),
        show_cuts=True,
    )
    at = kept_at(row, now)
    record(words, after, name=name_of(before), person=person, now=at)
    drafts = Use.objects.filter(words=words, place__in=unpublished, ended_at=None)
    drafts.update(ended_at=at, ended_why=Ended.TAKEN_BACK)
    Showing.objects.filter(words=words, ended_at=None).update(ended_at=at)
