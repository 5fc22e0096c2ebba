"""The audit says what a reader can work out: as a slow one does, and one who was written apart."""

from random import Random

import pytest

from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.disclosure.reader import NoWorld
from tests.evidence.disclosure.attacker import Reader
from tests.evidence.disclosure.brute import Brute
from tests.evidence.disclosure.made_up import as_read, hidden_at_random


def answer(works_out) -> str:
    try:
        return "told" if works_out() else "safe"
    except (ValueError, NoWorld):
        return "no world"


@pytest.mark.parametrize("seed", range(120))
def test_three_readers_agree(seed):
    releases = hidden_at_random(Random(seed))
    slow = answer(Brute(releases).works_out)
    assert answer(lambda: list(audit([as_read(one) for one in releases]))) == slow
    assert answer(Reader(releases).works_out) == slow


def test_the_readers_find_all_three_answers():
    told = [answer(Brute(hidden_at_random(Random(seed))).works_out) for seed in range(120)]
    assert {"told", "safe"} <= set(told)


def table(cells: dict[tuple[str, ...], int | None], columns: list[str], **more) -> dict:
    return {
        "threshold": 5,
        "people": cells[("*",) * len(columns)],
        "tables": [
            {
                "id": "t1",
                "cells": [
                    {"where": dict(zip(columns, where, strict=True)), "count": count}
                    for where, count in cells.items()
                ],
            }
        ],
        **more,
    }


def told(*releases: dict) -> list[str]:
    return [found.why for found in audit([as_read(one) for one in releases])]


def test_one_hidden_count_is_the_rest():
    cells = {("yes",): 9, ("no",): None, ("*",): 12}
    assert told(table(cells, ["q"])) == [
        "table t1, q is no: a reader can tell that fewer than 5 are in it"
    ]


def test_two_hidden_counts_hide_each_other():
    assert told(table({("yes",): 9, ("no",): None, ("maybe",): None, ("*",): 16}, ["q"])) == []


def test_two_hidden_counts_that_are_few_together_do_not():
    assert len(told(table({("a",): 9, ("b",): None, ("c",): None, ("*",): 12}, ["q"]))) == 2


def test_a_printed_count_below_the_threshold_is_told():
    assert len(told(table({("a",): 9, ("b",): 3, ("*",): 12}, ["q"]))) == 1


def test_a_newcomer_shows_by_comparing():
    before = table({("a",): 9, ("b",): 8, ("*",): 17}, ["q"])
    after = table({("a",): 15, ("b",): 9, ("*",): 24}, ["q"])
    assert told(before, after) == [
        "table t1, q is b: a reader can tell that exactly 1 came between release 1 and release 2"
    ]


def test_many_newcomers_do_not():
    before = table({("a",): 9, ("b",): 8, ("*",): 17}, ["q"])
    assert told(before, table({("a",): 15, ("b",): 14, ("*",): 29}, ["q"])) == []


def test_who_left_shows_when_nobody_came():
    before = table({("a",): 16, ("b",): 18, ("*",): 34}, ["q"])
    after = table({("a",): 10, ("b",): 17, ("*",): 27}, ["q"], left_since=7)
    assert told(before, after) == [
        "table t1, q is b: a reader can tell that exactly 1 went between release 1 and release 2"
    ]


def test_comings_and_goings_hide_each_other():
    before = table({("a",): 16, ("b",): 18, ("*",): 34}, ["q"])
    assert told(before, table({("a",): 17, ("b",): 17, ("*",): 34}, ["q"], left_since=9)) == []


def test_what_the_middle_release_hid_shows_between_the_others():
    hid = {("a",): None, ("b",): None, ("*",): 30}
    first = table({("a",): 12, ("b",): 12, ("*",): 24}, ["q"])
    last = table({("a",): 13, ("b",): 23, ("*",): 36}, ["q"])
    assert told(first, table(hid, ["q"])) == []
    assert any(
        "exactly 1 came between release 1 and release 3" in why
        for why in told(first, table(hid, ["q"]), last)
    )


def test_a_sum_over_another_table_tells():
    """Two tables share a column: what one hides, the other prints."""
    one = table({("a",): None, ("b",): None, ("*",): 16}, ["q"])
    two = table(
        {
            ("a", "u"): 3 + 9,
            ("a", "*"): 12,
            ("b", "u"): None,
            ("b", "*"): None,
            ("*", "u"): 16,
            ("*", "*"): 16,
        },
        ["q", "r"],
    )
    two["tables"][0]["id"] = "t2"
    assert told(one) == []
    assert any("q is b" in why for why in told(two | {"tables": one["tables"] + two["tables"]}))


@pytest.mark.parametrize(
    "cells",
    [
        {("a",): 7, ("b",): 9, ("*",): 12},
        {("a",): 17, ("b",): None, ("*",): 12},
    ],
)
def test_what_no_world_fits_is_said(cells):
    with pytest.raises(NoWorld):
        told(table(cells, ["q"]))


def test_people_who_vanish_without_leaving_fit_no_world():
    before = table({("a",): 9, ("b",): 8, ("*",): 17}, ["q"])
    with pytest.raises(NoWorld):
        told(before, table({("a",): 6, ("b",): 6, ("*",): 12}, ["q"]))
