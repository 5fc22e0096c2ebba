"""What a group is told of its weeks, attacked by readers who try every world."""

from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as some

from alongside.evidence.domain.attendance import Shown, Told, corrected, show, tell

LEAST = 5
FIRST = date(2026, 1, 5)
COUNTS = some.lists(some.integers(0, 14), max_size=20)


def dated(counts):
    return [(FIRST + timedelta(weeks=at), came) for at, came in enumerate(counts)]


def history(counts) -> list[Shown]:
    """The page after each week, as somebody sees it who looks every week."""
    told: list[Told] = []
    pages = []
    for end in range(1, len(counts) + 1):
        over = dated(counts)[:end]
        known = {week for each in told for week in each.weeks}
        told += tell([each for each in over if each[0] not in known])
        pages.append(show([week for week, _ in over], told))
    return pages


def fits(world, page: Shown) -> bool:
    """Could these be the true counts, for a reader who sees only this page? Written apart."""
    came = dict(dated(world))
    alone = all(row.count is None or came[row.week] == row.count for row in page.rows)
    sums = all(sum(came[week] for week in one.weeks) == one.count for one in page.together)
    inside = {week for one in page.together for week in one.weeks}
    inside |= {row.week for row in page.rows if row.count is not None}
    return alone and sums and sum(came[week] for week in inside) == page.total


@settings(max_examples=60, deadline=None)
@given(some.lists(some.integers(0, 9), min_size=1, max_size=4))
def test_no_reader_of_all_pages_is_certain_that_a_week_is_small(counts):
    pages = history(counts)
    most = max(LEAST, sum(counts))
    seen = [set() for _ in counts]
    numbers = range(most + 1)
    shown = {row.week: row.count for row in pages[-1].rows}
    # A printed week is known; the reader tries everything for the others.
    tries = [numbers if shown[week] is None else [shown[week]] for week, _ in dated(counts)]
    for world in product(*tries):
        if all(fits(world[: len(page.rows)], page) for page in pages):
            for at, came in enumerate(world):
                seen[at].add(came)
    assert all(max(possible) >= LEAST for possible in seen)


def test_nor_one_who_knows_how_the_program_chooses():
    """Such a reader knows which worlds end in the same pages. No hidden number is certain; and
    where two weeks are told together, each of them may be the small one or the large one."""
    same = defaultdict(list)
    for world in product(range(8), repeat=4):
        same[repr(history(world))].append(world)
    for worlds in same.values():
        page = history(worlds[0])[-1]
        pairs = {week for one in page.together if len(one.weeks) == 2 for week in one.weeks}
        for at, row in enumerate(page.rows):
            possible = {world[at] for world in worlds}
            if row.count is None:
                assert len(possible) > 1
            if row.week in pairs:
                assert min(possible) < LEAST <= max(possible)


@given(COUNTS)
def test_every_number_that_stands_there_is_large_and_true(counts):
    came = dict(dated(counts))
    for page in history(counts):
        for row in page.rows:
            assert row.count is None or LEAST <= row.count == came[row.week]
        for one in page.together:
            assert LEAST <= one.count == sum(came[week] for week in one.weeks)


@given(COUNTS)
def test_what_was_told_stays_and_a_new_sum_is_only_new_numbers(counts):
    pages = history(counts)
    for before, after in pairwise(pages):
        assert {row for row in before.rows if row.count} <= set(after.rows)
        assert {one.weeks for one in before.together} <= {one.weeks for one in after.together}
        grown = after.total - before.total
        assert grown == 0 or grown >= LEAST


@given(COUNTS)
def test_nearly_all_people_are_in_the_sum(counts):
    """Only an odd last week waits, and weeks that are too small even together."""
    if not counts:
        return
    page = history(counts)[-1]
    last = counts[-1] if len(counts) % 2 else 0
    assert sum(counts) - last - page.total < LEAST


def test_a_small_week_is_hidden_with_the_one_beside_it():
    page = history([12, 9, 3, 8, 10, 6])[-1]
    assert [row.count for row in page.rows] == [12, 9, None, None, 10, 6]
    assert [one.count for one in page.together] == [11]
    assert (page.total, page.weeks) == (48, 6)
    assert (page.peak.count, page.peak.week, page.fuller) == (12, FIRST, False)


def test_weeks_too_small_together_wait_for_others():
    page = history([1, 2, 9, 9, 0, 2])[-1]
    assert [row.count for row in page.rows] == [None, None, 9, 9, None, None]
    assert [(one.count, len(one.weeks)) for one in page.together] == [(5, 4)]
    assert history([1, 2])[-1].total == 0
    assert history([1, 2])[-1].peak is None


def test_the_peak_says_where_a_sum_may_hide_a_fuller_week():
    assert history([6, 7, 2, 8])[-1].fuller is True
    assert history([6, 7, 2, 4])[-1].fuller is False


@given(some.integers(0, 60), some.lists(some.integers(0, 60), max_size=6))
def test_a_correction_never_shows_a_few_people(first, later):
    told = Told((FIRST,), (max(LEAST, first),))
    for now in later:
        told = corrected(told, now)
        assert all(count >= LEAST for count in told.counts)
    told_ever = sorted(told.counts)
    assert all(b - a >= LEAST for a, b in pairwise(told_ever))


def test_a_wrong_number_goes_and_a_small_change_stays_untold():
    told = Told((FIRST,), (120,))
    assert corrected(told, 12).counts == (120, 12)
    assert corrected(told, 121) == told
    gone = corrected(told, 2)
    assert gone.out
    assert show([FIRST], [gone]).rows[0].count is None
    assert show([FIRST], [gone]).total == 0
    assert corrected(gone, 120) == told
