"""What each speaker of a transcript said, for the one who brings it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from alongside.words.domain.captions import Cue
from alongside.words.domain.cut import LEFT_OUT


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker (the name is empty where nobody is named) and all their words, in order."""

    name: str
    text: str


def by_speaker(cues: Iterable[Cue]) -> list[Voice]:
    """Each speaker's own words, in order of speaking. A mark stands where others spoke."""
    turns = [
        (name, " ".join(" ".join(cue.text.split()) for cue in said))
        for name, said in groupby(cues, key=lambda cue: cue.speaker)
    ]
    names = dict.fromkeys(name for name, _ in turns)
    return [Voice(name, f"\n{LEFT_OUT}\n".join(turns_of(turns, name))) for name in names]


def turns_of(turns: list[tuple[str, str]], name: str) -> list[str]:
    return [text for who, text in turns if who == name and text]
