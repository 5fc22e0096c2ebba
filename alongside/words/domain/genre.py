"""What somebody tells, and what others may do with it. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Genre(StrEnum):
    STORY = "story"
    POEM = "poem"
    SATIRE = "satire"
    CARTOON = "cartoon"


class Licence(StrEnum):
    """From the narrowest to the widest. A licence shows words to nobody: only consent does."""

    MINE = "mine"
    SHARE = "by-nc-nd"
    SELL = "by-nd"
    CHANGE = "by"


@dataclass(frozen=True, slots=True)
class Said:
    """A choice in plain words: a title, and one line what it means."""

    title: str
    line: str


GENRES = {
    Genre.STORY: Said("A story", "It tells what happened, or how it is."),
    Genre.POEM: Said("A poem", "Each line stays as you wrote it."),
    Genre.SATIRE: Said("Satire", "You make fun of something to show it is wrong."),
    Genre.CARTOON: Said("A cartoon", "A picture tells it. Add the picture next."),
}
LICENCES = {
    Licence.MINE: Said("All rights stay with me", "Who wants to use it must ask me."),
    Licence.SHARE: Said(
        "Others may share it, with my name", "As it is, and not for money. CC BY-NC-ND 4.0"
    ),
    Licence.SELL: Said(
        "Others may share it, also for money, with my name", "As it is. CC BY-ND 4.0"
    ),
    Licence.CHANGE: Said("Others may share and change it, with my name", "CC BY 4.0"),
}
SHOWN = {
    Licence.MINE: "All rights stay with its author",
    Licence.SHARE: "You may share it as it is, {name}. Not for money. CC BY-NC-ND 4.0",
    Licence.SELL: "You may share it as it is, {name}. CC BY-ND 4.0",
    Licence.CHANGE: "You may share and change it, {name}. CC BY 4.0",
}


def line_of(genre: str, licence: str, *, named: bool) -> str:
    """What stands under words: what they are, and what others may do. Empty for a plain story."""
    if genre == Genre.STORY and licence == Licence.MINE:
        return ""
    name = "with this name" if named else "with no name"
    return f"{GENRES[Genre(genre)].title}. {SHOWN[Licence(licence)].format(name=name)}."
