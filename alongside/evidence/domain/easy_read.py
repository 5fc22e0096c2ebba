"""An Easy Read twin: pictures with a sentence each, beside a longer text. Pure.

Source for the numbers: Change, “How to make information accessible” (short sentences, one idea).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

MOST_WORDS = 15  # of a sentence
MOST_SENTENCES = 2  # beside one picture
MOST_PAIRS = 80
END = re.compile(r"(?<=[.?!…])\s+")


class NotEasy(Exception):
    """A sentence for whoever writes: what is too long, and what to do."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One picture and its sentence. Without a picture it is a heading."""

    id: str
    picture: str
    sentence: str

    @property
    def heading(self) -> bool:
        return not self.picture


def check(sentence: str) -> str:
    """The sentence as it is kept. Raises NotEasy."""
    text = " ".join(sentence.split())
    if not text:
        raise NotEasy("Write a sentence.")
    sentences = END.split(text)
    for each in sentences:
        words = len(each.split())
        if words > MOST_WORDS:
            raise NotEasy(
                f"This sentence has {words} words. Easy Read has {MOST_WORDS} at most. Make two."
            )
    if len(sentences) > MOST_SENTENCES:
        raise NotEasy("These are many sentences for one picture. Add another picture.")
    return text


def put(pairs: Sequence[Pair], new: Pair) -> list[Pair]:
    """With this pair in place of the one with its number, or at the end. Raises NotEasy."""
    kept = replace(new, sentence=check(new.sentence))
    if any(pair.id == new.id for pair in pairs):
        return [kept if pair.id == new.id else pair for pair in pairs]
    if len(pairs) >= MOST_PAIRS:
        raise NotEasy(f"There are {MOST_PAIRS} sentences already. Take some out first.")
    return [*pairs, kept]


def earlier(pairs: Sequence[Pair], id: str) -> list[Pair]:  # noqa: A002
    """One step up. The first stays where it is."""
    found = list(pairs)
    at = next((at for at, pair in enumerate(found) if pair.id == id), 0)
    if at:
        found[at - 1], found[at] = found[at], found[at - 1]
    return found


def without(pairs: Sequence[Pair], id: str) -> list[Pair]:  # noqa: A002
    return [pair for pair in pairs if pair.id != id]


def as_kept(pairs: Sequence[Pair]) -> list[dict[str, str]]:
    return [asdict(pair) for pair in pairs]


def of_kept(kept: Sequence[Mapping[str, Any]]) -> list[Pair]:
    return [Pair(each["id"], each["picture"], each["sentence"]) for each in kept]
