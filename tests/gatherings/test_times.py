"""When can you come: asked, answered in secret, chosen fairly, explained without names."""

import re

from django.test import TestCase
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as some

from alongside.core import sealing
from alongside.core.keyring.models import WordsKey
from alongside.gatherings.domain.fair_times import Person, choose
from alongside.gatherings.domain.slots import parts, slot
from alongside.gatherings.domain.why_this_time import why
from alongside.gatherings.models import TimesAnswer, TimesAsk
from alongside.gatherings.operations import times
from alongside.gatherings.queries import keys_in_use
from alongside.groups import operations as groups
from tests.conftest import World

SLOTS = ["0-10:00", "0-19:00", "2-19:00", "5-14:00"]


@given(
    some.lists(
        some.builds(
            Person,
            id=some.uuids().map(str),
            can=some.frozensets(some.sampled_from(SLOTS)),
            if_needed=some.frozensets(some.sampled_from(SLOTS)),
            missed_before=some.integers(0, 3),
        ),
        min_size=1,
        max_size=8,
        unique_by=lambda one: one.id,
    ),
    some.integers(1, 3),
)
def test_what_the_page_says_of_a_choice_is_true(people, count):
    best = choose(SLOTS, people, count)
    told = why(SLOTS, people, best.chosen)
    missed = [best.misses[one.id] - one.missed_before for one in people]
    assert told.never == sum(times == count for times in missed)
    assert told.sometimes == sum(0 < times < count for times in missed)
    if told.fuller and count == 1:
        other = choose([told.fuller], people, 1)
        assert sorted(other.misses.values(), reverse=True) > sorted(
            best.misses.values(), reverse=True
        )


@given(some.integers(0, 6), some.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_slot_says_its_day_and_time(day, clock):
    assert parts(slot(day, clock)) == (day, clock)


def url(world: World, more: str = "") -> str:
    return f"/g/{world.slug}/times{more}"


def ask(world: World, choose: str = "1") -> int:
    form = {"days": ["0", "2", "5"], "clocks": "10:00, 19:00", "choose": choose}
    return world.client("host").post(url(world, "/ask"), form).status_code


def answer(world: World, who: str, *can: str, must: tuple[str, ...] = ()) -> int:
    form = {"can": list(can), "must": list(must)}
    return world.client(who).post(url(world), form).status_code


def page(world: World, who: str = "member") -> str:
    return world.client(who).get(url(world)).content.decode()


def settle(world: World, do: str = "choose") -> int:
    return world.client("host").post(url(world, "/settle"), {"do": do}).status_code


def test_asked_answered_and_chosen(world):
    assert "Nobody asks now" in page(world)
    assert ask(world) == 303
    assert ask(world) == 422  # one question at a time
    answer(world, "member", "0-19:00")
    answer(world, "own", "0-19:00", "2-19:00")
    answer(world, "support", "2-19:00", must=("0-19:00",))
    assert "3 people have answered" in page(world)
    assert settle(world) == 303
    seen = page(world)
    assert "Monday, 7\u00a0pm" in seen
    assert "Everyone who answered can come" in seen
    assert "You miss nothing with this choice" in seen
    assert "/gatherings/new?day=" in page(world, "host")
    plan = f"/g/{world.slug}/gatherings/new?day=2030-01-07&time=19:00"
    assert 'value="2030-01-07"' in world.client("host").get(plan).content.decode()


def test_who_missed_before_goes_first_the_next_time(world):
    ask(world)
    answer(world, "member", "5-10:00")
    for who in ("own", "support", "host"):
        answer(world, who, "0-19:00")
    settle(world)
    assert "You have missed 1" in page(world)
    assert "Not everyone can come at this time." in page(world, "own")
    ask(world)
    answer(world, "member", "5-10:00")
    for who in ("own", "support", "host"):
        answer(world, who, "0-19:00", must=("5-10:00",))
    settle(world)
    assert "Saturday, 10\u00a0am</h2>" in page(world)
    # What was carried stands when somebody does not answer once.
    ask(world)
    for who in ("own", "support"):
        answer(world, who, "0-19:00")
    settle(world)
    assert TimesAnswer.objects.get(person=world.id("member")).misses == 1


def test_nobody_reads_the_times_of_another_and_old_ones_are_destroyed(world):
    ask(world)
    answer(world, "member", "0-19:00", must=("2-19:00",))
    answer(world, "own", "0-10:00")
    row = TimesAnswer.objects.get(person=world.id("member"))
    assert b"0-19:00" not in bytes(row.sealed)
    assert row.key in set(keys_in_use())
    host = page(world, "host")
    assert "checked" not in host
    assert page(world).count(" checked") == 2
    copy = world.client("member").get("/me/copy").json()
    assert copy["times I can come"] == [{"can": ["0-19:00"], "if I must": ["2-19:00"]}]
    first = row.key
    with TestCase.captureOnCommitCallbacks(execute=True):
        answer(world, "member", "2-19:00")  # changed: the old one cannot be read any more
    assert not WordsKey.objects.filter(pk=first).exists()
    settle(world)
    ask(world)
    answer(world, "own", "0-10:00")
    answer(world, "support", "0-10:00")
    settle(world)
    row.refresh_from_db()
    assert (bytes(row.sealed), sealing.unseal(row.key, b"x" * 40)) == (b"", None)


def test_a_change_is_proposed_when_people_who_used_to_come_cannot(world):
    ask(world)
    for who in ("member", "own", "support"):
        answer(world, who, "0-19:00")
    settle(world)
    answer(world, "member", "5-10:00")
    assert "cannot any more" not in page(world, "host")  # one person does not stand out
    answer(world, "own", "5-10:00")
    assert "Some people who could come cannot any more" in page(world, "host")
    assert "cannot any more" not in page(world, "member")
    assert ask(world) == 303


def test_who_left_does_not_count_and_answers_are_thrown_away_with_the_question(world):
    ask(world)
    answer(world, "member", "5-10:00")
    answer(world, "own", "0-19:00")
    groups.leave(world.group, world.id("member"), now=now())
    assert settle(world) == 422  # one person alone is no choice, and would be told
    assert (
        "Fewer than two people"
        in world.client("host").post(url(world, "/settle"), {"do": "choose"}).content.decode()
    )
    keys = list(TimesAnswer.objects.values_list("key", flat=True))
    assert settle(world, "stop") == 303
    assert TimesAsk.objects.count() == 0
    assert not WordsKey.objects.filter(pk__in=keys).exists()
    assert answer(world, "own", "0-19:00") == 422


def test_a_group_does_not_stop_what_another_asks(world):
    ask(world)
    theirs = groups.found(
        "Others", "others", about="", when="", place="", by=world.id("stranger"), now=now()
    )
    asked = TimesAsk.objects.get().pk
    times.stop_asking(asked, group=theirs, by=world.id("stranger"), now=now())
    assert TimesAsk.objects.filter(pk=asked).exists()


def test_what_cannot_be_asked_is_said(world):
    bad = [
        ({"clocks": "10:00", "choose": "1"}, "Choose one day or more."),
        (
            {"days": ["0"], "clocks": "10:00", "choose": "1"},
            "Offer more times than we shall choose.",
        ),
        ({"days": ["0"], "clocks": "noon", "choose": "1"}, "Write each time like 19:00"),
        (
            {
                "days": list("0123456"),
                "clocks": " ".join(f"{h}:00" for h in range(13)),
                "choose": "1",
            },
            "These are 91 times. The most is 84.",
        ),
        ({"days": ["0"], "clocks": "10:00 11:00", "choose": "9"}, "Choose 1 to 4."),
    ]
    for form, why_not in bad:
        answered = world.client("host").post(url(world, "/ask"), form)
        assert (answered.status_code, why_not in answered.content.decode()) == (422, True)
    many = {"days": [str(day) for day in range(7)], "choose": "1"}
    many["clocks"] = ", ".join(f"{hour}:00" for hour in range(10, 23))
    assert world.client("host").post(url(world, "/ask"), many).status_code == 422
    assert world.client("member").post(url(world, "/ask"), many).status_code == 404


def test_below_five_answers_no_number_says_who_can_come_when(world):
    ask(world)
    answer(world, "member", "0-19:00")
    answer(world, "own", "2-19:00")
    settle(world)
    for who in ("host", "member"):
        seen = page(world, who)
        assert "Numbers would show who can come when." in seen
        assert "<td" not in seen
        assert not re.search(r"\d+ (person|people) (can|miss)", seen)


def test_from_five_on_each_time_has_one_word_and_what_was_chosen_a_number(world):
    ask(world)
    answer(world, "member", "2-19:00")
    for who in ("own", "support", "host"):
        answer(world, who, "0-19:00")
    answer(world, "steward", "0-19:00", "2-19:00")
    settle(world)
    seen = page(world)
    assert set(re.findall(r"<td>(\w+)</td>", seen)) == {"Yes", "No"}
    assert "1 person cannot come at this time." in seen
    answer(world, "member", "2-10:00")  # one person's change moves no word of another time
    assert re.findall(r"<td>(\w+)</td>", page(world)) == re.findall(r"<td>(\w+)</td>", seen)


def test_what_was_told_of_a_choice_does_not_follow_one_persons_change(world):
    ask(world)
    for who in ("own", "support", "host", "steward", "member"):
        answer(world, who, "0-19:00")
    settle(world)
    told = page(world, "own")
    answer(world, "member", "2-10:00")
    assert page(world, "own") == told
    assert "Everyone who answered can come" in told


def test_times_are_chosen_by_a_second_press(world):
    ask(world)
    seen = page(world, "host")
    assert "Yes, choose now" in seen.partition("<summary>Choose the fairest time</summary>")[2]
