"""Finds out how the program that wrote a file counts. The file itself says it.

People select from the beginning of a word to the end of one. So each way is tried on all
selections, and the one that meets the most word edges is taken; where nothing tells two ways
apart, it is the standard's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.evidence.domain.qda.positions import (
    LINE_BREAKS,
    STANDARD,
    UTF16,
    WAYS,
    Asked,
    Ruler,
    Text,
    Way,
)

LEAD = 10  # another way must win by more than a tenth of the edges on which the two differ


def is_word(character: str) -> bool:
    return character.isalnum()


def begins(text: str, at: int) -> bool:
    """A word, or what opens one, begins here."""
    return at < len(text) and not text[at].isspace() and not (at and is_word(text[at - 1]))


def ends(text: str, at: int) -> bool:
    """A word, what closes one, or a line ends here."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if not before or (after and is_word(after)) or (before == "\r" and after == "\n"):
        return False
    return not before.isspace() or before in LINE_BREAKS


def reads(text: str, start: int, name: str) -> bool:
    """The selection begins with the words that it is named by."""
    named = " ".join(name.rstrip("….").split())
    return len(named) > 7 and " ".join(text[start : start + len(name) * 2].split()).startswith(
        named
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """What one way makes of a file: for each edge where it lands, and whether that looks right."""

    way: Way
    places: Sequence[tuple[int | None, bool]]
    selections: int
    begin: int  # selections that begin on a word
    end: int  # selections that end on one


def attempt(way: Way, sources: Sequence[tuple[Text, Sequence[Asked]]]) -> Trial:
    places: list[tuple[int | None, bool]] = []
    begin = end = selections = 0
    for source, asked in sources:
        ruler, text = Ruler(source, way), source.text
        for one in asked:
            selections += 1
            start, stop = ruler(one.start), ruler(one.end)
            fits = (
                start is not None and begins(text, start),
                stop is not None and ends(text, stop),
                start is not None and reads(text, start, one.name),
            )
            places += zip((start, stop, start), fits, strict=True)
            begin, end = begin + fits[0], end + fits[1]
    return Trial(way, places, selections, begin, end)


def beats(other: Trial, best: Trial) -> bool:
    """Only the edges that the two put in different places tell them apart.

    A selection beyond the text speaks for UTF-16 where that brings it back in. It does not speak
    for the rarer ways: one of them would fit almost any slip of somebody's pen.
    """
    rare = other.way not in (STANDARD, UTF16)
    differ = [
        (one[1], two[1])
        for one, two in zip(other.places, best.places, strict=True)
        if one[0] != two[0] and not (rare and two[0] is None)
    ]
    lead = sum(one for one, _ in differ) - sum(two for _, two in differ)
    return lead > len(differ) // LEAD


def trials(sources: Sequence[tuple[Text, Sequence[Asked]]], origin: str) -> list[Trial]:
    """Every way on the whole file (one program wrote it), the one to take first.

    `origin` is the program, by its own word. Ours follows the standard. NVivo counts UTF-16
    units, so that is what its files mean where no selection tells.
    """
    if origin.startswith("Alongside"):
        return [attempt(STANDARD, sources)]
    tried = [attempt(way, sources) for way in WAYS]
    if origin.casefold().startswith("nvivo"):
        tried.sort(key=lambda trial: trial.way != UTF16)
    best = tried[0]
    for trial in tried[1:]:
        if beats(trial, best):
            best = trial
    return [best, *(trial for trial in tried if trial is not best)]
