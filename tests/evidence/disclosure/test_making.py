"""What leaves is safe, true, and as much as can be."""

import json
from collections import Counter
from itertools import combinations
from random import Random

import pytest

from alongside.evidence.domain.disclosure.audit import audit
from tests.evidence.disclosure.attacker import Reader
from tests.evidence.disclosure.made_up import as_csv, as_read, release_of
from tests.evidence.disclosure.proof import sequence

WRONG = ("told", "too much hidden", "untrue")


@pytest.mark.parametrize("seed", range(2_000, 2_080))
def test_a_release_tells_nobody_small(seed):
    found = sequence(seed, 1)
    assert [found[name] for name in WRONG] == [0, 0, 0]


@pytest.mark.parametrize("seed", range(20_000, 20_024))
def test_a_sequence_of_releases_tells_nobody_small(seed):
    found = sequence(seed, 4)
    assert [found[name] for name in WRONG] == [0, 0, 0]


def people(counts: dict[tuple[str, ...], int], names: str = "ab") -> list[dict[str, str]]:
    return [
        dict(zip(names, answers, strict=True))
        for answers, count in counts.items()
        for _ in range(count)
    ]


def cells(release: dict, table: int = 0) -> dict[tuple[str, ...], int | None]:
    return {
        tuple(cell["where"].values()): cell["count"] for cell in release["tables"][table]["cells"]
    }


def plan(*columns: list[str], **more) -> dict:
    tables = [{"id": f"t{at}", "columns": each} for at, each in enumerate(columns, 1)]
    return {"threshold": 5, "tables": tables} | more


def test_what_is_large_is_printed_whole():
    told = release_of(people({("yes",): 12, ("no",): 6}, "a"), plan(["a"]), [])
    assert cells(told) == {("no",): 6, ("yes",): 12, ("*",): 18}
    assert (told["hidden"], told["refused"], told["people"]) == (0, [], 18)


def test_small_ones_fold_into_other():
    rows = people({("a",): 10, ("b",): 7, ("c",): 3, ("d",): 2}, "a")
    told = release_of(rows, plan(["a"]), [])
    assert cells(told) == {("a",): 10, ("b",): 7, ("other",): 5, ("*",): 22}
    assert told["merged"]["a"]["other"] == ["c", "d"]


def test_neighbours_merge_in_an_order_and_keep_never_does():
    rows = people({("18-24", "x"): 6, ("25-34", "x"): 2, ("35+", "x"): 9, ("35+", "y"): 7})
    order = {"a": ["18-24", "25-34", "35+"]}
    told = release_of(rows, plan(["a"], ["b"], order=order, keep=["b"]), [])
    assert list(told["merged"]["a"]) in (["18–34", "35+"], ["18-24", "25+"])
    assert told["merged"]["b"] == {"x": ["x"], "y": ["y"]}


def test_an_empty_answer_is_a_category_and_joins_an_end():
    rows = people({("1",): 9, ("2",): 9, ("3",): 9, ("",): 2}, "a")
    told = release_of(rows, plan(["a"], order={"a": ["1", "2", "3"]}), [])
    groups = list(told["merged"]["a"].values())
    assert groups in ([["1", "(no answer)"], ["2"], ["3"]], [["1"], ["2"], ["3", "(no answer)"]])


def test_a_table_that_keeps_small_ones_is_refused_and_the_others_stand():
    rows = people({("a", "x"): 9, ("b", "x"): 2, ("c", "y"): 9})
    told = release_of(rows, plan(["a"], ["b"], keep=["a"]), [])
    assert [one["id"] for one in told["refused"]] == ["t1"]
    assert [one["id"] for one in told["tables"]] == ["t2"]


@pytest.mark.parametrize("count", [1, 4])
def test_few_people_are_told_nothing_of(count):
    told = release_of(people({("x",): count}, "a"), plan(["a"]), [])
    assert (told["tables"], len(told["refused"])) == ([], 1)


def test_few_newcomers_wait():
    rows = people({("x",): 20, ("y",): 20}, "a")
    first = as_read(release_of(rows, plan(["a"]), []))
    more = rows + people({("x",): 3}, "a")
    assert (
        "Too few people have answered"
        in release_of(more, plan(["a"]), [first])["refused"][0]["why"]
    )
    assert release_of(rows, plan(["a"]), [first])["refused"] == []


def test_few_leavers_wait():
    rows = people({("x",): 20, ("y",): 20}, "a")
    first = as_read(release_of(rows, plan(["a"]), []))
    told = release_of(rows[2:], plan(["a"], left_since=2), [first])
    assert "Too few sheets were taken away" in told["refused"][0]["why"]


def test_sheets_that_do_not_fit_what_was_told_are_refused():
    rows = people({("x",): 20, ("y",): 20}, "a")
    first = as_read(release_of(rows, plan(["a"]), []))
    other = people({("x",): 10, ("y",): 40}, "a")
    assert "do not fit" in release_of(other, plan(["a"]), [first])["refused"][0]["why"]


def test_somebody_whose_answer_is_gone_keeps_their_category():
    rows = people({("x",): 20, ("y",): 20, ("z",): 6}, "a")
    first = as_read(release_of(rows, plan(["a"]), []))
    told = release_of(rows[:-6], plan(["a"], left_since=6), [first])
    assert "z" in {value for values in told["merged"]["a"].values() for value in values}


def test_the_star_is_an_answer_too():
    told = release_of(people({("*",): 9, ("x",): 9}, "a"), plan(["a"]), [])
    assert told["merged"]["a"] == {"“*”": ["*"], "x": ["x"]}


def test_other_may_be_somebodys_answer():
    rows = people({("other",): 9, ("x",): 9, ("y",): 3, ("z",): 3}, "a")
    told = release_of(rows, plan(["a"]), [])
    assert set(told["merged"]["a"]) == {"other", "other (2)", "x"}


def test_the_order_of_the_sheets_changes_nothing():
    random = Random(3)
    rows = people({(f"a{i}", f"b{j}"): random.randint(0, 14) for i in range(5) for j in range(5)})
    told = release_of(rows, plan(["a", "b"]), [])
    random.shuffle(rows)
    assert release_of(rows, plan(["a", "b"]), []) == told


@pytest.mark.parametrize("seed", range(6))
def test_no_smaller_choice_of_hidden_counts_is_safe(seed):
    """With merging forbidden: every smaller set of hidden counts lets a reader work one out."""
    random = Random(seed)
    small = random.choice([2, 3, 4])
    rows = people(
        {
            (f"a{i}", f"b{j}"): small if (i, j) == (0, 0) else random.randint(6, 20)
            for i in range(4)
            for j in range(4)
        }
    )
    told = release_of(rows, plan(["a", "b"], keep=["a", "b"]), [])
    hidden = told["hidden"]
    assert 0 < hidden <= 5
    table = told["tables"][0]["cells"]
    everything = release_of(rows, plan(["a", "b"], keep=["a", "b"]) | {"threshold": 1}, [])
    counts = [cell["count"] for cell in everything["tables"][0]["cells"]]
    first = counts.index(small)
    for more in combinations([at for at in range(len(counts) - 1) if at != first], hidden - 2):
        for at, cell in enumerate(table):
            cell["count"] = None if at == first or at in more else counts[at]
        assert list(audit([as_read(told)]))


def test_the_attacker_of_the_tests_can_fail_the_engine():
    told = release_of(people({("a",): 9, ("b",): 9, ("c",): 9}, "a"), plan(["a"]), [])
    told["tables"][0]["cells"][0]["count"] = None
    assert Reader([told]).works_out() == []
    told["tables"][0]["cells"][-1]["count"] = 20
    told["people"] = 20
    assert len(Reader([told]).works_out()) == 1


def test_every_combination_is_there_once():
    told = release_of(people({(a, b): 8 for a in "xyz" for b in "uv"}), plan(["a", "b"], ["b"]), [])
    for table in told["tables"]:
        wheres = [json.dumps(cell["where"]) for cell in table["cells"]]
        assert max(Counter(wheres).values()) == 1
    assert [len(table["cells"]) for table in told["tables"]] == [12, 3]
    assert as_csv(people({("x", "u"): 1})) == b"a,b\r\nx,u\r\n"
