import argparse
import json
import time

from alongside.core.strict_json import BadJson
from alongside.evidence.domain.answers import Answers, BadFile
from alongside.evidence.domain.answers import read as read_answers
from alongside.evidence.domain.disclosure.making import make
from alongside.evidence.domain.disclosure.plan_file import Plan, Wanted, read_plan, wanted
from alongside.evidence.domain.disclosure.release import Release
from alongside.evidence.domain.disclosure.release_file import as_json, read_release
from alongside.web.command import Refused, say
from alongside.web.commands.import_survey import read


def do(asked: argparse.Namespace) -> None:
    """Make tables that are safe to show."""
    begun = time.perf_counter()
    question = gathered(asked)
    release = make(question.question, question.tables)
    seconds = round(time.perf_counter() - begun, 3)
    say(json.dumps(as_json(release) | {"seconds": seconds}, ensure_ascii=False))
    if not release.tables:
        first = release.refused[0]
        raise Refused(f"{asked.answers}: no table can be shown; {first.table[:60]}: {first.why}")


def gathered(asked: argparse.Namespace) -> Wanted:
    answers = answers_of(asked.answers)
    plan = plan_of(asked.plan, answers)
    earlier = [release_of(file) for file in asked.earlier]
    try:
        return wanted(plan, answers, earlier)
    except BadFile as wrong:
        raise Refused(f"{asked.answers}: {wrong}") from wrong


def answers_of(file: str) -> Answers:
    try:
        return read_answers(read(file))
    except BadFile as wrong:
        raise Refused(f"{file}: {wrong}") from wrong


def plan_of(file: str, answers: Answers) -> Plan:
    try:
        return read_plan(read(file), answers.columns)
    except BadJson as wrong:
        raise Refused(f"{file}: {wrong}") from wrong


def release_of(file: str) -> Release:
    try:
        return read_release(read(file))
    except BadJson as wrong:
        raise Refused(f"{file}: {wrong}") from wrong
