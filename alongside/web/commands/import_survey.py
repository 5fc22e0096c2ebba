import argparse
import json
import sys
from pathlib import Path

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as wrong:
        raise Refused(f"{file}: cannot be read ({wrong.strerror}); check the path") from wrong


def do(asked: argparse.Namespace) -> None:
    ready()
    from django.utils.timezone import now

    from alongside.evidence import operations
    from alongside.evidence.domain import answers
    from alongside.evidence.domain.disclosure.spelling import tally
    from alongside.evidence.operations import surveys
    from alongside.groups.queries import group_of

    group = group_of(asked.group)
    if group is None:
        raise Refused(f"there is no group {asked.group}; `--group` takes the end of its address")
    try:
        found = answers.read(read(asked.file))
    except answers.BadFile as wrong:
        raise Refused(f"{asked.file}: {wrong}") from wrong
    told = {"sheets": len(found.sheets), "questions": found.columns}
    if asked.dry_run:
        kinds = {
            name: len(tally(sheet[name] for sheet in found.sheets)[0]) for name in found.columns
        }
        say(json.dumps(told | {"kinds of answer": kinds}, ensure_ascii=False))
        return
    title = asked.title or (
        Path(asked.file).stem.replace("_", " ") if asked.file != "-" else "Survey"
    )
    try:
        survey = surveys.import_survey(
            found,
            group=group,
            title=title[:200],
            asked_by=asked.asked_by[:200],
            promised=asked.promised[:400],
            by=None,
            now=now(),
        )
    except operations.Refused as refused:
        raise Refused(f"{asked.file}: {refused}") from refused
    say(json.dumps(told | {"survey": str(survey)}, ensure_ascii=False))
