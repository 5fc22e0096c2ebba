"""How many came: three numbers, no names, correctable."""

import pytest
from django.utils.timezone import now

from alongside.core.models import LedgerLine
from alongside.gatherings.models import Attendance, Gathering
from alongside.gatherings.operations import counting, planning, room
from tests.conftest import World


def url(world: World) -> str:
    return f"/g/{world.slug}/gatherings/{world.gathering}/count"


def count(world: World, who: str = "host", **numbers: str) -> int:
    return world.client(who).post(url(world), numbers).status_code


def test_a_host_counts_while_it_is_open_and_after(world):
    assert count(world, room="6", video="2", phone="") == 303
    row = Attendance.objects.get()
    assert (row.room, row.video, row.phone) == (6, 2, 0)
    room.close_room(world.gathering, by=None, now=now())
    assert count(world, "support", room="7", video="2", phone="1") == 303
    row = Attendance.objects.get()
    assert (row.room, row.video, row.phone) == (7, 2, 1)
    page = world.client("host").get(url(world) + "?saved=yes").content.decode()
    assert "10 in all" in page


def test_each_change_is_a_line_and_the_same_again_is_none(world):
    for _ in range(2):
        count(world, room="6")
    count(world, room="7")
    assert LedgerLine.objects.filter(did="counted who came").count() == 2


@pytest.mark.parametrize("who", ["member", "steward", "paused", "left", "stranger", "anonymous"])
def test_nobody_else_counts(world, who):
    assert count(world, who, room="6") == 404
    assert not Attendance.objects.exists()


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ({}, "Write a number. Nobody came? Then write 0."),
        ({"room": "-1"}, "Write 0 or more."),
        ({"phone": "5001"}, "Write 5,000 or less."),
        ({"video": "many"}, "Write a whole number, like 7."),
        ({"video": "2.5"}, "Write a whole number, like 7."),
    ],
)
def test_what_is_no_number_is_said_and_still_there(world, numbers, says):
    answer = world.client("host").post(url(world), numbers)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert all(f'value="{typed}"' in page for typed in numbers.values())
    assert not Attendance.objects.exists()


def test_nobody_came_is_a_number(world):
    assert count(world, room="0") == 303
    assert Attendance.objects.get().room == 0


@pytest.mark.parametrize(
    ("state", "says"), [("planned", "has not begun"), ("called off", "was called off")]
)
def test_where_nobody_was_nobody_is_counted(world, state, says):
    Gathering.objects.update(state=state)
    answer = world.client("host").post(url(world), {"room": "6"})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    with pytest.raises(planning.NotNow):
        counting.count(world.gathering, room=1, video=0, phone=0, by=None, now=now())
    assert not Attendance.objects.exists()


def test_the_page_after_closing_leads_hosts_there(world):
    path = url(world).removesuffix("/count")
    answer = world.client("host").post(f"{path}/step", {"do": "close"})
    assert answer["Location"] == path
    assert "How many came?" in world.client("host").get(path).content.decode()
    assert "How many came?" not in world.client("member").get(path).content.decode()
