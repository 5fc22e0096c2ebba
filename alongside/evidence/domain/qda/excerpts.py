"""Reads sources and their selections, and puts every selection on its characters."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from alongside.evidence.domain.qda.archive import Archive
from alongside.evidence.domain.qda.codebook import Place
from alongside.evidence.domain.qda.counting import Trial, trials
from alongside.evidence.domain.qda.positions import Asked, Ruler, Text, Way
from alongside.evidence.domain.qda.project import Excerpt, Source
from alongside.evidence.domain.qda.tree import Node
from alongside.evidence.domain.qda.words import words

MOST_SELECTIONS = 100_000


@dataclass(frozen=True, slots=True)
class Found:
    sources: tuple[Source, ...]
    trials: list[Trial]
    left_out: dict[str, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """A source before anybody knows how its file counts."""

    node: Node
    source: Source
    text: Text
    asked: tuple[tuple[Node, Asked], ...]


def sources(
    place: Place, root: Node, archive: Archive | None, codes: set[UUID], origin: str
) -> Found:
    """Raises BadProject for a selection beyond its text or under a code that is not there."""
    left_out: Counter[str] = Counter()
    drafts: list[Draft] = []
    for node, name in texts(root):
        text = words(place, node, archive)
        if text is None:
            left_out["sources without plain text"] += 1
            continue
        source = Source(
            place.own(node),
            place.name(node) or name,
            text.text,
            description=place.description(node),
            memos=place.memos(node),
        )
        asked = tuple((one, ask(place, one)) for one in node.all("PlainTextSelection"))
        drafts.append(Draft(node, source, text, asked))
    if sum(len(draft.asked) for draft in drafts) > MOST_SELECTIONS:
        raise place.wrong(
            root, f"it has more than {MOST_SELECTIONS:,} selections; split the project"
        )
    tried = trials([(one.text, [asked for _, asked in one.asked]) for one in drafts], origin)
    found = []
    for draft in drafts:
        excerpts = (
            *selected(place, draft, tried[0].way, codes, left_out),
            *whole(place, draft, codes),
        )
        found.append(replace(draft.source, excerpts=tuple(dict.fromkeys(excerpts))))
    return Found(tuple(found), tried, left_out)


def texts(root: Node) -> Iterator[tuple[Node, str]]:
    """Every source with words of its own, also those that stand for a PDF or a picture."""
    for part in root.all("Sources"):
        for node in part.children:
            if node.tag == "TextSource":
                yield node, ""
            elif node.tag in ("PDFSource", "PictureSource"):
                for inner in node.all("Representation", "TextDescription"):
                    yield inner, node.attrs.get("name", "")[:400]


def ask(place: Place, node: Node) -> Asked:
    place.guid(node)
    start, end = (position(place, node, attr) for attr in ("startPosition", "endPosition"))
    if start > end:
        raise place.wrong(node, f"the selection begins at {start} and ends before it, at {end}")
    return Asked(start, end, node.attrs.get("name", ""))


def position(place: Place, node: Node, attr: str) -> int:
    said = node.attrs.get(attr, "").strip()
    if not (said.isascii() and said.isdecimal() and len(said) < 12):
        raise place.wrong(node, f"“{said[:30]}” is no place in a text ({attr} of a selection)")
    return int(said)


def selected(
    place: Place, draft: Draft, way: Way, codes: set[UUID], left_out: Counter[str]
) -> Iterator[Excerpt]:
    ruler = Ruler(draft.text, way)
    for node, asked in draft.asked:
        start, end = ruler(asked.start), ruler(asked.end)
        if start is None or end is None:
            raise place.wrong(
                node,
                f"the selection from {asked.start} to {asked.end} does not fit the words of "
                f"“{draft.source.name[:60]}”, which have {len(draft.text.text):,} letters",
            )
        said, memos = place.description(node), place.memos(node)
        bare = Excerpt(start, end, None, who(place, node), said, memos)
        coded = [
            replace(bare, code=code, coder=who(place, one, node), memos=(*memos, *place.memos(one)))
            for one, code in under(place, node, codes)
        ]
        if start < end and (coded or said or memos):
            yield from coded or [bare]
        else:
            left_out["selections that say nothing"] += 1


def whole(place: Place, draft: Draft, codes: set[UUID]) -> Iterator[Excerpt]:
    """A code on a whole source is an excerpt of all its words."""
    for node, code in under(place, draft.node, codes):
        if draft.text.text:
            coder = who(place, node, draft.node)
            yield Excerpt(0, len(draft.text.text), code, coder, memos=place.memos(node))


def under(place: Place, node: Node, codes: set[UUID]) -> Iterator[tuple[Node, UUID]]:
    for coding in node.all("Coding"):
        for ref in coding.all("CodeRef"):
            code = place.guid(ref, "targetGUID")
            if code not in codes:
                raise place.wrong(ref, f"it is coded with {code}, a code that is not in the file")
            yield coding, code


def who(place: Place, *nodes: Node) -> UUID | None:
    """Who made a coding: by its own word, else by the selection's."""
    found = (place.perhaps(node, "creatingUser") for node in nodes)
    return next((coder for coder in found if coder is not None), None)
