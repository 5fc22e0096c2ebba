"""XML as a small tree that knows its lines. Safe: no DTD, so no entity and nothing from outside.

The standard library's expat is used directly: it tells the line of each element, and a document
type is refused the moment it begins, in whatever encoding it stands.
Source: XML 1.0, fifth edition; OWASP, XML External Entity Prevention.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from alongside.evidence.domain.qda.project import BadProject

MOST_BYTES = 32 * 1024 * 1024
MOST_ELEMENTS = 400_000
DEEPEST = 60
OURS = "urn:QDA-XML:"  # projects have one namespace, codebooks several: 1.0, 1:0, 0:4
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """`tag` is the local name of an element of the standard; others keep their namespace."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list["Node"] = field(default_factory=list)
    line: int = 0

    def all(self, *tags: str) -> Iterator["Node"]:
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> "Node | None":
        return next(self.all(tag), None)

    def inside(self) -> Iterator["Node"]:
        """Every element under this one."""
        for child in self.children:
            yield child
            yield from child.inside()

    def add(self, tag: str, text: str = "", **attrs: str) -> "Node":
        self.children.append(Node(tag, {key: each for key, each in attrs.items() if each}, text))
        return self.children[-1]


def parse(data: bytes, file: str) -> Node:
    """The root. Raises BadProject with file and line."""
    if len(data) > MOST_BYTES:
        raise BadProject(
            f"{file}: it has {len(data):,} bytes, we read at most {MOST_BYTES:,}; split the project"
        )
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.buffer_text = True
    top = Node("")
    path, texts, count = [top], [[""]], 0

    def refuse(*_: object) -> None:
        raise BadProject(
            f"{file}, line {reader.CurrentLineNumber}: it has a document type (<!DOCTYPE …>), "
            "which could bring in other files; take it out"
        )

    def begin(name: str, attrs: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS or len(path) > DEEPEST:
            raise BadProject(
                f"{file}, line {reader.CurrentLineNumber}: more than {MOST_ELEMENTS:,} elements, "
                f"or more than {DEEPEST} inside each other; split the project"
            )
        space, _, local = name.rpartition(" ")
        tag = local if not space or space.startswith(OURS) else name
        node = Node(tag, attrs, line=reader.CurrentLineNumber)
        path[-1].children.append(node)
        path.append(node)
        texts.append([])

    def say(text: str) -> None:
        texts[-1].append(text)

    def end(_: str) -> None:
        path.pop().text = "".join(texts.pop())

    reader.StartDoctypeDeclHandler = refuse
    reader.StartElementHandler = begin
    reader.EndElementHandler = end
    reader.CharacterDataHandler = say
    try:
        reader.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as wrong:
        line = reader.CurrentLineNumber
        raise BadProject(
            f"{file}, line {line}: this is no whole XML ({str(wrong)[:80]}); export it again"
        ) from wrong
    return top.children[0]


def write(root: Node) -> bytes:
    """UTF-8. Line breaks in names and descriptions come back as they were."""
    parts = ['<?xml version="1.0" encoding="utf-8"?>\n']

    def put(node: Node) -> None:
        said = "".join(f" {key}={quoteattr(clean(each))}" for key, each in node.attrs.items())
        parts.append(f"<{node.tag}{said}>")
        parts.append(escape(clean(node.text), {"\r": "&#13;"}))
        for child in node.children:
            put(child)
        parts.append(f"</{node.tag}>")

    put(root)
    return "".join(parts).encode()


def clean(text: str) -> str:
    """XML has no place for control characters, not even as numbers."""
    return NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
