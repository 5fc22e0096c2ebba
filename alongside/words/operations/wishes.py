"""What happens to somebody's words when they have died: only what they wished, and never by itself.

Two people must say that they died. Then there is a long wait, in which they can say “I am here”.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from alongside.core import jobs, ledger
from alongside.words.domain.consent import Consent as Allowed
from alongside.words.domain.consent import Counting, Readers, Yes, allows
from alongside.words.domain.consent import Use as Asked
from alongside.words.domain.kinds import Ended, Kind, Place
from alongside.words.domain.wishes import Said, in_force_from
from alongside.words.domain.wishes import Wish as What
from alongside.words.models import (
    Consent,
    SaidDied,
    Showing,
    Use,
    Wish,
    Words,
    newest_consents,
)
from alongside.words.operations.consents import kept_at, name_of, newest, record
from alongside.words.operations.folding import fold_away
from alongside.words.operations.taking_back import take_back, take_back_what_was_said_to_others
from alongside.words.operations.together import no_longer_with


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


def carry_out(person: UUID, *, published: Set[UUID], now: datetime) -> None:
    """Do the wish, where it is time and nobody said otherwise. Doing it twice is doing it once.

    `published` are the places of use that everyone can read. Without a wish nothing happens:
    silence is no.
    """
    due = due_of(person)
    row = Wish.objects.filter(person=person, done_at=None).first()
    if row is None or due is None or due > now:
        return
    what = What(row.decided or row.what)
    if what == What.NAMED:
        let_decide(row, now=now)
        return
    do(what, person, published=published, now=now)
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


def do(what: What, person: UUID, *, published: Set[UUID], now: datetime) -> None:
    """The same taking back as everywhere, one words after the other.

    What another person told first stays theirs, as when a living person takes their yes back.
    """
    if what == What.AS_ALLOWED:
        return
    stay = out(person, published, now) if what == What.PUBLISHED else set()
    for words in stay:
        keep_only_published(words, person, published=published, now=now)
    for words, first in list(told_by(person).exclude(pk__in=stay).values_list("pk", "person")):
        if first == person:
            take_back(words, by=None, now=now)
        else:
            no_longer_with(words, person=person, by=None, now=now)
    take_back_what_was_said_to_others(person, now=now)
    fold_away("", person=person)


def told_by(person: UUID) -> QuerySet[Words]:
    """What they told, alone, first, or with another."""
    with_others = Consent.objects.filter(person=person).values("words")
    told = Words.objects.filter(Q(person=person) | Q(pk__in=with_others), taken_back_at=None)
    return told.order_by("pk")


def out(person: UUID, published: Set[UUID], now: datetime) -> set[UUID]:
    """Words of theirs that everyone reads today, whole or in part."""
    rows = list(told_by(person))
    consents = newest_consents(rows)
    uses = Use.objects.filter(words__in=rows, place__in=published, ended_at=None)
    return {
        use.words_id
        for use in uses
        if not use.waits and is_shown(use, consents[use.words_id], localdate(now))
    }


def is_shown(use: Use, consent: Allowed | None, today: date) -> bool:
    asked = Asked.PUBLISH_IN_CALL if use.place_kind == Place.CALL else Asked.QUOTE
    return isinstance(allows(consent, asked, today), Yes)


@transaction.atomic
def keep_only_published(words: UUID, person: UUID, *, published: Set[UUID], now: datetime) -> None:
    """What is out stays. Nobody reads the rest, and every new cut waits for a yes.

    An answer on the page of a call stands there whole: that is what its readers may read.
    """
    row = Words.objects.select_for_update().get(pk=words)
    before = newest(words, person)
    if before is None:
        return
    allowed = before.as_domain(taken_back=False)
    after = replace(
        allowed,
        readers=allowed.readers if row.kind == Kind.ANSWER else Readers.ME,
        groups=frozenset(),
        counting=Counting.NO,
        given_to=frozenset(),
        show_cuts=True,
    )
    at = kept_at(row, now)
    record(words, after, name=name_of(before), person=person, now=at)
    standing = Use.objects.filter(words=words, ended_at=None)
    inside = [use.id for use in standing if use.place not in published or use.waits]
    standing.filter(pk__in=inside).update(ended_at=at, ended_why=Ended.TAKEN_BACK)
    Showing.objects.filter(words=words, ended_at=None).update(ended_at=at)
