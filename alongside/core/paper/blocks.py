"""A document as a list of blocks, whatever file it becomes. Pure.

Words are text, never markup: what a person typed looks the same in every file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import bidirectional


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    below: str = ""  # who and when, in small letters


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a part; with `within`, of a piece inside one."""

    text: str
    within: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, with an empty line between two."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's own words, and in what name."""

    text: str
    credit: str


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The first row is the header, the first column names the rows. `widths` (0 to 1) draw a bar
    for each of the first rows below the header; a table without them is plain."""

    caption: str
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A picture (one of our symbols, as SVG) and its sentence."""

    picture: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Back:
    """Where it is on the site: a square code on paper, a link elsewhere."""

    says: str
    link: str


Block = Title | Heading | Text | Said | Bullets | Table | Pair | Back


def paragraphs(text: str) -> list[str]:
    return [part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def from_right(text: str) -> bool:
    """Whether its first strong letter is written from right to left. Source: UAX 9, P2 and P3."""
    strong = (bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def as_text(blocks: Sequence[Block], width: int = 72) -> str:
    """Plain text, for a mail: headings underlined, quotes indented."""
    return "\n\n".join(part for block in blocks for part in told(block, width)) + "\n"


def told(block: Block, width: int) -> Iterator[str]:
    match block:
        case Title(text, below):
            yield f"{text}\n{'=' * min(width, len(text))}"
            if below:
                yield below
        case Heading(text):
            yield f"{text}\n{'-' * min(width, len(text))}"
        case Text(text):
            yield from paragraphs(text)
        case Said(text, credit):
            yield "\n".join(f"    {line}" for line in text.splitlines()) + f"\n    – {credit}"
        case Bullets(lines, numbered):
            marks = (f"{at}. " if numbered else "- " for at in range(1, len(lines) + 1))
            yield "\n".join(f"{mark}{line}" for mark, line in zip(marks, lines, strict=True))
        case Table(caption, rows):
            yield "\n".join([caption, *(" | ".join(row) for row in rows)])
        case Pair(_, sentence):
            yield sentence
        case Back(says, link):
            yield f"{says}\n{link}"
