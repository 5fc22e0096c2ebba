"""Who speaks, who waits, who asks without a name: by forms alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import now

from alongside.core.keyring.models import WordsKey
from alongside.gatherings.domain.plan import Kind
from alongside.gatherings.models import Gathering, Part, Saying, Seat
from alongside.gatherings.operations import room as operations
from alongside.gatherings.operations import seats
from alongside.gatherings.operations.planning import NotNow
from alongside.words.models import Words
from tests.conftest import World
from tests.gatherings.test_room import come_in, part, path, room


def add_part(world: World, kind: Kind) -> str:
    """A part of another kind, on now. Its path."""
    made = Part.objects.create(
        gathering_id=world.gathering, number=20, kind=kind, title="X", read_out="Y"
    )
    operations.move_to(world.gathering, 20)
    return f"{path(world)}/parts/{made.id}"


def say(world: World, where: str, who: str, words: str, **more: str) -> int:
    form = {"words": words, "once": str(uuid4())} | more
    return world.client(who).post(f"{where}/say", form).status_code


def run_page(world: World, who: str = "host") -> str:
    return world.client(who).get(f"{path(world)}/run").content.decode()


def saying(world: World) -> str:
    return str(Saying.objects.get().id)


def test_what_is_written_first_is_seen_by_nobody_until_its_person_says_it(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    world.client("host").post(f"{path(world)}/step", {"do": "write"})
    assert say(world, where, "member", "The ward was cold") == 303
    assert "The ward was cold" in room(world, "member")
    assert "Say this to the room</button>\n<button name" not in room(world, "member")
    for who in ("host", "own"):
        assert "The ward was cold" not in room(world, who)
    assert "The ward was cold" not in run_page(world)
    assert "Member" in run_page(world).partition("Not spoken yet")[2]
    world.client("host").post(f"{path(world)}/step", {"do": "speak"})
    assert "The ward was cold" not in room(world, "host")
    world.client("own").post(f"{where}/mine", {"do": "show", "saying": saying(world)})
    assert "The ward was cold" not in room(world, "host")
    world.client("member").post(f"{where}/mine", {"do": "show", "saying": saying(world)})
    assert "The ward was cold" in room(world, "host")


def test_a_question_without_a_name_does_not_give_its_person_away(world):
    where = add_part(world, Kind.QUESTIONS)
    come_in(world, "member", "own", "host")
    assert say(world, where, "member", "Who decides?", **{"no-name": "1"}) == 303
    seen = room(world, "own")
    assert "Without a name" in seen
    hosts = run_page(world)
    assert "Who decides?" in hosts
    # The list of who has not spoken is as it was: asking does not take its person out of it.
    assert "Member" in hosts.partition("Not spoken yet")[2]
    assert "seat spoke" not in hosts


def test_only_questions_and_topics_can_be_without_a_name(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    say(world, where, "member", "Hello", **{"no-name": "1"})
    assert "Without a name" not in room(world, "host")


def test_the_room_sorts_the_questions(world):
    where = add_part(world, Kind.QUESTIONS)
    come_in(world, "member", "own", "host")
    say(world, where, "member", "First asked")
    say(world, where, "member", "More wanted")
    wanted = {row.at: str(row.id) for row in Saying.objects.all()}
    second = wanted[max(wanted)]
    for _ in range(2):
        world.client("own").post(f"{path(world)}/room/want", {"yes": second})
    seen = room(world, "host")
    assert seen.index("More wanted") < seen.index("First asked")
    assert "1 person wants this" in seen
    world.client("own").post(f"{path(world)}/room/want", {"no": second})
    assert "1 person wants this" not in room(world, "host")
    world.client("own").post(f"{path(world)}/room/want", {"yes": second})
    world.client("host").post(f"{path(world)}/run/speaking", {"do": "answered", "saying": second})
    seen = room(world, "host")
    assert seen.index("First asked") < seen.index("More wanted")  # what is answered goes down


def test_a_caller_is_in_the_same_list_and_a_host_presses_for_them(world):
    part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    form = {"name": "Joan", "once": str(uuid4())}
    for _ in range(2):  # pressed twice
        assert world.client("host").post(f"{path(world)}/run/caller", form).status_code == 303
    joan = str(Seat.objects.get(person=None).id)
    world.client("member").post(f"{path(world)}/seat", {"do": "hand-up"})
    world.client("support").post(f"{path(world)}/run/speaking", {"do": "hand", "seat": joan})
    queue = room(world).partition("Who speaks next")[2].partition("</ol>")[0]
    assert queue.index("Member") < queue.index("Joan")
    world.client("host").post(f"{path(world)}/run/speaking", {"do": "spoke", "seat": joan})
    assert "Joan" not in room(world).partition("Who speaks next")[2].partition("</ol>")[0]
    assert "Joan" not in run_page(world).partition("Not spoken yet")[2].partition("</ul>")[0]
    world.client("host").post(f"{path(world)}/run/speaking", {"do": "hung-up", "seat": joan})
    assert "Joan" not in room(world)


def test_nobody_acts_from_another_persons_seat(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "own")
    say(world, where, "member", "Mine")
    stories = Words.objects.filter(kind="story", person=world.id("own")).count()
    theirs, seat = saying(world), str(Seat.objects.get(person=world.id("member")).id)
    own = world.client("own")
    own.post(f"{where}/mine", {"do": "take-off", "saying": theirs})
    own.post(f"{where}/mine", {"do": "keep", "saying": theirs})
    own.post(f"{path(world)}/seat", {"do": "leave", "seat": seat, "person": seat})
    for do in ("spoke", "hung-up"):
        form = {"do": do, "seat": seat}
        assert own.post(f"{path(world)}/run/speaking", form).status_code == 404
    assert "Mine" in room(world)
    assert Words.objects.filter(kind="story", person=world.id("own")).count() == stories
    # Not even a host hangs up for somebody who is here themselves.
    world.client("host").post(f"{path(world)}/run/speaking", {"do": "hung-up", "seat": seat})
    assert Seat.objects.filter(pk=seat).exists()


def test_naming_another_seat_or_person_speaks_for_oneself_only(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "own")
    seat = str(Seat.objects.get(person=world.id("member")).id)
    spoof = {"seat": seat, "person": str(world.id("member")), "name": "Member"}
    assert say(world, where, "own", "I am who I am", **spoof) == 303
    for do in ("break", "hand-up", "not-today"):
        world.client("own").post(f"{path(world)}/seat", {"do": do} | spoof)
    theirs = Seat.objects.get(pk=seat)
    assert (theirs.state, theirs.hand_at, theirs.sayings.count()) == ("here", None, 0)
    assert Seat.objects.get(person=world.id("own")).state == "not today"


def test_a_host_of_another_room_reaches_no_seat_and_no_words_of_this_one(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member")
    say(world, where, "member", "Only here")
    said, seat = saying(world), str(Seat.objects.get().id)
    form = {"title": "Tea", "day": "2030-01-01", "time": "19:00", "once": str(uuid4())}
    host = world.client("stranger")
    theirs = host.post("/g/quiet-corner/gatherings/new", form)["Location"].partition("?")[0]
    early = {"do": "open", "alone": "yes", "early": "yes"}
    assert host.post(f"{theirs}/step", early).status_code == 303
    before = Seat.objects.filter(pk=seat).values().get()
    for do, more in (
        ("spoke", {"seat": seat}),
        ("hand", {"seat": seat}),
        ("hung-up", {"seat": seat}),
        ("answered", {"saying": said}),
    ):
        answer = host.post(f"{theirs}/run/speaking", {"do": do} | more)
        assert answer.status_code in (303, 422)
        assert "Only here" not in answer.content.decode()
        if do == "spoke":
            assert "not in the room any more" in answer.content.decode()
    other = where.replace(path(world), theirs)
    assert host.post(f"{other}/mine", {"do": "take-off", "saying": said}).status_code == 303
    assert host.post(f"{other}/say", {"words": "Hi", "once": str(uuid4())}).status_code == 422
    assert (
        host.post(f"{path(world)}/run/speaking", {"do": "spoke", "seat": seat}).status_code == 404
    )
    assert Seat.objects.filter(pk=seat).values().get() == before
    assert "Only here" in room(world, "own")


def test_the_second_press_of_next_is_told_that_the_room_moved(world):
    numbers = list(Part.objects.order_by("number").values_list("number", flat=True))
    operations.move_to(world.gathering, numbers[0])
    form = {"part": str(numbers[1]), "seen": str(numbers[0])}
    for who in ("host", "support"):
        assert world.client(who).post(f"{path(world)}/step", form).status_code == 303
    assert Gathering.objects.get(pk=world.gathering).part == numbers[1]
    late = {"part": str(numbers[3]), "seen": str(numbers[0])}
    answer = world.client("support").post(f"{path(world)}/step", late)
    assert answer.status_code == 422
    assert "The other host moved on first" in answer.content.decode()
    assert Gathering.objects.get(pk=world.gathering).part == numbers[1]


def test_leaving_wipes_what_one_said_and_shows_nothing_of_the_room(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "own")
    say(world, where, "member", "The ward was cold")
    say(world, where, "own", "Mine was warm")
    key = Words.objects.get(person=world.id("member"), kind="said").key
    world.client("member").post(f"{path(world)}/seat", {"do": "leave"})
    assert not WordsKey.objects.filter(pk=key).exists()
    assert "The ward was cold" not in room(world, "own")
    seen = world.client("member").get(f"{path(world)}/room").content.decode()
    assert "You are not in the room" in seen
    assert "Mine was warm" not in seen
    answer = world.client("member").post(
        f"{where}/say", {"words": "I am still typing", "once": str(uuid4())}
    )
    assert answer.status_code == 422
    assert "I am still typing" in answer.content.decode()
    assert Seat.objects.get(person=world.id("member")).state == "left"  # not put back silently


def test_a_copy_is_kept_for_its_person_alone(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member", "host")
    say(world, where, "member", "I asked for help")
    for _ in range(2):
        world.client("member").post(f"{where}/mine", {"do": "keep", "saying": saying(world)})
    operations.close_room(world.gathering, by=None, now=now())
    assert "I asked for help" in world.client("member").get("/words/").content.decode()
    for who in ("host", "own"):
        stories = world.client(who).get(f"/g/{world.slug}/stories").content.decode()
        assert "I asked for help" not in stories


def test_a_pass_can_be_taken_back_and_never_takes_words_off(world):
    where = part(world, Kind.TOPIC)
    come_in(world, "member")
    world.client("member").post(f"{where}/say", {"pass": "1"})
    assert "You passed" in room(world)
    world.client("member").post(f"{where}/mine", {"do": "take-off"})
    assert "You passed" not in room(world)
    say(world, where, "member", "Now I speak")
    world.client("member").post(f"{where}/say", {"pass": "1"})
    assert "Now I speak" in room(world)


def test_the_clock_runs_as_the_plan_says_and_stops_when_the_room_moves_on(world):
    where, host = path(world), world.client("host")
    part(world, Kind.TOPIC)
    planned = Part.objects.get(kind=Kind.TOPIC).minutes
    at = now()
    operations.start_clock(world.gathering, now=at)
    row = Gathering.objects.get(pk=world.gathering)
    assert row.part_ends_at == at + timedelta(minutes=planned)
    operations.start_clock(world.gathering, now=at)
    row.refresh_from_db()
    assert row.part_ends_at == at + timedelta(minutes=planned + 5)
    assert "data-ends" in room(world)
    host.post(f"{where}/step", {"do": "no-clock"})
    assert "data-ends" not in room(world)
    host.post(f"{where}/step", {"do": "clock"})
    part(world, Kind.GRATITUDE)
    assert "data-ends" not in room(world)


def test_words_for_one_feeling(world):
    where = part(world, Kind.FEELING_WORDS)
    come_in(world, "member")
    form = {"do": "feeling", "feeling": "angry"}
    assert world.client("host").post(f"{path(world)}/step", form).status_code == 303
    say(world, where, "member", "Furious")
    seen = room(world)
    assert "Our words for “angry”" in seen
    assert "<li>Furious</li>" in seen  # the word, without a name
    bad = world.client("host").post(f"{path(world)}/step", form | {"feeling": "grumpy"})
    assert bad.status_code == 422


def test_nothing_is_written_in_a_silent_part_and_nobody_waits(world):
    where = part(world, Kind.CONFIDENTIALITY)
    come_in(world, "member", "host")
    assert say(world, where, "member", "Hello") == 422
    assert "Not spoken yet" not in run_page(world)


def test_a_crowd_is_told_as_a_number(world):
    at, row = now(), Gathering.objects.get(pk=world.gathering)
    Seat.objects.bulk_create(
        Seat(gathering=row, name=f"Guest {number}", came_at=at) for number in range(500)
    )
    come_in(world, "member", "host")
    seen = room(world)
    assert "502 people are here" in seen
    assert "Guest 3" not in seen
    assert "502 people are here" in run_page(world)


def test_a_caller_cannot_be_put_into_a_room_that_is_not_open(world):
    operations.close_room(world.gathering, by=None, now=now())
    with pytest.raises(NotNow):
        seats.seat_caller(world.gathering, "Joan", now=now())
    assert world.client("member").post(f"{path(world)}/seat", {"do": "come"}).status_code == 303
    assert Seat.objects.count() == 0
