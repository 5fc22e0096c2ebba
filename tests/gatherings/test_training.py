"""A training has aims, materials, and people who said themselves that they can give it."""

import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils.timezone import now

from alongside.core.models import LedgerLine
from alongside.gatherings.domain.recurrence import Weeks
from alongside.gatherings.models import Gathering, Trained, Training
from alongside.gatherings.operations import planning, series
from alongside.groups import operations as groups
from alongside.people import operations as people
from tests.conftest import World
from tests.gatherings.test_keeping import resource

AIM = "Listen without giving advice"


def training(world: World) -> UUID:
    at = now()
    details = planning.Details("Listening", "training", host=world.id("host"))
    ends = at + timedelta(hours=1)
    return planning.plan(world.group, details, starts_at=at, ends_at=ends, by=None, now=at)


def training_series(world: World) -> tuple[UUID, list[UUID]]:
    first = now().date() + timedelta(days=1)
    one = series.begin(
        world.group,
        planning.Details("Listening, weekly", "training", host=world.id("host")),
        Weeks(first),
        clock=now(),
        minutes=60,
        by=world.id("host"),
        now=now(),
        id=uuid4(),
    )
    rows = Gathering.objects.filter(series=one).order_by("starts_at")
    return one, list(rows.values_list("pk", flat=True))


def url(world: World, gathering: UUID, more: str = "") -> str:
    return f"/g/{world.slug}/gatherings/{gathering}{more}"


def page(world: World, gathering: UUID, who: str = "member") -> str:
    return world.client(who).get(url(world, gathering)).content.decode()


def aims(world: World, gathering: UUID, text: str, who: str = "host"):
    return world.client(who).post(url(world, gathering, "/training"), {"aims": text})


def give(world: World, gathering: UUID, do: str = "yes", who: str = "member") -> int:
    path = url(world, gathering, "/training/me")
    return world.client(who).post(path, {"do": do}).status_code


def test_its_page_shows_aims_materials_and_nobody_by_default(world):
    one = training(world)
    assert aims(world, one, f"{AIM}\n\n  Know when to stop  ").status_code == 303
    resource(world, "The handout", one)
    shown = page(world, one)
    assert f"<li data-words>{AIM}</li><li data-words>Know when to stop</li>" in shown
    assert "The handout" in shown
    assert "Nobody is named here." in shown
    assert not Trained.objects.exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("\n".join("abcdef"), "These are 6 lines."),
        ("x" * 121, "One line is too long."),
        ("x\x00", "One sign in this text cannot be kept."),
    ],
)
def test_what_cannot_be_kept_is_said_and_still_there(world, text, says):
    one = training(world)
    answer = aims(world, one, text)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert text.replace("\x00", "") in answer.content.decode()
    assert not Training.objects.exists()


def test_each_names_only_themselves_and_takes_it_off(world):
    one = training(world)
    for _ in range(2):
        assert give(world, one) == 303
    assert Trained.objects.get().person_id == world.id("member")
    shown = page(world, one, "own")
    assert "<li data-words>Member</li>" in shown
    assert "Take my name off" not in shown
    assert give(world, one, "no", "own") == 303
    assert "<li data-words>Member</li>" in page(world, one)
    give(world, one, "no")
    assert "Nobody is named here." in page(world, one)


def test_who_rests_or_left_is_not_named(world):
    one = training(world)
    give(world, one, who="own")
    give(world, one)
    people.pause_account(world.id("member"), now=now())
    groups.leave(world.group, world.id("own"), now=now())
    shown = page(world, one, "host")
    assert "Nobody is named here." in shown
    resources = world.client("host").get(f"/g/{world.slug}/resources").content.decode()
    assert "<li data-words>Own</li>" not in resources


def test_a_series_has_one_for_all_its_gatherings_also_when_it_has_ended(world):
    one, (first, second, *_) = training_series(world)
    aims(world, first, AIM)
    give(world, second)
    resource(world, "The handout", one)
    for each in (first, second):
        shown = page(world, each)
        assert AIM in shown
        assert "The handout" in shown
        assert "<li data-words>Member</li>" in shown
    series.end(world.group, one, by=world.id("host"), now=now())
    kept = world.client("own").get(f"/g/{world.slug}/resources").content.decode()
    assert AIM in kept
    assert "Who can give it: <span data-words>Member</span>" in kept


@pytest.mark.parametrize("who", ["member", "steward", "paused", "left", "stranger", "anonymous"])
def test_only_hosts_write_the_aims(world, who):
    one = training(world)
    assert aims(world, one, AIM, who).status_code == 404
    if who not in ("member", "steward"):
        assert give(world, one, who=who) == 404
    assert not Training.objects.exists()


def test_what_is_no_training_has_none(world):
    assert aims(world, world.gathering, AIM).status_code == 303
    assert give(world, world.gathering) == 303
    assert not Training.objects.exists()
    assert "What you can learn here" not in page(world, world.gathering)


def test_a_change_of_aims_is_a_line_and_naming_oneself_is_none(world):
    one = training(world)
    before = LedgerLine.objects.count()
    for _ in range(2):
        aims(world, one, AIM)
    give(world, one)
    assert LedgerLine.objects.count() == before + 1


def test_it_is_in_their_copy(world):
    give(world, training(world))
    mine = json.loads(world.client("member").get("/me/copy").content)
    assert mine["trainings I can give"] == ["Listening"]
