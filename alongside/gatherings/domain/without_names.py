"""Finds names in a note that is to have none. Pure."""

import re
from collections.abc import Iterable


def names_in(text: str, names: Iterable[str]) -> list[str]:
    """Which of these names stand in the text as words of their own, in order, each once.

    Also a part of a name counts, if it has three letters or more: “Ann” of “Ann Marsh”. A name can
    be a word as well (“Rose”), so this asks a person and never decides.
    """
    parts = {part for name in names for part in [name, *name.split()] if len(part) > 2}
    said = [part for part in parts if part]
    found = {part: word(part).search(text) for part in said}
    longest_first = sorted(
        (match.start(), -len(part), part) for part, match in found.items() if match
    )
    return keep_longest([part for _, _, part in longest_first])


def word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)


def keep_longest(names: list[str]) -> list[str]:
    """Without a part whose whole name is told too."""
    whole = [set(name.split()) - {name} for name in names]
    return [name for name in names if not any(name in parts for parts in whole)]
