"""A reader's own list of what to fold away, against the note that a teller wrote. Pure.

Only notes are looked at, never the words themselves: nobody's words are searched for topics.
"""

MOST = 40


def as_list(text: str) -> list[str]:
    """The lines of a list, without doubles."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:MOST]


def folds(note: str, things: list[str]) -> bool:
    """Does this note name one of these things? Capital letters make no difference."""
    said = " ".join(note.casefold().split())
    return any(thing.casefold() in said for thing in things)
