"""Finds the words of each source: in the project's own file, or in one beside it in the zip."""

from urllib.parse import unquote

from alongside.evidence.domain.qda.archive import Archive, safe_name
from alongside.evidence.domain.qda.codebook import Place
from alongside.evidence.domain.qda.positions import Text
from alongside.evidence.domain.qda.tree import Node

INSIDE = "internal://"
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
HINT = "export it again with its sources inside, or bring in the codes alone"


def words(place: Place, node: Node, archive: Archive | None) -> Text | None:
    """The plain text of a source or a note; None where it has none. Raises BadProject."""
    written = node.first("PlainTextContent")
    path = node.attrs.get("plainTextPath", "").strip()
    if written is not None:
        return check(place, node, decode(place, node, written.text.encode()))
    if not path:
        return None
    name = path[len(INSIDE) :] if path.startswith(INSIDE) else path
    if "://" in name or path.startswith(("relative:", "absolute:", "file:")):
        raise place.wrong(node, f"its words are outside the file, at “{path[:80]}”; {HINT}")
    inside = within(archive, safe_name(name)) if archive else None
    if archive is None or inside is None:
        raise place.wrong(node, f"its words are not in the file, at “{path[:80]}”; {HINT}")
    return check(place, node, decode(place, node, archive.read(inside)))


def within(archive: Archive, name: str) -> str | None:
    """The standard says `Sources/`; programs write `sources/` too, or nothing at all.

    Some write a space as %20. What is not in the zip by its own safe name is not found.
    """
    folder = f"{archive.folder}/" if archive.folder else ""
    names = (f"{folder}Sources/{name}", folder + name)
    return next((each for each in (*names, *map(unquote, names)) if each in archive), None)


def decode(place: Place, node: Node, data: bytes) -> Text:
    mark = next((mark for mark in MARKS if data.startswith(mark)), b"")
    try:
        return Text(data[len(mark) :].decode(MARKS.get(mark, "utf-8")), bool(mark))
    except UnicodeDecodeError as wrong:
        raise place.wrong(
            node, f"its words are no UTF-8 text (byte {wrong.start + len(mark):,}); export it again"
        ) from wrong


def check(place: Place, node: Node, text: Text) -> Text:
    if "\x00" in text.text:
        at = text.text.index("\x00")
        raise place.wrong(node, f"its words have a NUL (letter {at:,}); export it again")
    return text
