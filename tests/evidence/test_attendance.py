"""The group's own numbers: told when it is safe, to members, and to nobody else."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.timezone import now

from alongside.core.models import LedgerLine
from alongside.evidence.models import AttendanceTold
from alongside.evidence.operations.attendance import tell_all_attendance, tell_attendance
from alongside.gatherings.models import FeedbackRound, Gathering
from alongside.gatherings.operations import counting, planning, room
from alongside.gatherings.queries import monday
from alongside.web.jobs import nightly
from tests.conftest import World


def past(world: World, weeks: int, *, close: bool = True, group: UUID | None = None) -> UUID:
    """A gathering so many weeks ago."""
    noon = now().replace(hour=12, minute=0)  # away from where the clocks change
    starts = noon - timedelta(weeks=weeks)
    made = planning.plan(
        group or world.group,
        planning.Details(f"{weeks} weeks ago", host=world.id("host"), support=world.id("support")),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=90),
        by=None,
        now=starts,
    )
    room.open_room(made, by=None, now=starts)
    if close:
        room.close_room(made, by=None, now=starts)
    return made


def came(world: World, *counts: int) -> list[UUID]:
    """Gatherings of the weeks before this one, the oldest first, each with its count."""
    made = []
    for weeks, number in zip(range(len(counts), 0, -1), counts, strict=True):
        made.append(past(world, weeks))
        counting.count(made[-1], room=number, video=0, phone=0, by=None, now=now())
    return made


def page(world: World, who: str = "member") -> str:
    return world.client(who).get(f"/g/{world.slug}/attendance").content.decode()


def test_members_see_weeks_the_sum_and_the_peak(world):
    came(world, 12, 9, 8, 14)
    assert "There is nothing to show yet" in page(world)
    tell_attendance(world.group, now=now())
    shown = page(world)
    assert "43 in all" in shown
    assert "14 in the fullest week" in shown
    assert shown.count('<td class="num">') == 5
    assert 'class="hid"' not in shown


def test_a_small_week_is_hidden_and_cannot_be_worked_out(world):
    came(world, 12, 9, 3, 8)
    tell_attendance(world.group, now=now())
    shown = page(world)
    assert shown.count('<td class="num"><span class="hid">hidden</span>') == 2
    assert "to keep people safe" in shown
    assert 'together</th><td class="num">11</td>' in shown
    assert '<td class="num">3</td>' not in shown
    assert '<td class="num">8</td>' not in shown


def test_this_week_and_an_odd_week_wait(world):
    came(world, 12, 9, 8)
    this_week = past(world, 0, close=False)
    counting.count(this_week, room=20, video=0, phone=0, by=None, now=now())
    tell_attendance(world.group, now=now())
    assert "21 in all" in page(world)
    assert AttendanceTold.objects.count() == 2
    tell_attendance(world.group, now=now() + timedelta(weeks=1))
    assert sorted(row.counts for row in AttendanceTold.objects.all()) == [[8], [9], [12], [20]]


def test_two_gatherings_of_one_week_are_one_number(world):
    first, _ = came(world, 6, 6)
    again = past(world, 2)
    counting.count(again, room=1, video=2, phone=3, by=None, now=now())
    tell_attendance(world.group, now=now())
    week = monday(Gathering.objects.get(pk=first).starts_at)
    assert AttendanceTold.objects.get(first=week).counts == [12]


def test_told_twice_is_told_once_with_one_line(world):
    came(world, 12, 9)
    for _ in range(2):
        tell_all_attendance(now=now())
    assert AttendanceTold.objects.count() == 2
    assert LedgerLine.objects.filter(did="told how many came").count() == 1


def test_a_small_correction_stays_untold_and_a_mistake_goes(world):
    first, _ = came(world, 120, 9)
    tell_attendance(world.group, now=now())
    for number, shown in ((121, "129 in all"), (12, "21 in all"), (13, "21 in all")):
        counting.count(first, room=number, video=0, phone=0, by=None, now=now())
        tell_attendance(world.group, now=now())
        assert shown in page(world)


def test_another_group_is_another_sum(world):
    came(world, 12, 9)
    tell_all_attendance(now=now())
    client = world.client("stranger")
    assert client.get("/g/quiet-corner/attendance").status_code == 200
    assert "No numbers yet" in client.get("/g/quiet-corner/attendance").content.decode()


@pytest.mark.parametrize("who", ["paused", "left", "stranger", "anonymous"])
def test_nobody_else_sees_them(world, who):
    assert world.client(who).get(f"/g/{world.slug}/attendance").status_code == 404


def test_hosts_see_what_is_still_to_count_and_members_do_not(world):
    past(world, 1)
    answer = world.client("host").get(f"/g/{world.slug}/evidence/attendance").content.decode()
    assert "Not counted yet" in answer
    assert "Not counted yet" not in page(world)
    assert world.client("steward").get(f"/g/{world.slug}/evidence/attendance").status_code == 404


def test_the_night_tells_and_forgets(world):
    came(world, 12, 9)
    room.close_room(world.gathering, by=None, now=now() - timedelta(days=8))
    nightly(None, now=now())
    assert "21 in all" in page(world)
    assert FeedbackRound.objects.get(gathering=world.gathering).wiped
