"""Writes a project or a codebook, always as the standard says: positions are code points."""

import io
import zipfile
from collections.abc import Iterable
from itertools import groupby
from uuid import UUID, uuid5

from alongside.evidence.domain.qda.project import Code, Excerpt, Memo, Project, Source
from alongside.evidence.domain.qda.tree import Node, write

ORIGIN = "Alongside"
PROJECT = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
ALONE = "~"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same project is the same bytes, and no clock is told


def guid(number: UUID) -> str:
    return str(number).upper()


def codebook(codes: Iterable[Code]) -> bytes:
    """A .qdc."""
    root = Node("CodeBook", {"xmlns": CODEBOOK, "origin": ORIGIN})
    put_codes(root, tuple(codes), memos=False)
    return write(root)


def project(held: Project) -> bytes:
    """A .qdpx with every source inside."""
    root = Node("Project", {"xmlns": PROJECT, "name": held.name, "origin": ORIGIN})
    if held.coders:
        users = root.add("Users")
        for coder in held.coders:
            users.add("User", guid=guid(coder.id), name=coder.name)
    if held.codes:
        put_codes(root.add("CodeBook"), held.codes, memos=True)
    if held.sources:
        sources = root.add("Sources")
        for source in held.sources:
            put_source(sources, source)
    if held.memos:
        notes = root.add("Notes")
        for memo in held.memos:
            put_memo(notes, memo)
    if held.description:
        root.add("Description", held.description)
    put_refs(root, held.about)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        put_file(opened, "project.qde", write(root))
        for source in held.sources:
            put_file(opened, f"Sources/{guid(source.id)}.txt", source.text.encode())
    return packed.getvalue()


def put_file(opened: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    opened.writestr(info, data)


def put_codes(book: Node, codes: tuple[Code, ...], *, memos: bool) -> None:
    """Parents come first, so each one's place is known when its children come."""
    top = book.add("Codes")
    nodes: dict[UUID | None, Node] = {None: top}
    for code in codes:
        node = nodes.get(code.parent, top).add(
            "Code",
            guid=guid(code.id),
            name=code.name,
            isCodable=str(code.codable).lower(),
            color=code.colour,
        )
        nodes[code.id] = node
        if code.description:
            node.add("Description", code.description)
        if memos:
            put_refs(node, code.memos)


def put_source(sources: Node, source: Source) -> None:
    node = sources.add(
        "TextSource",
        guid=guid(source.id),
        name=source.name,
        plainTextPath=f"internal://{guid(source.id)}.txt",
    )
    if source.description:
        node.add("Description", source.description)

    for (start, end, said, alone), held in groupby(sorted(source.excerpts, key=stretch), stretch):
        number = uuid5(source.id, f"{start}-{end}-{said}-{alone}")
        selection = node.add(
            "PlainTextSelection",
            guid=guid(number),
            startPosition=str(start),
            endPosition=str(end),
            creatingUser=alone.strip(ALONE),
        )
        if said:
            selection.add("Description", said)
        put_codings(selection, number, tuple(held))
    put_refs(node, source.memos)


def stretch(one: Excerpt) -> tuple[int, int, str, str]:
    """Excerpts just alike share a selection; one without a code keeps a selection of its own."""
    alone = "" if one.code else ALONE + (guid(one.coder) if one.coder else "")
    return one.start, one.end, one.description, alone


def put_codings(selection: Node, number: UUID, held: tuple[Excerpt, ...]) -> None:
    for at, one in enumerate(held):
        if one.code is None:
            put_refs(selection, one.memos)
            continue
        coding = selection.add(
            "Coding",
            guid=guid(uuid5(number, str(at))),
            creatingUser=guid(one.coder) if one.coder else "",
        )
        coding.add("CodeRef", targetGUID=guid(one.code))
        put_refs(coding, one.memos)


def put_memo(notes: Node, memo: Memo) -> None:
    node = notes.add(
        "Note",
        guid=guid(memo.id),
        name=memo.name,
        creatingUser=guid(memo.coder) if memo.coder else "",
    )
    node.add("PlainTextContent", memo.text)


def put_refs(node: Node, memos: Iterable[UUID]) -> None:
    for memo in memos:
        node.add("NoteRef", targetGUID=guid(memo))
