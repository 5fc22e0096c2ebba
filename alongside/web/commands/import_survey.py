import argparse
import json
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

from alongside.web.command import Refused, say
from alongside.web.commands.ready import ready


def read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as wrong:
        raise Refused(f"{file}: cannot be read ({wrong.strerror}); check the path") from wrong


def do(asked: argparse.Namespace) -> None:
    ready()
    from alongside.evidence.domain.answers import BadFile
    from alongside.groups.queries import group_of

    group = group_of(asked.group)
    if group is None:
        raise Refused(f"there is no group {asked.group}; `--group` takes the end of its address")
    from alongside.evidence.domain.xlsform.sheets import is_form

    data = read(asked.file)
    try:
        if is_form(data):
            bring_form(asked, data, group)
        else:
            bring_answers(asked, data, group)
    except BadFile as wrong:
        raise Refused(f"{asked.file}: {wrong}") from wrong


def bring_form(asked: argparse.Namespace, data: bytes, group: UUID) -> None:
    """A draft with the questions of a form, for the hosts to look at and open; or every cell that
    we do not take. The same file twice is one draft."""
    from django.utils.timezone import now

    from alongside.evidence.domain.xlsform.reading import read as read_form
    from alongside.evidence.domain.xlsform.sheets import BadForm
    from alongside.evidence.domain.xlsform.telling import as_json
    from alongside.evidence.operations.forms import bring_form as keep

    try:
        form = read_form(data)
    except BadForm as wrong:
        if asked.dry_run:
            say(json.dumps({"refused": wrong.refused}, ensure_ascii=False))
        more = len(wrong.refused) - 1
        rest = f" ({more} more: --dry-run lists them)" if more else ""
        raise Refused(f"{asked.file}: {wrong}{rest}") from wrong
    told = as_json(form)
    if not asked.dry_run:
        survey = keep(
            data,
            form,
            title=asked.title or form.title or Path(asked.file).stem.replace("_", " "),
            asked_by=asked.asked_by,
            promised=asked.promised,
            group=group,
            by=None,
            now=now(),
        )
        told |= {"survey": str(survey)}
    say(json.dumps(told, ensure_ascii=False))


def bring_answers(asked: argparse.Namespace, data: bytes, group: Any) -> None:
    from django.utils.timezone import now

    from alongside.evidence import operations
    from alongside.evidence.domain.bringing.brought import bring
    from alongside.evidence.operations import surveys

    brought = bring(data)
    found = with_decisions(asked.spellings, brought.answers)
    told = {"sheets": len(found.sheets), "questions": found.columns}
    if asked.dry_run:
        say(json.dumps(told | looked_at(brought, found), ensure_ascii=False))
    if brought.faults and not asked.keep_days:
        raise Refused(
            f"{asked.file}: {brought.faults[0]}, or give --keep-days to keep them as they are"
        )
    if asked.dry_run:
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
    told |= {"survey": str(survey), "read": brought.said, "doubled": brought.doubled}
    say(json.dumps(told, ensure_ascii=False))


def with_decisions(file: str, answers: Any) -> Any:
    from alongside.evidence.domain.answers import BadFile
    from alongside.evidence.domain.bringing.spellings import decided, read_decisions

    if not file:
        return answers
    try:
        return decided(answers, read_decisions(read(file)))
    except BadFile as wrong:
        raise Refused(f"{file}: {wrong}") from wrong


def looked_at(brought: Any, found: Any) -> dict[str, object]:
    """What `--dry-run` says, with what was decided already in place."""
    from dataclasses import replace

    from alongside.evidence.domain.bringing.look import as_json, look
    from alongside.evidence.domain.disclosure.spelling import tally

    kinds = {name: len(tally(sheet[name] for sheet in found.sheets)[0]) for name in found.columns}
    brought = replace(brought, answers=found)
    return {"kinds of answer": kinds} | as_json(brought, look(brought))
