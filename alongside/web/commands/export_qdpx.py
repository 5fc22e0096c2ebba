import argparse
import os
from pathlib import Path

from alongside.evidence.domain.qda import write
from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    ready()
    from django.utils.timezone import now

    from alongside.evidence.operations import Refused as RefusedByRows
    from alongside.evidence.operations.coding import export_coding
    from alongside.evidence.queries.coding import coding_behind

    file = Path(asked.file)
    if file.suffix.lower() not in (".qdpx", ".qdc"):
        raise Refused(f"{asked.file}: name the file with .qdpx at its end, or .qdc for codes alone")
    found = coding_behind(asked.report)
    if not found:
        raise Refused(f"{asked.report}: no coded words stand behind it; `import qdpx` brings some")
    if len(found) > 1:
        numbers = ", ".join(str(coding) for coding in found[:8])
        raise Refused(f"{asked.report}: {len(found)} codings stand behind it; name one: {numbers}")
    try:
        held = export_coding(found[0], by=None, now=now())
    except RefusedByRows as refused:
        raise Refused(f"{asked.report}: {refused}") from refused
    alone = file.suffix.lower() == ".qdc"
    save(file, write.codebook(held.codes) if alone else write.project(held))
    say(f"{asked.file}: {len(held.codes)} codes, {0 if alone else len(held.sources)} words")


def save(file: Path, data: bytes) -> None:
    """Whole or not at all, for nobody else's eyes."""
    half = file.with_name(f".{file.name}.half")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as open_:
            open_.write(data)
        half.replace(file)
    except OSError as wrong:
        raise Refused(f"{file}: cannot be written ({wrong.strerror}); check the folder") from wrong
