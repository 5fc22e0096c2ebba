"""Reads the codes of a project or of a codebook, and the numbers by which things are named."""

import re
from dataclasses import dataclass, field
from uuid import UUID

from alongside.evidence.domain.qda.project import BadProject, Code
from alongside.evidence.domain.qda.tree import Node

GUID = re.compile(r"\{?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?")
COLOUR = re.compile("#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})")
LONGEST_NAME = 400  # letters
LONGEST_TEXT = 200_000
SOURCES = ("TextSource", "Representation", "TextDescription")


@dataclass(slots=True)
class Place:
    """Says where something stands, and knows which numbers were taken before."""

    file: str
    taken: dict[tuple[str, UUID], int] = field(default_factory=dict)  # in which line

    def wrong(self, node: Node, why: str) -> BadProject:
        return BadProject(f"{self.file}, line {node.line}: {why}")

    def guid(self, node: Node, attr: str = "guid") -> UUID:
        said = node.attrs.get(attr, "").strip()
        if not GUID.fullmatch(said):
            raise self.wrong(
                node, f"“{said[:60]}” is no number that a {node.tag} can have as its {attr}"
            )
        return UUID(said)

    def own(self, node: Node) -> UUID:
        """The number of something that others point at: only one of its kind may have it."""
        guid = self.guid(node)
        kind = "Source" if node.tag in SOURCES else node.tag
        if (kind, guid) in self.taken:
            line = self.taken[kind, guid]
            raise self.wrong(node, f"this {node.tag} has the number of another one, in line {line}")
        self.taken[kind, guid] = node.line
        return guid

    def perhaps(self, node: Node, *attrs: str) -> UUID | None:
        said = next((attr for attr in attrs if node.attrs.get(attr)), None)
        return self.guid(node, said) if said else None

    def name(self, node: Node) -> str:
        return self.short(node, node.attrs.get("name", ""), LONGEST_NAME)

    def short(self, node: Node, text: str, most: int = LONGEST_TEXT) -> str:
        if len(text) > most:
            raise self.wrong(
                node, f"the {node.tag} has a text of {len(text):,} letters; we take {most:,}"
            )
        return text

    def description(self, node: Node) -> str:
        found = node.first("Description")
        return self.short(node, found.text) if found is not None else ""

    def memos(self, node: Node) -> tuple[UUID, ...]:
        found = (self.guid(one, "targetGUID") for one in node.all("NoteRef"))
        return tuple(dict.fromkeys(found))


def codes(place: Place, book: Node | None) -> tuple[Code, ...]:
    """The codes below a CodeBook, parents first. Raises BadProject."""
    found: list[Code] = []

    def take(node: Node, above: tuple[UUID, ...]) -> None:
        if place.guid(node) in above:
            raise place.wrong(node, f"the code “{place.name(node)[:60]}” stands inside itself")
        guid, name = place.own(node), place.name(node).strip()
        if not name:
            raise place.wrong(node, "this code has no name; give it one")
        found.append(
            Code(
                guid,
                name,
                place.description(node),
                colour(place, node),
                above[-1] if above else None,
                node.attrs.get("isCodable", "true").strip() in ("true", "1"),
                place.memos(node),
            )
        )
        for child in node.all("Code"):
            take(child, (*above, guid))

    for part in book.all("Codes") if book else ():
        for node in part.all("Code"):
            take(node, ())
    return tuple(found)


def colour(place: Place, node: Node) -> str:
    """#RRGGBB, or empty."""
    said = node.attrs.get("color", "").strip()
    if said and not COLOUR.fullmatch(said):
        raise place.wrong(node, f"“{said[:20]}” is no colour like #46AA00")
    if len(said) == 4:
        said = "#" + "".join(digit * 2 for digit in said[1:])
    return said.upper()
