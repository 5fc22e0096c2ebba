"""A document as a PDF."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from alongside.core.paper.blocks import Back, Block, Said, Text, from_right, paragraphs
from alongside.core.pdf import pdf
from alongside.core.square import square

TEMPLATE = Path(__file__).with_name("document.typ")


def document_pdf(blocks: Sequence[Block]) -> bytes:
    return pdf(TEMPLATE, blocks=json.dumps([as_told(block) for block in blocks]))


def as_told(block: Block) -> dict[str, Any]:
    told = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Text | Said):
        told["parts"] = [
            {"text": part, "from_right": from_right(part)} for part in paragraphs(block.text)
        ]
    if isinstance(block, Back):
        told["square"] = square(block.link)
    return told
