"""What a project holds once it is read: whose words, which codes, who coded which stretch."""

from dataclasses import dataclass, field
from uuid import UUID


class BadProject(Exception):
    """The message names the place (file, line) and what to do."""


@dataclass(frozen=True, slots=True)
class Coder:
    id: UUID
    name: str = ""


@dataclass(frozen=True, slots=True)
class Memo:
    id: UUID
    name: str = ""
    text: str = ""
    coder: UUID | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """`colour` is #RRGGBB or empty. A code that is not codable only holds others together."""

    id: UUID
    name: str
    description: str = ""
    colour: str = ""
    parent: UUID | None = None
    codable: bool = True
    memos: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The code points from `start` up to `end` of a source, under one code of one coder.

    Without a code it only carries a description or memos. Several excerpts may overlap.
    """

    start: int
    end: int
    code: UUID | None = None
    coder: UUID | None = None
    description: str = ""
    memos: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody's words, as they were written; line breaks are not touched."""

    id: UUID
    name: str
    text: str
    excerpts: tuple[Excerpt, ...] = ()
    description: str = ""
    memos: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Codes stand in order, parents first. `left_out` counts what was there and was not read."""

    name: str
    origin: str = ""
    description: str = ""
    coders: tuple[Coder, ...] = ()
    codes: tuple[Code, ...] = ()
    sources: tuple[Source, ...] = ()
    memos: tuple[Memo, ...] = ()
    about: tuple[UUID, ...] = ()  # memos on the whole project
    left_out: dict[str, int] = field(default_factory=dict)
