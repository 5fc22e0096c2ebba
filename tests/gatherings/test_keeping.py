"""Links and plans: added and taken off by hosts, seen by members, kept when a series ends."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.gatherings.models import Gathering, Hosting, Part, Resource
from alongside.gatherings.operations import keeping, room, series
from alongside.gatherings.operations import parts as changing
from alongside.groups.queries import group_of
from tests.conftest import World
from tests.gatherings.test_series import weekly


def resource(world: World, title: str = "Sleep leaflet", belongs_to: UUID | None = None) -> UUID:
    number = uuid4()
    thing = keeping.Thing(title, "https://example.org/sleep", "Two pages.", belongs_to)
    keeping.add(world.group, thing, id=number, by=world.id("host"), now=now())
    return number


def url(world: World, more: str = "") -> str:
    return f"/g/{world.slug}/resources{more}"


def page(world: World, who: str = "member") -> str:
    return world.client(who).get(url(world)).content.decode()


def add(world: World, who: str = "host", **form: str):
    full = {"title": "Sleep leaflet", "link": "https://example.org", "once": str(uuid4())} | form
    return world.client(who).post(url(world, "/new"), full)


def test_a_host_puts_it_there_and_everybody_sees_it(world):
    assert add(world, note="Two pages.").status_code == 303
    for who in ("member", "host", "steward"):
        assert "Sleep leaflet" in page(world, who)
        assert 'href="https://example.org"' in page(world, who)
    assert "Take it off" in page(world, "support")
    assert "Take it off" not in page(world)


def test_sent_twice_it_is_there_once_and_taken_off_it_is_gone(world):
    once = str(uuid4())
    for _ in range(2):
        assert add(world, once=once).status_code == 303
    number = Resource.objects.get().id
    for _ in range(2):
        assert world.client("host").post(url(world, f"/{number}/take-off")).status_code == 303
    assert "Sleep leaflet" not in page(world)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"title": ""}, "Give it a name."),
        ({"link": "javascript:alert(1)"}, "Copy the whole link."),
        ({"link": "ftp://example.org/a"}, "Copy the whole link."),
        ({"link": "", "note": ""}, "Write a few words, or put a link in."),
        ({"note": "x" * 601}, "This is too long."),
        ({"belongs_to": str(uuid4())}, "Choose one of these."),
    ],
)
def test_what_cannot_be_put_there_is_said_and_still_typed(world, form, says):
    answer = add(world, **form)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Resource.objects.exists()


@pytest.mark.parametrize("who", ["member", "steward", "paused", "left", "stranger", "anonymous"])
def test_nobody_else_adds_or_takes_off(world, who):
    number = resource(world)
    assert add(world, who).status_code == 404
    assert world.client(who).post(url(world, f"/{number}/take-off")).status_code == 404
    assert Resource.objects.count() == 1


def test_a_host_of_another_group_does_not_reach_ours(world):
    number = resource(world)
    answer = world.client("stranger").post(f"/g/quiet-corner/resources/{number}/take-off")
    assert answer.status_code == 303
    assert Resource.objects.filter(pk=number).exists()
    ours = keeping.Thing("X", "", "Y", weekly(world))
    keeping.add(group_of("quiet-corner"), ours, id=uuid4(), by=None, now=now())
    assert Resource.objects.get(title="X").series is None


def test_it_stands_by_its_series_and_stays_when_that_ends(world):
    one = weekly(world)
    resource(world, "For all", None)
    resource(world, "For Tuesdays", one)
    shown = page(world)
    assert shown.index("For all of us") < shown.index("For Tuesdays")
    assert "<span data-words>Tuesdays</span>" in shown
    series.end(world.group, one, by=world.id("host"), now=now())
    shown = page(world)
    assert "For Tuesdays" in shown
    assert "This series has ended" in shown


def test_a_plan_is_kept_and_nothing_that_was_said(world):
    client, part = world.client("member"), Part.objects.get(gathering=world.gathering, number=3)
    path = f"/g/{world.slug}/gatherings/{world.gathering}"
    client.post(f"{path}/seat", {"do": "come"})
    client.post(f"{path}/parts/{part.id}/check-in", {"own": "wobbly", "once": str(uuid4())})
    assert "Tonight" not in page(world).split("Plans we used")[1]
    room.close_room(world.gathering, by=None, now=now())
    assert "Tonight" in page(world).split("Plans we used")[1]
    kept = client.get(url(world, f"/plans/{world.gathering}")).content.decode()
    assert part.read_out in kept
    assert "wobbly" not in kept
    assert "Use this plan again" not in kept


def again(world: World, who: str = "host", **form: str):
    day = date(2030, 1, 8).isoformat()
    full = {"title": "Anew", "day": day, "time": "18:30", "minutes": "60", "once": str(uuid4())}
    return world.client(who).post(url(world, f"/plans/{world.gathering}/again"), full | form)


def test_used_again_the_new_one_has_the_same_parts_as_they_were_changed(world):
    part = Part.objects.get(gathering=world.gathering, number=2)
    changing.leave_out(world.gathering, part.id)
    changing.put_part(world.gathering, "topic", "Knitting", "Bring wool.", 25)
    once = str(uuid4())
    for _ in range(2):
        assert again(world, once=once).status_code == 303
    made = Gathering.objects.get(title="Anew")
    assert again(world, once=once)["Location"] == f"/g/{world.slug}/gatherings/{made.id}/plan"

    def parts(number: UUID) -> list[tuple]:
        rows = Part.objects.filter(gathering=number).order_by("number")
        return list(rows.values_list("kind", "title", "read_out", "minutes"))

    assert parts(made.id) == parts(world.gathering)
    assert parts(made.id)[-1][1] == "Knitting"
    hosts = Hosting.objects.filter(gathering=made)
    assert {each.person_id for each in hosts} == {world.id("host"), world.id("support")}


def test_only_hosts_use_a_plan_again_and_a_day_that_is_over_is_not_taken(world):
    assert again(world, "member").status_code == 404
    assert again(world, "stranger").status_code == 404
    answer = again(world, day="2020-01-01")
    assert answer.status_code == 422
    assert "This day is over." in answer.content.decode()
    assert not Gathering.objects.filter(title="Anew").exists()


@pytest.mark.parametrize("who", ["paused", "left", "stranger", "anonymous"])
def test_nobody_else_looks(world, who):
    resource(world)
    assert world.client(who).get(url(world)).status_code == 404
    assert world.client(who).get(url(world, f"/plans/{world.gathering}")).status_code == 404
