"""A room, by forms alone."""

from datetime import timedelta
from uuid import uuid4

from django.test import TestCase
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.core import live
from alongside.core.keyring.models import WordsKey
from alongside.core.models import Job
from alongside.gatherings.domain.plan import BECOMES, SIX, Kind, State, becomes
from alongside.gatherings.models import Gathering, Part, Saying, Seat
from alongside.gatherings.operations import room as operations
from alongside.gatherings.operations import seats
from alongside.web import runner
from alongside.words.models import Words
from tests.conftest import World


def path(world: World) -> str:
    return f"/g/{world.slug}/gatherings/{world.gathering}"


def part(world: World, kind: Kind) -> str:
    found = Part.objects.get(gathering=world.gathering, kind=kind)
    operations.move_to(world.gathering, found.number)
    return f"{path(world)}/parts/{found.id}"


def check_in(world: World, who: str, **data: str) -> object:
    where = f"{part(world, Kind.CHECK_IN)}/check-in"
    return world.client(who).post(where, {"once": str(uuid4())} | data)


def come_in(world: World, *people: str) -> None:
    for who in people:
        seats.take_seat(world.gathering, world.id(who), who.title(), now=now())


def room(world: World, who: str = "member") -> str:
    come_in(world, who)
    return world.client(who).get(f"{path(world)}/room").content.decode()


def test_the_plan_has_six_parts_in_the_order_of_the_field():
    assert [each.kind for each in SIX] == list(Kind)[:6]


@given(some.lists(some.sampled_from(sorted({deed for _, deed in BECOMES}))))
def test_a_closed_room_stays_closed(deeds):
    state, closed = State.PLANNED, False
    for deed in deeds:
        state = becomes(state, deed) or state
        closed = closed or state is State.CLOSED
        assert (state is State.CLOSED) == closed


def test_a_host_opens_it_and_moves_it_from_part_to_part(world):
    host = world.client("host")
    planned = host.post(
        f"/g/{world.slug}/gatherings/new",
        {"title": "Tea", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())},
    )
    one = planned["Location"].partition("?")[0]
    where, step = f"{one}/run", f"{one}/step"
    assert "Open the room" in host.get(where).content.decode()
    early = {"do": "open", "alone": "yes", "early": "yes"}
    assert host.post(step, early).status_code == 303
    for number, each in enumerate(SIX[1:], 2):
        assert host.post(step, {"part": str(number)}).status_code == 303
        now_on = f'aria-current="step">{each.title}'
        assert now_on in host.get(where).content.decode()
    assert "Close the room" in host.get(where).content.decode()
    assert host.post(step, {"do": "open"}).status_code == 303  # pressed twice
    for _ in range(2):
        assert host.post(step, {"do": "close"}).status_code == 303
    assert host.post(step, {"do": "open"}).status_code == 422
    assert host.post(step, {"part": "2"}).status_code == 422


def test_a_plan_sent_twice_is_one_gathering(world):
    host, before = world.client("host"), Gathering.objects.count()
    form = {"title": "Tea", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())}
    places = {host.post(f"/g/{world.slug}/gatherings/new", form)["Location"] for _ in range(2)}
    assert (len(places), Gathering.objects.count()) == (1, before + 1)


def test_a_feeling_shows_by_the_name_of_whoever_chose_it(world):
    assert check_in(world, "member", feeling="lonely").status_code == 303
    assert "You chose <b data-words>Lonely</b>" in room(world)
    seen = room(world, "host")
    assert "Member" in seen
    assert "Lonely</span>" in seen


def test_a_word_of_ones_own(world):
    check_in(world, "member", own="wobbly")
    assert "wobbly" in room(world, "host")


def test_neither_says_what_to_do_and_keeps_what_was_typed(world):
    answer = check_in(world, "member", own="w" * 61)
    assert answer.status_code == 422
    assert "w" * 61 in answer.content.decode()
    assert check_in(world, "member", feeling="grumpy").status_code == 422
    assert Saying.objects.count() == 0


def test_a_second_check_in_replaces_the_first_and_destroys_it(world):
    check_in(world, "member", feeling="sad")
    first = Words.objects.get(kind="check-in")
    with TestCase.captureOnCommitCallbacks(execute=True):
        check_in(world, "member", feeling="calm")
    assert not WordsKey.objects.filter(pk=first.key).exists()
    assert Words.objects.filter(kind="check-in").count() == 1
    assert "Calm" in room(world, "host")


def test_two_presses_take_it_off(world):
    check_in(world, "member", feeling="sad")
    where = part(world, Kind.CHECK_IN)
    assert world.client("member").post(f"{where}/mine").status_code == 303
    assert "You chose" not in room(world)
    assert Job.objects.filter(name="wipe", done=None).exists()
    assert Words.objects.filter(kind="check-in").count() == 0


def test_passing_is_taking_part(world):
    assert check_in(world, "member", feeling="pass").status_code == 303
    assert "Passing counts as taking part" in room(world)
    seen = world.client("host").get(f"{path(world)}/run").content.decode()
    assert "Not spoken yet" not in seen


def test_only_the_hosts_see_who_has_not_spoken(world):
    check_in(world, "own", feeling="sad")
    for who in ("member", "support"):
        world.client(who).post(f"{path(world)}/seat", {"do": "come"})
    asked = world.client("host").get(f"{path(world)}/run").content.decode()
    waiting = asked.partition("Not spoken yet")[2].partition("Passing counts")[0]
    assert "Member" in waiting
    assert "Own" not in waiting
    assert "Not spoken yet" not in room(world)
    assert "seat spoke" not in room(world)


def test_not_today_is_one_press_and_nobody_is_told(world):
    answer = world.client("member").post(f"{path(world)}/seat", {"do": "not-today"})
    assert answer.status_code == 303
    assert "You said: not today" in world.client("member").get(path(world)).content.decode()
    for who in ("host", "own"):
        assert "Member" not in room(world, who)
        assert "ot today</b>" not in room(world, who)


def test_leaving_is_one_press_and_the_seat_is_free(world):
    world.client("member").post(f"{path(world)}/seat", {"do": "come"})
    assert "Member" in room(world, "host")
    world.client("member").post(f"{path(world)}/seat", {"do": "leave"})
    assert "Member" not in room(world, "host")


def test_the_gratitude_list(world):
    where = f"{part(world, Kind.GRATITUDE)}/say"
    come_in(world, "member", "own")
    once = str(uuid4())
    for _ in range(2):  # the same form, sent twice
        world.client("member").post(where, {"words": "Thank you for the lift", "once": once})
    world.client("own").post(where, {"words": "Thank you all", "once": str(uuid4())})
    seen = room(world, "host")
    assert seen.count("Thank you for the lift") == 1
    assert "Thank you all" in seen


def test_what_is_said_in_the_room_stays_in_the_room(world):
    check_in(world, "member", own="wobbly")
    where = f"{part(world, Kind.TOPIC)}/say"
    world.client("member").post(where, {"words": "The ward was cold", "once": str(uuid4())})
    keys = list(Words.objects.exclude(kind="story").values_list("key", flat=True))
    assert len(keys) == 2
    assert "wobbly" not in world.client("member").get("/words/").content.decode()
    assert world.client("host").post(f"{path(world)}/step", {"do": "close"}).status_code == 303
    assert not WordsKey.objects.filter(pk__in=keys).exists()
    assert Words.objects.exclude(kind="story").count() == 0
    assert (Saying.objects.count(), Seat.objects.count()) == (0, 0)
    assert "What was said here is wiped" in room(world)


def test_words_sent_to_a_closed_room_come_back(world):
    where = f"{part(world, Kind.TOPIC)}/say"
    operations.close_room(world.gathering, by=None, now=now())
    answer = world.client("member").post(where, {"words": "Too late", "once": str(uuid4())})
    assert answer.status_code == 422
    assert "Too late" in answer.content.decode()


def test_a_day_later_a_forgotten_room_closes_by_itself(world):
    check_in(world, "member", feeling="sad")
    job = Job.objects.get(name="close-room")
    assert job.due - Gathering.objects.get(pk=world.gathering).opened_at == timedelta(hours=24)
    runner.do(job, job.due)
    assert Gathering.objects.get(pk=world.gathering).state == State.CLOSED
    assert Words.objects.exclude(kind="story").count() == 0


def test_each_check_in_is_one_event_for_the_room_and_says_nothing_of_who_waits(world):
    channel = f"room:{world.gathering}"
    before = live.newest(channel)
    check_in(world, "member", feeling="lonely")
    check_in(world, "own", feeling="pass")
    events = live.since(channel, before)
    assert [b"event: room\n" in event.sent for event in events] == [True, True]
    assert b"Lonely" in events[0].sent
    assert b"Not spoken" not in events[1].sent
    hosts = live.since(f"hosts:{world.gathering}", 0)
    world.client("host").post(f"{path(world)}/seat", {"do": "come"})
    assert b"Not spoken yet" in live.since(f"hosts:{world.gathering}", len(hosts))[0].sent
