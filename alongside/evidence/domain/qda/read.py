"""Reads a project or a codebook from bytes. Whole, or not at all."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from alongside.evidence.domain.qda.archive import Archive, open_archive
from alongside.evidence.domain.qda.codebook import Place, codes
from alongside.evidence.domain.qda.counting import Trial
from alongside.evidence.domain.qda.excerpts import Found, sources
from alongside.evidence.domain.qda.project import BadProject, Code, Coder, Memo, Project
from alongside.evidence.domain.qda.tree import Node, parse
from alongside.evidence.domain.qda.words import words

NOT_READ = {
    "PictureSource": "pictures",
    "AudioSource": "recordings",
    "VideoSource": "films",
    "PictureSelection": "places in pictures",
    "PDFSelection": "places on PDF pages",
    "AudioSelection": "places in recordings",
    "VideoSelection": "places in films",
    "TranscriptSelection": "places in transcripts",
    "Case": "cases",
    "Variable": "variables",
    "Set": "sets",
    "Link": "links",
    "Graph": "drawings",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """`trials` are the ways of counting that were tried, the one taken first; none: no words."""

    project: Project
    trials: list[Trial]
    fingerprint: str  # SHA-256 of the file, and of whether only its codes were read


def read(data: bytes, *, codes_only: bool = False) -> Reading:
    """A .qdpx, its bare .qde, or a .qdc. Raises BadProject with one sentence."""
    fingerprint = hashlib.sha256(data + b"codes only" * codes_only).hexdigest()
    archive: Archive | None = None
    file, text = "the file", data
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        archive = open_archive(data)
        file, text = archive.file, archive.read(archive.file)
    if not text.strip():
        raise BadProject(f"{file}: it is empty; export it again")
    root, place = parse(text, file), Place(file)
    name, origin = root.attrs.get("name", "")[:400], root.attrs.get("origin", "")[:200]
    if root.tag == "CodeBook":
        return alone(name, origin, codes(place, root), fingerprint)
    if root.tag != "Project":
        raise BadProject(
            f"{file}: it begins with <{root.tag[:60]}>, "
            "we read <Project> and <CodeBook> of REFI-QDA; export it again"
        )
    known = codes(place, root.first("CodeBook"))
    if codes_only:
        return alone(name, origin, known, fingerprint)
    memos = tuple(notes(place, root, archive))
    found = sources(place, root, archive, {code.id for code in known}, origin)
    project = Project(
        name,
        origin,
        place.description(root),
        tuple(coders(place, root, found, memos)),
        known,
        found.sources,
        memos,
        place.memos(root),
        left_out(root, found),
    )
    check_memos(place, root, {memo.id for memo in memos})
    return Reading(project, found.trials, fingerprint)


def alone(name: str, origin: str, known: tuple[Code, ...], fingerprint: str) -> Reading:
    """Codes without anybody's words, memos among them."""
    memos = sum(len(code.memos) for code in known)
    bare = tuple(replace(code, memos=()) for code in known)
    left_out = {"memos on codes": memos} if memos else {}
    return Reading(Project(name, origin, codes=bare, left_out=left_out), [], fingerprint)


def coders(place: Place, root: Node, found: Found, memos: tuple[Memo, ...]) -> Iterator[Coder]:
    """Everybody the file names; who coded but is not named has a number and no name."""
    seen = set()
    for part in root.all("Users"):
        for node in part.all("User"):
            seen.add(guid := place.own(node))
            yield Coder(guid, place.name(node))
    deeds = (each.coder for source in found.sources for each in source.excerpts)
    for coder in dict.fromkeys((*deeds, *(memo.coder for memo in memos))):
        if coder is not None and coder not in seen:
            seen.add(coder)
            yield Coder(coder)


def notes(place: Place, root: Node, archive: Archive | None) -> Iterator[Memo]:
    """A note with only a description says that."""
    for part in root.all("Notes"):
        for node in part.all("Note"):
            text = words(place, node, archive)
            said = [place.description(node), place.short(node, text.text) if text else ""]
            yield Memo(
                place.own(node),
                place.name(node),
                "\n\n".join(each for each in said if each),
                place.perhaps(node, "creatingUser", "modifyingUser"),
            )


def left_out(root: Node, found: Found) -> dict[str, int]:
    counted = Counter(NOT_READ[node.tag] for node in root.inside() if node.tag in NOT_READ)
    counted.update(found.left_out)
    return dict(counted)


def check_memos(place: Place, root: Node, known: set[object]) -> None:
    """A reference to a note that is nowhere: somebody's memo would be lost unsaid."""
    for node in root.inside():
        if node.tag == "NoteRef" and place.guid(node, "targetGUID") not in known:
            raise place.wrong(node, "it points at a note that is not in the file; export it again")
