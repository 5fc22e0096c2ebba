"""Words that nobody may know of: what their teller does leaves a month, never a moment."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import models

from alongside.core.models import LedgerLine
from alongside.web.erasing import erase
from alongside.words.models import Consent, Showing, Suggestion, Use, Words
from alongside.words.operations import showings, suggestions, uses
from alongside.words.operations.taking_back import take_back
from alongside.words.operations.wishes import keep_only_published
from tests.conftest import World

pytestmark = pytest.mark.usefixtures("rows")

MONTH = datetime(2031, 5, 1, tzinfo=UTC)
MOMENT = datetime(2031, 5, 17, 21, 14, 3, tzinfo=UTC)  # in no other row of the world


@pytest.fixture
def hidden(world: World) -> World:
    """Somebody's hidden story is quoted and shown, before that month."""
    Words.objects.filter(pk=world.story).update(hidden=True)
    for number in range(2):
        Use.objects.create(
            words_id=world.story,
            place_kind="report",
            place=uuid4(),
            title=f"Report {number}",
            path="/reports/one",
            cut=[[0, 19]],
            by=world.id("host"),
            at=MONTH - timedelta(days=40),
        )
    before = MONTH - timedelta(days=40)
    showings.show_to(world.story, world.id("member"), person=world.id("own"), now=before)
    LedgerLine.objects.all().delete()
    return world


def moments() -> set[datetime]:
    """Every moment of that year in a row of the hidden story, or of the ledger."""
    found = set()
    for table in (Words, Use, Showing, Consent, Suggestion, LedgerLine):
        names = [
            field.name
            for field in table._meta.concrete_fields
            if isinstance(field, models.DateTimeField)
        ]
        for row in table.objects.values_list(*names):
            found |= {at for at in row if at and at.year == MOMENT.year}
    return {at for at in found if at >= MONTH}


def take(world: World) -> None:
    take_back(world.story, by=world.id("own"), now=MOMENT)


def end_one(world: World) -> None:
    uses.end_use(Use.objects.first().id, person=world.id("own"), now=MOMENT)


def change(world: World) -> None:
    row = Words.objects.select_for_update().get(pk=world.story)
    suggestions.retell(row, "Nothing of before.", person=world.id("own"), now=MOMENT)


def die(world: World) -> None:
    keep_only_published(world.story, world.id("own"), published=set(), now=MOMENT)


@pytest.mark.parametrize("do", [take, end_one, change, die])
def test_only_the_month_is_kept(hidden: World, do):
    do(hidden)
    assert moments() == {MONTH}


def test_also_where_the_account_is_erased(hidden: World):
    erase(hidden.people["own"], now=MOMENT)
    row = Words.objects.get(pk=hidden.story)
    ended = set(Use.objects.filter(words=row).values_list("ended_at", flat=True))
    assert {row.taken_back_at, *ended} == {MONTH}


def test_of_other_words_the_day_is_told(hidden: World):
    Words.objects.filter(pk=hidden.story).update(hidden=False)
    take(hidden)
    assert moments() == {MOMENT}
