"""Comments of a file that are words to code, and what is left out of it and why. Pure."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What people, and the programs that ask them, write where they said nothing.
NO_ANSWER = {
    "did not answer",
    "didn't answer",
    "no answer",
    "not answered",
    "no answer given",
    "no response",
    "no reply",
    "no comment",
    "no comments",
    "left blank",
    "blank",
    "none given",
    "not applicable",
    "prefer not to say",
    "n a",
    "na",
    "nil",
    "null",
}
YES = {"yes", "y", "true", "1", "i agree", "agree"}
LONG = 40  # letters: people say “very good” alike; nobody says so much twice by chance
# A letter, a digit, or a small picture.
SAYS = re.compile(
    "[^\\W_]|[\U0001f000-\U0001faff\u2600-\u27bf]"
)  # a letter, a digit, a small picture

BLANK = "blank, or no answer"
NO_CONSENT = "their person did not say yes"
AGAIN = "the same words again"


@dataclass(frozen=True, slots=True)
class Comment:
    text: str
    person: str  # whose, as the file has it; empty where it does not say


@dataclass(frozen=True, slots=True)
class Sorted:
    """`left_out`: how many, by why. With `words` it adds up to the rows of the file."""

    words: list[Comment]
    left_out: dict[str, int]

    @property
    def people(self) -> int:
        named = {one.person for one in self.words if one.person}
        return len(named) + sum(not one.person for one in self.words)


def sort_out(
    sheets: Sequence[Mapping[str, str]], column: str, person: str = "", yes: Sequence[str] = ()
) -> Sorted:
    """`person`: the column that says whose words they are, if one does. `yes`: columns in which
    each person had to say yes; silence there is no.

    The same long words twice, of one person or of nobody in particular, are one answer sent twice.
    """
    words: list[Comment] = []
    left_out: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for sheet in sheets:
        text, whose = sheet[column].strip(), sheet[person].strip() if person else ""
        alike = (whose, " ".join(text.casefold().split()))
        if is_blank(text):
            left_out[BLANK] += 1
        elif not all(plain(sheet[asked]) in YES for asked in yes):
            left_out[NO_CONSENT] += 1
        elif len(text) >= LONG and alike in seen:
            left_out[AGAIN] += 1
        else:
            seen.add(alike)
            words.append(Comment(text, whose))
    return Sorted(words, dict(left_out))


def one_column(fingerprint: str, column: str) -> str:
    """Two columns of one file are two things to bring in; the same one twice is one."""
    return hashlib.sha256(f"{fingerprint} {column}".encode()).hexdigest()


def is_blank(text: str) -> bool:
    return not SAYS.search(text) or plain(text) in NO_ANSWER


def plain(text: str) -> str:
    """Small letters, without signs at the ends and between: “N/A.” is “n a”."""
    return " ".join(re.sub(r"[^\w']+", " ", text.casefold()).split())
