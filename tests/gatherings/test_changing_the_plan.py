"""Change a plan: what is wrong stands on top, what is left out comes back, nobody overwrites."""

import re
from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now
from hypothesis import given
from hypothesis import strategies as st

from alongside.gatherings.domain.seen import Seen, changes
from alongside.gatherings.models import Gathering, Hosting, LeftOut, Part
from alongside.gatherings.operations import room
from tests.conftest import World
from tests.gatherings.test_on_home import planned


@pytest.fixture
def one(world: World) -> str:
    people = {"host": world.id("host"), "support": world.id("support")}
    number = planned(world, "Tea", ahead=timedelta(days=2), **people)
    return f"/g/{world.slug}/gatherings/{number}"


def titles(one: str) -> list[str]:
    rows = Part.objects.filter(gathering=one[-36:]).order_by("number")
    return list(rows.values_list("title", flat=True))


def look(world: World, page: str) -> str:
    return world.client("host").get(page).content.decode()


def top(page: str) -> str:
    """What stands before the first heading of the page's parts."""
    return page.partition("<main")[2].partition("<h2")[0]


def when(one: str, seen: str = "", **more: str) -> dict[str, str]:
    row = Gathering.objects.get(pk=one[-36:])
    starts = localtime(row.starts_at)
    told = {"title": row.title, "day": f"{starts:%Y-%m-%d}", "time": f"{starts:%H:%M}"}
    told |= {"minutes": "60", "place": row.place} | more
    return {f"when-{name}": value for name, value in told.items()} | {"seen": seen}


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\[[^"]*)"', page)
    assert found
    return found[1].replace("&quot;", '"')


def test_what_is_wrong_stands_at_the_top_and_leads_to_its_place(world, one):
    host = world.client("host")
    answer = host.post(f"{one}/plan", when(one, title=""))
    assert answer.status_code == 422
    assert '<a class="lone" href="#id_when-title">' in top(answer.content.decode())
    part = {"part-kind": "topic", "part-title": "Rights", "part-minutes": "0"}
    answer = host.post(f"{one}/plan/parts", part)
    assert answer.status_code == 422
    assert '<a class="lone" href="#id_part-minutes">' in top(answer.content.decode())


def test_a_part_left_out_comes_back_where_it_was_until_the_room_opens(world, one):
    host, before = world.client("host"), titles(one)
    part = Part.objects.get(gathering=one[-36:], number=2)
    host.post(f"{one}/plan/parts/{part.id}", {"do": "leave-out"})
    assert titles(one) == [before[0], *before[2:]]
    page = look(world, f"{one}/plan")
    assert f"Put “{before[1]}” back" in page
    back = {"part": str(LeftOut.objects.get().id)}
    assert world.client("member").post(f"{one}/plan/put-back", back).status_code == 404
    for _ in range(2):
        assert host.post(f"{one}/plan/put-back", back).status_code == 303
    assert titles(one) == before
    again = Part.objects.get(gathering=one[-36:], number=6)
    host.post(f"{one}/plan/parts/{again.id}", {"do": "leave-out"})
    room.open_room(Gathering.objects.get(pk=one[-36:]).id, by=None, now=now())
    assert not LeftOut.objects.exists()


def test_a_new_part_has_its_usual_name_and_a_place(world, one):
    third = Part.objects.get(gathering=one[-36:], number=3)
    form = {"part-kind": "break", "part-title": "", "part-minutes": "5"}
    answer = world.client("host").post(f"{one}/plan/parts", form | {"part-before": str(third.id)})
    assert answer.status_code == 303
    assert titles(one)[2] == "Break"
    made = Part.objects.get(gathering=one[-36:], number=3)
    assert (made.minutes, made.read_out[:5]) == (5, "Drink")


def test_parts_that_are_longer_than_the_gathering_are_said(world, one):
    page = look(world, f"{one}/plan")
    assert "All parts together: 90 minutes. The gathering: 60 minutes." in page
    assert "longer than the gathering" in page


def test_saved_it_names_the_day(world, one):
    done = world.client("host").post(f"{one}/plan", when(one, place="Room A"))
    page, row = look(world, done["Location"]), Gathering.objects.get(pk=one[-36:])
    assert f"It is on {localtime(row.starts_at):%A}" in page


def test_who_saved_meanwhile_is_not_overwritten_and_nothing_typed_is_lost(world, one):
    host, support = world.client("host"), world.client("support")
    old = seen(look(world, f"{one}/plan"))
    assert host.post(f"{one}/plan", when(one, old, place="Room A")).status_code == 303
    refused = support.post(f"{one}/plan", when(one, old, title="Late tea", place=""))
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "the place meanwhile." in top(page)
    assert "Room A" in top(page)
    assert 'value="Late tea"' in page
    row = Gathering.objects.get(pk=one[-36:])
    assert (row.title, row.place) == ("Tea", "Room A")
    answer = support.post(f"{one}/plan", when(one, seen(page), title="Late tea"))
    assert answer.status_code == 303


def test_nor_is_a_host_who_was_named_meanwhile(world, one):
    host, old = world.client("host"), str(world.id("host"))
    named = {"do": "host", "seen": old}
    host.post(f"{one}/plan/settle", named | {"person": str(world.id("own"))})
    late = host.post(f"{one}/plan/settle", named | {"person": str(world.id("steward"))})
    assert late.status_code == 422
    row = Hosting.objects.get(gathering=one[-36:], role="host")
    assert row.person_id == world.id("own")


TIMES = st.datetimes(timezones=st.just(now().tzinfo))
SEEN = st.builds(Seen, st.text(), TIMES, TIMES, st.text(), st.text())


@given(SEEN, SEEN)
def test_a_change_is_seen_and_only_a_change(one, other):
    assert changes(one.as_text(), one) == []
    assert (changes(one.as_text(), other) == []) == (one == other)


@given(st.text())
def test_a_page_that_carries_nonsense_is_taken_as_it_is(text):
    one = Seen("", now(), now(), "", "")
    assert isinstance(changes(text, one), list)
