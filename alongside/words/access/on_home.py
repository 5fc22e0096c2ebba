"""What waits for one person among words, as their group's home says it: a line for each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, TextField, UUIDField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from alongside.groups.access import Standing
from alongside.words.domain.kinds import Kind
from alongside.words.domain.suggesting import State
from alongside.words.models import (
    CallAnswer,
    CallReader,
    CallReading,
    Consent,
    Showing,
    Suggestion,
    Use,
    Wish,
    Words,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One line, and where it leads. Nobody's name and no words are in it."""

    kind: str
    path: str


def notices(standing: Standing, found: Mapping[str, Any]) -> list[Notice]:
    """A line for each kind that `found` has a first one of, in the columns of `waits_for`."""
    calls, words = f"/g/{standing.slug}/calls", f"/words/{found['suggestion_words']}"
    paths = {
        "shown": f"/shown/{found['shown']}",
        "cut": f"/words/{found['cut']}/#look",
        "suggestion": f"{words}/suggestions/{found['suggestion']}",
        "together": f"/words/{found['together']}/",
        "read": f"{calls}/{found['read']}/read",
        "wish": "/me/wish",
    }
    return [Notice(kind, path) for kind, path in paths.items() if found[kind]]


def waits_for(standing: Standing, today: date) -> dict[str, Combinable]:
    """The first of each kind that waits for somebody who was let in to their group's home, as
    columns of a query that asks for other things: so it costs none of its own.

    About words that nobody may know of it says nothing: those wait in "my words".
    """
    me, group = standing.person, standing.group
    mine = words_of(me, group)
    suggested = suggestions(me, mine)
    cuts = Use.objects.filter(words__in=mine, ended_at=None)
    to_look_at = cuts.annotate(ids=Cast("waits_for", TextField())).filter(ids__contains=str(me))
    reading = CallReader.objects.filter(asked_to_read(me), person=me, call__group=group)
    return {
        "shown": first(shown(me, group, today), "pk"),
        "cut": first(to_look_at, "words"),
        "suggestion": first(suggested, "pk"),
        "suggestion_words": first(suggested, "words"),
        "together": first(asked_with(me, mine), "words"),
        "read": first(reading, "call"),
        "wish": Exists(Wish.objects.filter(named=me, done_at=None, decided="")),
    }


def first(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.order_by("pk").values(column)[:1], output_field=UUIDField())


def words_of(me: UUID, group: UUID) -> QuerySet[Words]:
    with_others = Consent.objects.filter(person=me).values("words")
    told = Words.objects.filter(Q(person=me) | Q(pk__in=with_others), group=group)
    return told.filter(kind=Kind.STORY, taken_back_at=None, hidden=False)


def shown(me: UUID, group: UUID, today: date) -> QuerySet[Showing]:
    """Shown to this person by everybody who tells it, at a time that each of them gave.

    The door (`showings.cover`) asks consent itself; this only keeps a line from leading nowhere.
    """
    showings = Showing.objects.filter(to=me, ended_at=None)
    here = {"words": OuterRef("words")}
    by_them = showings.filter(words=OuterRef("words"), person=OuterRef("person"))
    tellers = Consent.objects.filter(**here).exclude(by_code=True)
    later = tellers.filter(person=OuterRef("person"), answered=4, number__gt=OuterRef("number"))
    not_now = Q(paused=True) | Q(begins__gt=today) | Q(until__lt=today)
    stops = tellers.filter(~Exists(by_them)) | tellers.filter(not_now, ~Exists(later), answered=4)
    first_teller = showings.filter(**here, person=OuterRef("words__person"))
    rows = showings.filter(words__group=group, words__taken_back_at=None)
    return rows.filter(Exists(first_teller)).exclude(Exists(stops))


def suggestions(me: UUID, mine: QuerySet[Words]) -> QuerySet[Suggestion]:
    rows = Suggestion.objects.filter(words__in=mine, state=State.WAITS).exclude(by=me)
    return rows.annotate(ids=Cast("said_yes", TextField())).exclude(ids__contains=str(me))


def asked_with(me: UUID, mine: QuerySet[Words]) -> QuerySet[Consent]:
    """Named by who told it first, and not all questions answered."""
    rows = Consent.objects.filter(person=me, words__in=mine, answered__lt=4)
    return rows.exclude(words__person=me)


def asked_to_read(me: UUID) -> Q:
    """Asked, and not answered yet; or there are words that this reader has not decided about."""
    decided = CallReading.objects.filter(answer=OuterRef("pk"), reader=me).exclude(yes=None)
    answers = CallAnswer.objects.filter(call=OuterRef("call"), words__taken_back_at=None)
    named = answers.annotate(ids=Cast("readers", TextField())).filter(ids__contains=str(me))
    to_read = named.exclude(words__person=me).filter(~Exists(decided))
    return Q(agreed_at=None) | Q(Exists(to_read))
