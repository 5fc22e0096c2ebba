"""The categories of one column, how they merge, and what merged ones are called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from alongside.evidence.domain.disclosure import NO_ANSWER, TOTAL

LARGEST = 12
Groups = tuple[tuple[int, ...], ...]  # places in `Column.values`


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answers: its fine categories, and how many people gave each of them.

    `ordered`: only neighbours merge. `loose`: the last value is "(no answer)", which the order
    does not name: it stands alone or joins an end. `kept`: nothing merges.
    """

    values: tuple[str, ...]
    counts: tuple[int, ...]
    ordered: bool = False
    loose: bool = False
    kept: bool = False

    @property
    def fine(self) -> Groups:
        return tuple((at,) for at in range(len(self.values)))


def column(
    answers: Sequence[str], known: Sequence[str], order: Sequence[str] | None, kept: bool
) -> Column:
    """`known` are categories of earlier releases: they stay, also where nobody is left in one."""
    found = {answer or NO_ANSWER for answer in answers} | set(known)
    named = list(order or ())
    rest = sorted(found - set(named))
    values = tuple(named + rest)
    counts = dict.fromkeys(values, 0)
    for answer in answers:
        counts[answer or NO_ANSWER] += 1
    loose = order is not None and rest == [NO_ANSWER]
    return Column(values, tuple(counts.values()), order is not None, loose, kept)


def merged(groups: Groups, one: int, other: int) -> Groups:
    """Group `other` joins group `one`; each group keeps its place and its values theirs."""
    joined = tuple(sorted(groups[one] + groups[other]))
    kept = [group for at, group in enumerate(groups) if at not in (one, other)]
    return tuple(sorted([*kept, joined]))


def next_step(column: Column, groups: Groups) -> Groups | None:
    """The one step of CONTRACTS 6, or None where nothing may merge any more."""
    if column.kept or len(groups) < 2:
        return None
    if column.ordered:
        pairs = neighbours(column, groups)
        return merged(groups, *min(pairs, key=lambda pair: sum(len(groups[at]) for at in pair)))
    people = [sum(column.counts[value] for value in group) for group in groups]
    small = sorted(range(len(groups)), key=lambda at: (len(groups[at]) > 1, people[at], at))
    other = small[-1] if len(groups[small[-1]]) > 1 else small[1]
    return merged(groups, other, small[0])


def steps(column: Column, groups: Groups) -> Iterator[Groups]:
    """Every step that may be taken: all neighbours, or each category into "other"."""
    if column.kept or len(groups) < 2:
        return
    if column.ordered:
        yield from (merged(groups, *pair) for pair in neighbours(column, groups))
        return
    other = next((at for at, group in enumerate(groups) if len(group) > 1), None)
    for one in range(len(groups)):
        if other is not None and one != other:
            yield merged(groups, other, one)
        elif other is None:
            yield from (merged(groups, one, two) for two in range(one + 1, len(groups)))


def neighbours(column: Column, groups: Groups) -> list[tuple[int, int]]:
    """Pairs that touch. "(no answer)", where it is loose and alone, touches both ends."""
    alone = column.loose and groups[-1] == (len(column.values) - 1,)
    line = ends_first(column, groups)
    pairs = list(pairwise(line))
    if alone:
        last = len(groups) - 1
        pairs += [(line[0], last), (line[-1], last)] if len(line) > 1 else [(line[0], last)]
    return pairs


def ends_first(column: Column, groups: Groups) -> list[int]:
    """The groups in the order of the column, without a "(no answer)" that stands alone."""
    loose = len(column.values) - 1 if column.loose else -1
    line = [at for at, group in enumerate(groups) if group != (loose,)]
    return sorted(line, key=lambda at: min(value for value in groups[at] if value != loose))


def labels(column: Column, groups: Groups) -> list[str]:
    """A name for each group, all different; a group of one keeps its value's own."""
    taken: set[str] = {column.values[group[0]] for group in groups if len(group) == 1}
    names = []
    for group in groups:
        values = [column.values[at] for at in group]
        wanted = values[0] if len(values) == 1 else span(values) if column.ordered else "other"
        if wanted == TOTAL:
            wanted = f"“{TOTAL}”"  # the answer, not the total
        name, number = wanted, 2
        while (len(values) > 1 or name != values[0]) and name in taken:
            name, number = f"{wanted} ({number})", number + 1
        taken.add(name)
        names.append(name)
    return names


RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
OPEN = re.compile(r"(\d+)\s*\+")


def span(values: Sequence[str]) -> str:
    """What neighbours are called together: 18-24 and 25-34 are 18–34."""
    named = [value for value in values if value != NO_ANSWER]
    first, last = named[0], named[-1]
    begin, end = RANGE.fullmatch(first), RANGE.fullmatch(last)
    if first == last:
        name = first
    elif begin and end:
        name = f"{begin[1]}–{end[2]}"
    elif begin and (above := OPEN.fullmatch(last)) and int(begin[1]) < int(above[1]):
        name = f"{begin[1]}+"
    else:
        name = f"{first} – {last}"
    return name if len(named) == len(values) else f"{name} or {NO_ANSWER}"


def splits(column: Column, groups: Groups) -> Iterator[Groups]:
    """Every step taken back."""
    for at, group in enumerate(groups):
        rest = groups[:at] + groups[at + 1 :]
        for parts in in_line(column, group) if column.ordered else one_out(column, group):
            yield tuple(sorted([*rest, *parts]))


def one_out(column: Column, group: tuple[int, ...]) -> Iterator[Groups]:
    """Of many, the largest: a small one would only be folded again."""
    if len(group) > 1:
        for value in sorted(group, key=lambda at: -column.counts[at])[:LARGEST]:
            yield (value,), tuple(other for other in group if other != value)


def in_line(column: Column, group: tuple[int, ...]) -> Iterator[Groups]:
    """Between two neighbours; a loose "(no answer)" stays at its end, or stands alone again."""
    loose = len(column.values) - 1 if column.loose else -1
    line = tuple(value for value in group if value != loose)
    blank = group[len(line) :]
    for cut in range(1, len(line)):
        if not blank or line[0] == 0:
            yield line[:cut] + blank, line[cut:]
        if blank and line[-1] == loose - 1:
            yield line[:cut], line[cut:] + blank
    if blank and line:
        yield line, blank
