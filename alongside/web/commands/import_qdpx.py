import argparse
import json
from collections.abc import Sequence

from alongside.evidence.domain.qda.counting import Trial
from alongside.evidence.domain.qda.project import BadProject
from alongside.evidence.domain.qda.read import Reading, read
from alongside.web.command import Refused, say
from alongside.web.commands.import_survey import read as read_file
from alongside.web.commands.ready import ready


def do(asked: argparse.Namespace) -> None:
    ready()
    from django.utils.timezone import now

    from alongside.evidence.operations import Refused as RefusedByRows
    from alongside.evidence.operations.coding import import_coding
    from alongside.groups.queries import group_of

    group = group_of(asked.group)
    if group is None:
        raise Refused(f"there is no group {asked.group}; `--group` takes the end of its address")
    try:
        found = read(read_file(asked.file), codes_only=asked.codes_only)
    except BadProject as wrong:
        raise Refused(f"{asked.file}: {wrong}") from wrong
    if asked.dry_run:
        say(json.dumps(told(found), ensure_ascii=False))
        return
    try:
        coding = import_coding(
            found,
            group=group,
            title=(asked.title or found.project.name or "Coded words")[:200],
            asked_by=asked.asked_by[:200],
            promised=asked.promised[:400],
            by=None,
            now=now(),
        )
    except RefusedByRows as refused:
        raise Refused(f"{asked.file}: {refused}") from refused
    say(json.dumps(told(found) | {"coding": str(coding)}, ensure_ascii=False))


def told(found: Reading) -> dict[str, object]:
    """What the file holds, and how its positions were understood."""
    project = found.project
    return {
        "codes": len(project.codes),
        "coders": len(project.coders),
        "words": len(project.sources),
        "excerpts": sum(len(source.excerpts) for source in project.sources),
        "memos": len(project.memos),
        "left out": project.left_out,
        "positions": positions(found.trials),
    }


def positions(trials: Sequence[Trial]) -> dict[str, object]:
    """The way that was taken, and how many selections begin on a word in each way that differs."""
    if not trials or not trials[0].selections:
        return {}
    differing: dict[tuple[int, int], Trial] = {}
    for trial in trials:
        differing.setdefault((trial.begin, trial.end), trial)
    return {
        "counted in": str(trials[0].way),
        "selections": trials[0].selections,
        "begin on a word": {str(trial.way): trial.begin for trial in differing.values()},
    }
