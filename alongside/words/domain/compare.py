"""What changes between two versions of some words, word by word. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\S+\s*|\s+")
MANY = 1_500  # pieces; beyond that whole lines are compared, so that an answer comes in a second


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that stay (`same`), or words that go (`out`) and words that come (`new`)."""

    same: str = ""
    out: str = ""
    new: str = ""


def compare(before: str, after: str) -> list[Stretch]:
    """In order. All `same` and `out` together are the words before, `same` and `new` after."""
    old, new = WORD.findall(before), WORD.findall(after)
    start = shared(old, new)
    end = shared(old[start:][::-1], new[start:][::-1])
    middle = old[start : len(old) - end], new[start : len(new) - end]
    found = [Stretch(same="".join(old[:start])), *differ(*middle)]
    found.append(Stretch(same="".join(old[len(old) - end :])))
    return list(smooth(found))


def shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many pieces are the same at the beginning."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def differ(old: list[str], new: list[str]) -> Iterator[Stretch]:
    if max(len(old), len(new)) > MANY:
        old, new = lines("".join(old)), lines("".join(new))
    if max(len(old), len(new)) > MANY:
        yield Stretch(out="".join(old), new="".join(new))
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Stretch(same="".join(old[a:b]))
        else:
            yield Stretch(out="".join(old[a:b]), new="".join(new[c:d]))


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def smooth(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """A lone word that stays between two changes goes and comes with them: easier to hear."""
    held = Stretch()
    for at, one in enumerate(found):
        lone = 0 < at < len(found) - 1 and len(one.same.split()) < 2
        if one.same and not (lone and (held.out or held.new)):
            if held != Stretch():
                yield held
            held = Stretch()
            yield one
        else:
            held = Stretch("", held.out + one.same + one.out, held.new + one.same + one.new)
    if held.out or held.new:
        yield held
