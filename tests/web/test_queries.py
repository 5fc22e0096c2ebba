"""A signed-in page asks the databases at most ten times, however much it shows."""

from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.campaigns.operations import letters
from alongside.evidence.operations import reports, versions
from alongside.gatherings.models import Gathering
from alongside.gatherings.operations import debrief, room, seats, training
from tests.conftest import STORY, World, tell, write_letter
from tests.counting import queries
from tests.gatherings.test_keeping import resource
from tests.gatherings.test_panels import a_panel
from tests.words.test_giving import a_hand_over, names
from tests.words.test_recipients import a_recipient

MOST = 10


def fill(world: World, times: int) -> None:
    for number in range(times):
        story = tell(STORY, world.id("member"), world.group)
        report = reports.write_report(
            f"Report {number}", "", id=uuid4(), group=world.group, by=world.id("host"), now=now()
        )
        reports.add_quote(report, story, STORY[:18], by=world.id("host"), now=now())
        versions.publish(report, by=world.id("host"), now=now())
        write_letter(world, f"Letter {number}", report)
        letters.note_win(
            world.group,
            "Won",
            id=uuid4(),
            letter=None,
            on=now().date(),
            by=world.id("host"),
            now=now(),
        )
    for who in ("host", "own", "support", "steward")[: times + 1]:
        seats.take_seat(world.gathering, world.id(who), who, now=now())


def drafts(world: World) -> list[str]:
    """What hosts look at before everyone does: a letter and a report, each with three quotes."""
    at, host = now(), world.id("host")
    stories = [tell(STORY, world.id("member"), world.group) for _ in range(3)]
    report = reports.write_report("R", "X", id=uuid4(), group=world.group, by=host, now=at)
    for story in stories:
        reports.add_quote(report, story, STORY[:18], by=host, now=at)
    letter = write_letter(world, "L", report)
    one, other = f"/g/{world.slug}/letters/{letter}", f"/g/{world.slug}/reports/{report}"
    pages = [one, f"{one}/change", f"{one}/open", f"{one}/throw-away"]
    return [*pages, f"{other}/change", f"{other}/publish", f"{other}/throw-away"]


def panel_pages(world: World) -> list[str]:
    a_panel(world, world.gathering)
    return ["panel", "my-part", "captions", "tell"]


def hand_over_pages(world: World, times: int) -> list[str]:
    """The look before words are given, and the page that ends it."""
    inquiry = a_recipient(world)
    names(world, world.story, "own", inquiry)
    made = [a_hand_over(world, inquiry) for _ in range(times)]
    where = f"/g/{world.slug}"
    return [f"{where}/recipients/{inquiry}/give", *(f"{where}/given/{one}" for one in made)]


@pytest.mark.parametrize("times", [1, 3])
def test_every_page_of_a_member_and_a_host(world, times):
    fill(world, times)
    where = f"/g/{world.slug}"
    room = f"{where}/gatherings/{world.gathering}"
    pages = [
        "/me?stay=1",
        "/words/",
        "/me/settings",
        "/me/reminders",
        f"{where}/",
        f"{where}/stories",
    ]
    pages += [f"{where}/share", room, f"{room}/room", f"{room}/run", f"{room}/plan"]
    pages += [
        f"{where}/worry",
        f"{where}/worry/people",
        f"{where}/times",
        f"{where}/times/ask",
        f"{room}/sheet",
        f"{room}/plan.pdf",
        f"{room}/run/close",
        f"{room}/count",
        f"{where}/attendance",
        f"{where}/resources",
        f"{where}/resources/new",
        f"{where}/resources/plans/{world.gathering}",
        f"{where}/resources/plans/{world.gathering}/again",
        f"{where}/evidence/attendance",
    ]
    pages += [
        f"{where}/gatherings/",
        f"{where}/gatherings/new",
        f"{where}/invitations",
        f"{where}/gatherings/bring",
    ]
    pages += [f"{where}/recipients", *hand_over_pages(world, times)]
    pages += [f"{where}/evidence", f"{where}/cards", f"{where}/letters/new"]
    pages += [f"{room}/{each}" for each in panel_pages(world)]
    pages += drafts(world)
    host = world.client("host")
    asked = {}
    for page in pages:
        with queries() as seen:
            assert host.get(page).status_code == 200
        asked[page] = len(seen)
    assert {page: count for page, count in asked.items() if count > MOST} == {}


@pytest.mark.parametrize("times", [1, 3])
def test_what_comes_after_a_training(world, times):
    """The fullest page of a gathering that is over: feedback to give, a training, materials."""
    at, host = now(), world.id("host")
    Gathering.objects.filter(pk=world.gathering).update(kind="training")
    for who in ("member", "own", "steward")[:times]:
        seats.take_seat(world.gathering, world.id(who), who, now=at)
        training.i_can_give_it(world.gathering, world.id(who), yes=True)
        resource(world, "Handout", world.gathering)
    training.set_aims(world.gathering, ["Listen"], by=host, now=at)
    room.close_room(world.gathering, by=host, now=at)
    debrief.write(world.gathering, host, {"heavy": "x", "well": "", "change": ""})
    one = f"/g/{world.slug}/gatherings/{world.gathering}"
    pages = [one, f"{one}/count", f"{one}/debrief", f"{one}/feedback", f"{one}/training"]
    clients = {who: world.client(who) for who in ("member", "host")}
    asked = {}
    for who, page in [("member", one), *(("host", page) for page in pages)]:
        with queries() as seen:
            assert clients[who].get(page).status_code == 200
        asked[who, page] = len(seen)
    assert {page: count for page, count in asked.items() if count > MOST} == {}
