import argparse
import json
import time

from alongside.core.strict_json import BadJson
from alongside.gatherings.domain.fair_times import TooMany, choose
from alongside.gatherings.domain.times_file import read_times
from alongside.web.command import Refused, say
from alongside.web.commands.import_survey import read


def do(asked: argparse.Namespace) -> None:
    begun = time.perf_counter()
    try:
        best = choose(*read_times(read(asked.file)))
    except (BadJson, TooMany) as wrong:
        raise Refused(f"{asked.file}: {wrong}") from wrong
    answer = {"chosen": best.chosen, "misses": best.misses, "if_needed": best.if_needed}
    seconds = round(time.perf_counter() - begun, 3)
    say(json.dumps(answer | {"seconds": seconds}, ensure_ascii=False))
