"""Answers that differ only in spaces or capitals are one, named by its commonest spelling."""

from collections import Counter
from collections.abc import Iterable, Sequence

from alongside.evidence.domain.disclosure import NO_ANSWER


def spelling(answer: str) -> str:
    return " ".join(answer.split()).casefold()


def tally(answers: Iterable[str]) -> tuple[dict[str, int], dict[str, list[str]]]:
    """Counts of each category, and its spellings."""
    spellings: dict[str, Counter[str]] = {}
    for answer in answers:
        spellings.setdefault(spelling(answer), Counter())[answer.strip() or NO_ANSWER] += 1
    counts: dict[str, int] = {}
    merged: dict[str, list[str]] = {}
    for _, found in sorted(spellings.items()):
        name = min(found, key=lambda each: (-found[each], each))
        counts[name] = counts.get(name, 0) + found.total()
        merged[name] = sorted({*merged.get(name, []), *found})
    return counts, merged


def one_name(answers: Sequence[str], told: Iterable[str]) -> list[str]:
    """The category of each answer; one that was `told` before keeps the name it had."""
    names = {spelling(name): name for name in tally(answers)[0]}
    names |= {spelling(name): name for name in told} | {"": ""}
    return [names[spelling(answer)] for answer in answers]
