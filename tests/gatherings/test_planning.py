"""The form of a new gathering: what is over, what is there already, days as people write them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localtime, now
from hypothesis import given
from hypothesis import strategies as st

from alongside.gatherings.domain.days import read_days
from alongside.gatherings.models import Gathering, Series
from alongside.gatherings.views.planning import evening
from tests.conftest import World

TODAY = date(2026, 11, 27)


def send(world: World, **more: str):
    form = {"title": "Tea", "day": "2030-01-08", "time": "19:00", "once": str(uuid4())} | more
    return world.client("host").post(f"/g/{world.slug}/gatherings/new", form)


def test_a_start_that_is_over_is_refused(world):
    early = localtime(now() - timedelta(hours=2))
    answer = send(world, day=f"{early:%Y-%m-%d}", time=f"{early:%H:%M}")
    assert answer.status_code == 422
    assert " is over. Choose" in answer.content.decode()
    assert not Gathering.objects.filter(title="Tea").exists()


@given(st.datetimes(min_value=localtime(now()).replace(tzinfo=None)))
def test_what_the_form_offers_is_still_to_come(at):
    if at.year < 9999:
        first = evening(at)
        offered = at.replace(hour=int(first["time"][:2]), minute=0, second=0, microsecond=0)
        assert offered + (first["day"] - at.date()) > at


def test_the_same_from_an_old_page_is_no_second_one_unless_asked(world):
    once = str(uuid4())
    for _ in range(2):  # pressed twice
        assert send(world, once=once).status_code == 303
    again = send(world, time="7pm")
    assert again.status_code == 422
    assert "This gathering is planned already." in again.content.decode()
    assert Gathering.objects.filter(title="Tea").count() == 1
    assert send(world, do="second").status_code == 303
    assert Gathering.objects.filter(title="Tea").count() == 2


def test_nor_is_a_series(world):
    for _ in range(2):
        send(world, repeats="1")
    assert Series.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"repeats": "days", "days": ""}, "Write the other days."),
        ({"repeats": "days", "days": "2020-01-01\n2030-01-09"}, "1 January 2020 is over."),
        ({"repeats": "days", "days": "some day"}, "some day"),
    ],
)
def test_some_days_need_days_that_come(world, more, sentence):
    answer = send(world, **more)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_no_weeks_between_is_one_message(world):
    page = send(world, repeats="weeks", weeks="0").content.decode()
    assert "Write 1 or more." in page
    assert "Write how many weeks are between two gatherings." not in page


def test_days_are_read_as_people_write_them(world):
    said = "24 November\nTuesday 1st Dec 2026, 24/12/2026\n2027-01-05, 3 march"
    assert read_days(said, TODAY) == [
        *(date(2026, 12, 1), date(2026, 12, 24), date(2027, 1, 5)),
        *(date(2027, 3, 3), date(2027, 11, 24)),
    ]
    send(world, repeats="days", days="9 January 2030\n10 January 2030")
    assert Series.objects.get().days == ["2030-01-08", "2030-01-09", "2030-01-10"]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_each_way(day):
    for said in (f"{day:%d/%m/%Y}", day.isoformat(), f"{day.day} {day:%B} {day.year}"):
        assert read_days(said, TODAY) == [day]


@pytest.mark.parametrize("said", ["31 February", "24", "ma 3", "3 ma", "next week", "1/2"])
def test_what_is_no_day_is_named(said):
    with pytest.raises(ValueError, match=said):
        read_days(f"1 May\n{said}", TODAY)
