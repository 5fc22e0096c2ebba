import argparse
import json
from pathlib import Path

from alongside.web.command import Refused, say
from alongside.web.commands.import_survey import read
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    ready()
    from django.utils.timezone import now

    from alongside.evidence.domain import answers
    from alongside.evidence.domain.themes.comments import one_column, sort_out
    from alongside.evidence.operations import Refused as RefusedByRows
    from alongside.evidence.operations.coding_begun import bring_comments
    from alongside.groups.queries import group_of

    group = group_of(asked.group)
    if group is None:
        raise Refused(f"there is no group {asked.group}; `--group` takes the end of its address")
    try:
        file = answers.read(read(asked.file))
    except answers.BadFile as wrong:
        raise Refused(f"{asked.file}: {wrong}") from wrong
    for name in (asked.column, *([asked.person] if asked.person else []), *asked.yes):
        if name not in file.columns:
            known = ", ".join(f"“{column[:40]}”" for column in file.columns[:8])
            raise Refused(f"{asked.file}: there is no column “{name[:80]}”; there are {known}")
    found = sort_out(file.sheets, asked.column, asked.person, asked.yes)
    told = {
        "rows": len(file.sheets),
        "words to code": len(found.words),
        "people": found.people,
        "left out": found.left_out,
    }
    if asked.dry_run:
        say(json.dumps(told, ensure_ascii=False))
        return
    title = asked.title or (Path(asked.file).stem.replace("_", " ") if asked.file != "-" else "")
    try:
        coding = bring_comments(
            found,
            fingerprint=one_column(file.fingerprint, asked.column),
            group=group,
            title=(title or asked.column)[:200],
            asked_by=asked.asked_by[:200],
            promised=asked.promised[:400],
            by=None,
            now=now(),
        )
    except RefusedByRows as refused:
        raise Refused(f"{asked.file}: {refused}") from refused
    say(json.dumps(told | {"coding": str(coding)}, ensure_ascii=False))
