"""Spellings that people tick as one, on a page. Pure."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from alongside.evidence.domain.bringing.alike import same_looking
from alongside.evidence.domain.bringing.look import Column

MOST_OFFERED = 120  # spellings on one page; a command can decide on more


@dataclass(frozen=True, slots=True)
class Spelling:
    value: str  # of its tick
    text: str
    sheets: int
    ticked: bool
    twin: bool  # on the page it looks exactly like the one before; its letters are others


@dataclass(frozen=True, slots=True)
class Group:
    """Spellings of one question that look alike, the commonest first."""

    column: str
    spellings: list[Spelling]


def offered(columns: Sequence[Column], ticked: Set[str] = frozenset()) -> Iterator[Group]:
    """As many groups as one page can hold."""
    room = MOST_OFFERED
    for at, column in enumerate(columns):
        for number, group in enumerate(column.look_alike):
            room -= len(group)
            if room < 0:
                return
            values = [f"{at}.{number}.{place}" for place in range(len(group))]
            yield Group(
                column.name,
                [
                    Spelling(value, text, sheets, value in ticked, twin)
                    for value, (text, sheets), twin in zip(
                        values, group.items(), twins(list(group)), strict=True
                    )
                ],
            )


def twins(texts: Sequence[str]) -> list[bool]:
    looks = [same_looking(text) for text in texts]
    return [look in looks[:at] for at, look in enumerate(looks)]


def ticked_as_one(groups: Sequence[Group]) -> dict[str, dict[str, str]]:
    """Decisions: all that were ticked in a group are kept as the commonest of them."""
    found: dict[str, dict[str, str]] = {}
    for group in groups:
        first, *others = [each.text for each in group.spellings if each.ticked] or [""]
        for text in others:
            found.setdefault(group.column, {})[text] = first
    return found


def ticked_alone(groups: Sequence[Group]) -> bool:
    return any(sum(each.ticked for each in group.spellings) == 1 for group in groups)
