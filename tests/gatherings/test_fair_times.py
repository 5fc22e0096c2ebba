"""Fair times, against somebody who tries every choice one by one."""

import json
import subprocess
import sys
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.core.strict_json import BadJson
from alongside.gatherings.domain.fair_times import Person, TooMany, choose
from alongside.gatherings.domain.times_file import read_times

EXAMPLE = {
    "slots": ["tue-18", "wed-10", "sat-14"],
    "people": [
        {"id": "p1", "can": ["tue-18"], "if_needed": ["wed-10"], "missed_before": 2},
        {"id": "p2", "can": ["tue-18", "sat-14"], "if_needed": [], "missed_before": 0},
        {"id": "p3", "can": ["sat-14"], "if_needed": ["wed-10"], "missed_before": 1},
    ],
    "choose": 2,
}


def slowly(slots, people, count):
    """The words of the contract, letter by letter."""

    def key(places):
        chosen = [slots[at] for at in places]
        misses = sorted(
            (
                one.missed_before + sum(c not in one.can and c not in one.if_needed for c in chosen)
                for one in people
            ),
            reverse=True,
        )
        return misses, sum(c in one.if_needed for one in people for c in chosen), places

    return tuple(slots[at] for at in min(combinations(range(len(slots)), count), key=key))


@some.composite
def questions(draw, most_people=9):
    slots = [f"s{at}" for at in range(draw(some.integers(1, 8)))]
    people = []
    for at in range(draw(some.integers(0, most_people))):
        said = draw(some.lists(some.integers(0, 2), min_size=len(slots), max_size=len(slots)))
        people.append(
            Person(
                f"p{at}",
                frozenset(slot for slot, how in zip(slots, said, strict=True) if how == 1),
                frozenset(slot for slot, how in zip(slots, said, strict=True) if how == 2),
                draw(some.integers(0, 3)),
            )
        )
    return slots, people, draw(some.integers(1, len(slots)))


@settings(max_examples=300)
@given(questions())
def test_it_is_the_choice_of_whoever_tries_them_all(asked):
    assert choose(*asked).chosen == slowly(*asked)


@settings(max_examples=15, deadline=None)
@given(questions(most_people=140))
def test_also_for_more_people_than_one_word_of_bits_holds(asked):
    assert choose(*asked).chosen == slowly(*asked)


def test_the_misses_of_each_person_are_told():
    best = choose(*read_times(json.dumps(EXAMPLE).encode()))
    assert best.chosen == ("tue-18", "wed-10")
    assert best.misses == {"p1": 2, "p2": 1, "p3": 2}
    assert best.if_needed == {"p1": 1, "p2": 0, "p3": 1}


def test_more_choices_than_can_be_looked_at_are_refused():
    with pytest.raises(TooMany):
        choose([f"s{at}" for at in range(84)], [], 5)


def changed(**more):
    return json.dumps(EXAMPLE | more)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "line 1"),
        ("[]", "$"),
        (changed(choose=0), "$.choose"),
        (changed(choose=4), "$.choose"),
        (changed(choose=1.5), "$.choose"),
        (changed(choose=True), "$.choose"),
        (changed(slots=["a", "a"], people=[]), "$.slots"),
        (changed(slots="abc"), "$.slots"),
        (changed(people=[EXAMPLE["people"][0]] * 2), "$.people"),
        (changed(people=[{"id": "p", "can": ["never"]}]), "$.people[0]"),
        (changed(people=[{"id": "p", "can": ["tue-18", "tue-18"]}]), "$.people[0]"),
        (changed(people=[{"id": "p", "can": [], "missed_before": -1}]), "$.people[0].missed"),
        ('{"slots": [], "slots": [], "people": [], "choose": 1}', "'slots'"),
        (changed().replace('"choose": 2', '"choose": NaN'), "NaN"),
        ("[" * 100_000, "deeply"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text, place):
    with pytest.raises(BadJson) as wrong:
        read_times(text.encode())
    assert place in str(wrong.value)
    assert len(str(wrong.value)) < 400


def test_a_byte_order_mark_and_crlf_are_no_fault():
    text = json.dumps(EXAMPLE, indent=1).replace("\n", "\r\n")
    assert read_times(b"\xef\xbb\xbf" + text.encode())[2] == 2


def command(text):
    line = [sys.executable, "-c", "from alongside.web.command import main; main()", "times", "-"]
    return subprocess.run(line, check=False, input=text, capture_output=True, text=True)


def test_the_command_answers_on_its_last_line_and_refuses_with_one():
    good = command(json.dumps(EXAMPLE))
    assert json.loads(good.stdout.splitlines()[-1])["chosen"] == ["tue-18", "wed-10"]
    bad = command(changed(choose=9))
    assert (bad.returncode, bad.stdout, bad.stderr.count("\n")) == (1, "", 1)
    assert "$.choose" in bad.stderr
