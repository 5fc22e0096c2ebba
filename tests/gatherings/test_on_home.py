"""A group's home: what happens stands first; what is over or called off takes no place from it."""

import re
from datetime import timedelta
from uuid import UUID

from django.utils.timezone import now

from alongside.gatherings import emails
from alongside.gatherings.models import Gathering
from alongside.gatherings.operations import planning, room, seats
from tests.conftest import World
from tests.counting import queries

HOUR = timedelta(hours=1)


def planned(world: World, title: str, *, ahead: timedelta = HOUR, **hosts: UUID) -> UUID:
    starts, details = now() + ahead, planning.Details(title, **hosts)
    return planning.plan(
        world.group, details, starts_at=starts, ends_at=starts + HOUR, by=None, now=now()
    )


def called_off(world: World, title: str, **more: timedelta) -> None:
    one = planned(world, title, **more)
    told = {"mail": emails.called_off, "site": "", "now": now()}
    planning.call_off(one, by=world.id("host"), **told)


def home(world: World, who: str = "member") -> str:
    return world.client(who).get(f"/g/{world.slug}/").content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r"<h2>((?:Tonight|Tea|Off|Late)[^<]*)</h2>|<b>(Off[^<]*)</b>", page)


def test_what_is_called_off_hides_nothing_and_what_is_past_is_gone(world):
    for title in ("Off one", "Off two"):
        called_off(world, title, ahead=HOUR / 2)
    called_off(world, "Off long ago", ahead=-3 * HOUR)
    planned(world, "Late, and never opened", ahead=-3 * HOUR)
    planned(world, "Tea")
    planned(world, "Tea later", ahead=2 * HOUR)
    for who in ("member", "host"):
        page = home(world, who)
        shown = ["".join(both) for both in titles(page)]
        assert shown == ["Tonight", "Tea", "Off one", "Off two"]
        assert page.count("Called off.") == 2
    assert page.count("Run this gathering") == 2


def test_an_open_room_stands_first_and_says_if_it_has_begun(world):
    later = planned(world, "Tea", ahead=HOUR)
    planned(world, "Late", ahead=HOUR / 2)
    assert "It has begun." in home(world)
    room.open_room(later, by=None, now=now())
    assert ["".join(both) for both in titles(home(world))] == ["Tonight", "Tea"]
    assert re.search(r"It begins (at|on) ", home(world))


def test_not_today_leaves_a_way_back(world):
    member = world.client("member")
    where = f"/g/{world.slug}/gatherings/{world.gathering}"
    member.post(f"{where}/seat", {"do": "not-today"})
    for page in (home(world), member.get(where).content.decode()):
        assert "I can come after all" in page
    assert member.post(f"{where}/after-all").status_code == 303
    assert "Join now" in home(world)
    stranger = world.client("stranger").post(f"{where}/after-all")
    assert stranger.status_code == 404


def test_a_host_does_not_say_not_today_but_that_they_cannot_host(world):
    where = f"/g/{world.slug}/gatherings/{world.gathering}"
    for page in (home(world, "host"), world.client("host").get(where).content.decode()):
        assert "Not today" not in page
        assert "I cannot host this time" in page
    assert "Not today" in home(world, "own")


def test_on_another_day_the_button_says_i_will_not_come(world):
    room.close_room(world.gathering, by=None, now=now())
    planned(world, "Tea", ahead=timedelta(days=9))
    assert "I will not come" in home(world)
    assert "Not today" not in home(world)


def test_called_off_comes_first_on_its_page(world):
    one = planned(world, "Tea", host=world.id("host"))
    where = f"/g/{world.slug}/gatherings/{one}"
    member = world.client("member")
    assert "Host will be there" in member.get(where).content.decode()
    world.client("host").post(f"{where}/plan/settle", {"do": "call-off"})
    page = member.get(where).content.decode()
    assert "This gathering is called off." in page
    assert "will be there" not in page


def test_who_looks_for_a_host_is_said_to_everybody(world):
    planned(world, "Tea")
    page = home(world)
    assert "We look for a host and a supporting host." in page
    assert "not sure yet that it happens" in page


def test_home_asks_no_more_where_there_is_all_of_it(world):
    seats.take_seat(world.gathering, world.id("member"), "Ash", now=now())
    room.close_room(world.gathering, by=None, now=now())
    member = world.client("member")
    with queries() as seen:
        assert member.get(f"/g/{world.slug}/").status_code == 200
    assert len(seen) <= 10


def test_asked_for_times_everybody_hears_until_they_answer_and_then_what_was_chosen(world):
    host = world.client("host")
    form = {"days": ["0", "2"], "clocks": "7pm, 10:00", "choose": "1"}
    assert host.post(f"/g/{world.slug}/times/ask", form).status_code == 303
    assert "Your hosts ask which times" in home(world)
    for who in ("member", "own"):
        world.client(who).post(f"/g/{world.slug}/times", {"can": ["2-19:00"]})
    assert "Your hosts ask which times" not in home(world)
    assert "Your hosts ask which times" in home(world, "steward")
    host.post(f"/g/{world.slug}/times/settle", {"do": "choose"})
    for who in ("member", "steward"):
        assert "Wednesday, 7\u00a0pm." in home(world, who)


def test_times_are_asked_also_where_no_gathering_is(world):
    room.close_room(world.gathering, by=None, now=now())
    Gathering.objects.all().delete()
    form = {"days": ["0", "2"], "clocks": "19:00", "choose": "1"}
    world.client("host").post(f"/g/{world.slug}/times/ask", form)
    assert "Your hosts ask which times" in home(world)


def closed(world: World) -> str:
    """The world's gathering is over; member and host were there, own was not."""
    for who in ("member", "host"):
        seats.take_seat(world.gathering, world.id(who), who, now=now())
    room.close_room(world.gathering, by=None, now=now())
    return f"/g/{world.slug}/gatherings/{world.gathering}"


def test_after_it_who_was_there_can_say_how_it_was_until_they_did(world):
    where, member = closed(world), world.client("member")
    assert f"{where}/feedback" in home(world)
    for who in ("own", "host"):  # was not there; is not asked
        assert f"{where}/feedback" not in home(world, who)
    assert member.post(f"{where}/feedback", {"how": "good"}).status_code == 303
    assert f"{where}/feedback" not in home(world)


def test_after_it_the_hosts_count_and_have_their_five_minutes(world):
    where, host = closed(world), world.client("host")
    page = home(world, "host")
    assert f"{where}/count" in page
    assert f"{where}/debrief" in page
    assert f"{where}/count" not in home(world)
    host.post(f"{where}/count", {"room": "2"})
    host.post(f"{where}/debrief", {"well": "Tea", "do": "write"})
    page = home(world, "host")
    assert f"{where}/count" not in page
    assert f"{where}/debrief" not in page
    assert f"{where}/debrief" in home(world, "support")


def test_after_a_week_home_is_quiet_and_the_list_still_leads_there(world):
    where = closed(world)
    Gathering.objects.update(closed_at=now() - timedelta(days=8))
    assert where not in home(world, "host")
    listed = world.client("member").get(f"/g/{world.slug}/gatherings/").content.decode()
    assert "What is over" in listed
    assert where in listed
