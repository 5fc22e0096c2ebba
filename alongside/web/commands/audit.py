import argparse
import json
import time

from alongside.evidence.domain.disclosure.audit import audit
from alongside.evidence.domain.disclosure.program import Unfinished
from alongside.evidence.domain.disclosure.reader import NoWorld
from alongside.evidence.domain.disclosure.worlds import TooLarge
from alongside.web.command import Refused, say
from alongside.web.commands.tables import release_of


def do(asked: argparse.Namespace) -> None:
    """Say what a reader of these releases could work out."""
    begun = time.perf_counter()
    files = [*asked.earlier, asked.release]  # oldest first
    releases = [release_of(file) for file in files]
    try:
        told = [
            {"release": files[one.release], "table": one.table, "where": one.where, "why": one.why}
            for one in audit(releases)
        ]
        wrong = f"{told[0]['release']}: {told[0]['why']}" if told else ""
    except NoWorld:
        told, wrong = [], f"{asked.release}: no whole number of people fits these releases"
    except (TooLarge, Unfinished):
        told, wrong = [], f"{asked.release}: the check did not finish; take this as unsafe"
    seconds = round(time.perf_counter() - begun, 3)
    answer = {"safe": not wrong, "why": wrong, "told": told, "seconds": seconds}
    say(json.dumps(answer, ensure_ascii=False))
    if wrong:
        raise Refused(wrong)
